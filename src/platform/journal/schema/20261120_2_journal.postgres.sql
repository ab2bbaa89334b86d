-- What happened, by whom, when. Never changed after it is written. `tx` is the writing transaction: a row of a
-- transaction older than all that still run can have no unseen neighbour before it.
create table journal (
  seq bigint generated always as identity primary key,
  tx bigint not null default cast(cast(pg_current_xact_id() as text) as bigint),
  at bigint not null,
  account text,
  person text,
  actor_name text not null,
  via text not null,
  request_id text not null,
  kind text not null,
  subject_kind text not null,
  subject text not null,
  place_path text not null,
  detail text not null
);
create index journal_by_subject on journal (subject, seq);
create index journal_by_tx on journal (tx, seq);
-- Seals: row_hashes names each row of the batch with its hash; hash covers them and the batch before.
create table journal_batches (
  no bigint primary key,
  sealed_at bigint not null,
  row_count bigint not null,
  last_tx bigint not null,
  last_seq bigint not null,
  row_hashes text not null,
  previous_hash text not null,
  hash text not null
);
