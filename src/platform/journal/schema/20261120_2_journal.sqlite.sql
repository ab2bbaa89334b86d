-- What happened, by whom, when. Never changed after it is written.
create table journal (
  seq integer primary key,
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
