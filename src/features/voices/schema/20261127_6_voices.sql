-- What the machine says of each ticket; it decides nothing. `number` is 1, 2, 3 … in the order of hearing. A group and a family of copies
-- are called by the number of their oldest ticket; null: not placed yet, and no copy. proposals, words, flags are JSON.
create table voices (
  partition text not null,
  ticket text not null,
  number bigint not null,
  model bigint not null,
  is_sure smallint not null,
  proposals text not null,
  words text not null,
  flags text not null,
  copy_of bigint,
  group_number bigint,
  primary key (partition, ticket)
);
create unique index voices_by_number on voices (partition, number);
create index voices_by_group on voices (partition, group_number, number) where group_number is not null;
create index voices_waiting on voices (partition, number) where group_number is null;
create index voices_by_copy on voices (partition, copy_of) where copy_of is not null;

-- Versions of what was learned. `confirmed`: how many decisions of people it learned from; figures are JSON.
create table voice_models (
  partition text not null,
  version bigint not null,
  source text not null check (source in ('starter', 'decisions', 'file')),
  made_at bigint not null,
  examples bigint not null,
  confirmed bigint not null,
  figures text not null,
  is_active smallint not null,
  primary key (partition, version)
);
-- The bytes, as base64url, a part after the other.
create table voice_model_parts (
  partition text not null,
  version bigint not null,
  part bigint not null,
  bytes text not null,
  primary key (partition, version, part)
);

-- What people decided about two tickets: the same problem or not.
create table voice_pairs (
  partition text not null,
  number bigint not null,
  one text not null,
  other text not null,
  is_same smallint not null,
  person text,
  person_name text not null,
  at bigint not null,
  primary key (partition, number)
);
create unique index voice_pairs_by_tickets on voice_pairs (partition, one, other);
create index voice_pairs_by_other on voice_pairs (partition, other);

-- Grouping everything anew.
create table voice_runs (
  partition text not null,
  number bigint not null,
  state text not null check (state in ('waiting', 'running', 'done', 'cancelled')),
  phase text not null check (phase in ('counting', 'grouping', 'writing')),
  done bigint not null,
  total bigint not null,
  moved bigint not null,
  asked_at bigint not null,
  asked_by text not null,
  ended_at bigint,
  primary key (partition, number)
);
