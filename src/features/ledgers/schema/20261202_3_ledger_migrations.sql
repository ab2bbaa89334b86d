-- Old records being brought to a later version of their ledger: how far, by whose word, and which stay as they are.
create table ledger_migrations (
  partition text not null,
  id text not null,
  type text not null,
  version bigint not null,
  lose smallint not null check (lose in (0, 1)),
  account text not null,
  by_name text not null,
  started_at bigint not null,
  ended_at bigint,
  state text not null check (state in ('running', 'done', 'failed')),
  after_record text not null,
  all_records bigint not null,
  moved bigint not null,
  stayed bigint not null,
  stayed_list text not null,
  primary key (partition, id)
);
create index ledger_migrations_of on ledger_migrations (partition, type, started_at);
create index ledger_migrations_running on ledger_migrations (partition, state);
create index ledger_records_by_version on ledger_records (partition, type, type_version);
