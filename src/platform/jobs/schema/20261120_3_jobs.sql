-- Timed work: who does it now, when it is due again. The row named "reactions" is the lease of all reactions.
create table jobs (
  name text primary key,
  owner text,
  leased_until bigint not null,
  next_at bigint not null,
  failures bigint not null,
  last_error text,
  last_run_at bigint,
  last_count bigint
);
-- How far each reaction has come in the journal.
create table reactions (
  name text primary key,
  tx bigint not null,
  seq bigint not null,
  next_at bigint not null,
  failures bigint not null,
  last_error text
);
