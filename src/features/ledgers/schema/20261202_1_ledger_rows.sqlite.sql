-- The records of a place are found, and put in order, in the index alone.
drop index ledger_records_by_place;
create index ledger_records_by_place on ledger_records (partition, type, place_path, void, due_on, id);

-- What belongs to records lies in the order of its keys: a row is put into one tree, not into two.
alter table ledger_keys rename to ledger_keys_before;
drop index ledger_keys_of;
create table ledger_keys (
  partition text not null,
  type text not null,
  field text not null,
  value text not null,
  record text not null,
  primary key (partition, type, field, value, record)
) without rowid;
insert into ledger_keys select partition, type, field, value, record from ledger_keys_before;
drop table ledger_keys_before;
create index ledger_keys_of on ledger_keys (partition, record);

alter table ledger_business_keys rename to ledger_business_keys_before;
drop index ledger_business_keys_of;
create table ledger_business_keys (
  partition text not null,
  type text not null,
  value text not null,
  record text not null,
  primary key (partition, type, value)
) without rowid;
insert into ledger_business_keys select partition, type, value, record from ledger_business_keys_before;
drop table ledger_business_keys_before;
create index ledger_business_keys_of on ledger_business_keys (partition, record);

-- All of a figure lies together and is read at one go; an index by groups would be read beside it, never instead.
alter table ledger_facts rename to ledger_facts_before;
drop index ledger_facts_of;
drop index ledger_facts_by;
create table ledger_facts (
  partition text not null,
  type text not null,
  figure text not null,
  record text not null,
  row_no bigint not null,
  first_by text not null,
  second_by text not null,
  item text not null,
  place_path text not null,
  day bigint not null,
  amount bigint not null,
  base bigint not null,
  qualifier smallint not null,
  primary key (partition, type, figure, record, row_no, first_by, second_by, item)
) without rowid;
insert into ledger_facts (partition, type, figure, first_by, second_by, place_path, day, record, row_no, amount, base, qualifier, item)
  select partition, type, figure, first_by, second_by, place_path, day, record, row_no, amount, base, qualifier, item from ledger_facts_before;
drop table ledger_facts_before;
create index ledger_facts_of on ledger_facts (partition, record);

alter table ledger_history rename to ledger_history_before;
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
) without rowid;
insert into ledger_history select partition, record, seq, at, by_account, by_name, kind, detail from ledger_history_before;
drop table ledger_history_before;

alter table ledger_ties rename to ledger_ties_before;
drop index ledger_ties_to;
create table ledger_ties (
  partition text not null,
  record text not null,
  kind text not null check (kind in ('ticket', 'problem', 'household', 'place', 'record')),
  target text not null,
  field text not null,
  primary key (partition, record, kind, target, field)
) without rowid;
insert into ledger_ties select partition, record, kind, target, field from ledger_ties_before;
drop table ledger_ties_before;
create index ledger_ties_to on ledger_ties (partition, kind, target);
