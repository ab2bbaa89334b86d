-- The history of a household lies in the order of its versions: a row is put into one tree, not into two.
alter table household_history rename to household_history_before;
create table household_history (
  partition text not null,
  household text not null,
  version bigint not null,
  at bigint not null,
  person text not null,
  person_name text not null,
  what text not null,
  reason text not null,
  visit text not null,
  changes text not null,
  primary key (partition, household, version)
) without rowid;
insert into household_history select partition, household, version, at, person, person_name, what, reason, visit, changes from household_history_before;
drop table household_history_before;
