-- How many tickets stand where, kept in the transaction that changes them (ticket_tally_store.h): one row a district, or
-- a unit and district (`scope`), holder and state. `lane` parts writers on PostgreSQL; here it is always 0.
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
) without rowid;
