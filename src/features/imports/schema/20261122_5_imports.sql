-- Results of imports; the rows themselves are where their features keep them.
create table imports (
  partition text not null,
  id text not null,
  kind text not null,
  dry_run bigint not null,
  account text not null,
  started_at bigint not null,
  rows_read bigint not null,
  rows_created bigint not null,
  rows_unchanged bigint not null,
  rows_failed bigint not null,
  primary key (partition, id)
);
create table import_faults (
  partition text not null,
  import text not null,
  position bigint not null,
  line bigint not null,
  field text not null,
  message_key text not null,
  message_args text not null,
  primary key (partition, import, position)
);
