-- How many tickets stand where, kept in the transaction that changes them (ticket_tally_store.h): one row a district, or
-- a unit and district (`scope`), holder and state. `lane` parts the connections that write, so that they seldom meet in one row.
create table ticket_tallies (
  partition text not null,
  scope text not null,
  holder_unit text not null,
  state smallint not null,
  lane smallint not null,
  tickets bigint not null,
  paused bigint not null,
  deciding bigint not null,
  primary key (partition, scope, holder_unit, state, lane)
);
