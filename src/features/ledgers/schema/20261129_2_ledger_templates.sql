-- Word files of an office's own, filled from records of a ledger. `file`: base64url.
create table ledger_templates (
  partition text not null,
  type text not null,
  key text not null,
  name text not null,
  file text not null,
  at bigint not null,
  by_name text not null,
  primary key (partition, type, key)
);
