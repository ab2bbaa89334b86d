-- What administrators set in place of the packs: time limits and calendar years, every version of them.
create table rulebook_versions (
  partition text not null,
  name text not null,
  version bigint not null check (version > 0),
  content text not null,
  at bigint not null,
  account text not null,
  by_name text not null,
  reason text not null,
  primary key (partition, name, version)
);
-- Changes with every version: who holds the rules in memory knows by it whether they are still so.
create table rulebook_stamp (
  stamp bigint not null
);
insert into rulebook_stamp (stamp) values (0);
