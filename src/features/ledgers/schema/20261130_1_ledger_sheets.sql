-- How a head of somebody's sheets is to be read, as a person has mended it: once for each type and row of heads.
create table ledger_mappings (
  partition text not null,
  type text not null,
  signature text not null,
  mapping text not null,
  changed_at bigint not null,
  changed_by text not null,
  primary key (partition, type, signature)
);

-- Imports of sheets: how far they are, and what came of them.
create table ledger_batches (
  partition text not null,
  id text not null,
  type text not null,
  file text not null,
  account text not null,
  by_name text not null,
  started_at bigint not null,
  ended_at bigint,
  state text not null check (state in ('running', 'done', 'cancelled', 'failed', 'undone')),
  done bigint not null,
  all_rows bigint not null,
  counts text not null,
  undone bigint not null,
  stayed bigint not null,
  primary key (partition, id)
);
create index ledger_batches_newest on ledger_batches (partition, type, started_at);
