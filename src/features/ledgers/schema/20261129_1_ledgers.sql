-- Declared ledgers 台账. A version of a type stays as long as records were written with it. `shipped`: as it came in the packs.
create table ledger_types (
  partition text not null,
  key text not null,
  version bigint not null,
  declaration text not null,
  digest text not null,
  shipped smallint not null check (shipped in (0, 1)),
  published_at bigint not null,
  published_by text not null,
  note text not null,
  primary key (partition, key, version)
);

-- `fields` is what was entered and computed, as JSON. `due_on` is a day; who has none, or has ended, stands at the end.
create table ledger_records (
  partition text not null,
  id text not null,
  type text not null,
  type_version bigint not null,
  number text not null,
  title text not null,
  state text not null,
  ended smallint not null check (ended in (0, 1)),
  place text not null,
  place_path text not null,
  unit text not null,
  entered_by text not null,
  entered_name text not null,
  entered_at bigint not null,
  changed_at bigint not null,
  last_by text not null,
  due_on bigint not null,
  batch text,
  void smallint not null check (void in (0, 1)),
  fields text not null,
  version bigint not null,
  primary key (partition, id)
);
create index ledger_records_newest on ledger_records (partition, type, void, id);
create index ledger_records_by_place on ledger_records (partition, type, place_path, id);
create index ledger_records_by_due on ledger_records (partition, type, due_on, id);
create index ledger_records_by_batch on ledger_records (partition, batch) where batch is not null;

-- What lists are filtered and sorted by: one row for each value of a field that its type names, in an order that texts have.
create table ledger_keys (
  partition text not null,
  type text not null,
  field text not null,
  value text not null,
  record text not null,
  primary key (partition, type, field, value, record)
);
create index ledger_keys_of on ledger_keys (partition, record);

-- What makes a row of a sheet the same as a record that is there.
create table ledger_business_keys (
  partition text not null,
  type text not null,
  value text not null,
  record text not null,
  primary key (partition, type, value)
);
create index ledger_business_keys_of on ledger_business_keys (partition, record);

-- What a record says to each figure of its type: amounts in millionths. `hits` of `base` for a rate.
create table ledger_facts (
  partition text not null,
  type text not null,
  figure text not null,
  first_by text not null,
  second_by text not null,
  place_path text not null,
  day bigint not null,
  record text not null,
  row_no bigint not null,
  amount bigint not null,
  base bigint not null,
  qualifier smallint not null,
  item text not null,
  primary key (partition, type, figure, record, row_no, first_by, second_by, item)
);
create index ledger_facts_of on ledger_facts (partition, record);
create index ledger_facts_by on ledger_facts (partition, type, figure, first_by, second_by, day);

create table ledger_history (
  partition text not null,
  record text not null,
  seq bigint not null,
  at bigint not null,
  by_account text not null,
  by_name text not null,
  kind text not null,
  detail text not null,
  primary key (partition, record, seq)
);

-- Ties to other things: requests, problems, households, other records. `field`: where it stands; empty: tied by hand.
create table ledger_ties (
  partition text not null,
  record text not null,
  kind text not null check (kind in ('ticket', 'problem', 'household', 'place', 'record')),
  target text not null,
  field text not null,
  primary key (partition, record, kind, target, field)
);
create index ledger_ties_to on ledger_ties (partition, kind, target);

-- Numbers given, one counter for each unit, type and year: without gaps, never given twice.
create table ledger_numbers (
  partition text not null,
  type text not null,
  unit text not null,
  year bigint not null,
  last bigint not null,
  primary key (partition, type, unit, year)
);

create table ledger_views (
  partition text not null,
  account text not null,
  type text not null,
  id text not null,
  name text not null,
  query text not null,
  primary key (partition, account, type, id)
);
