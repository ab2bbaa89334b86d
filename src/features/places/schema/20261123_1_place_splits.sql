-- A place may be split: its version says so, and a new place names the one it came out of. Both databases take a table
-- made anew; only one of them takes a changed check.
create table place_versions_with_origin (
  partition text not null,
  code text not null,
  sequence bigint not null,
  name text not null,
  short_name text not null,
  level text not null,
  kind text not null,
  parent text,
  path text not null,
  valid_from bigint,
  valid_to bigint,
  change text not null check (change in ('create', 'rename', 'move', 'merge', 'close', 'split', 'carried')),
  successor text,
  reason text not null,
  origin text,
  primary key (partition, code, sequence)
);
insert into place_versions_with_origin (partition, code, sequence, name, short_name, level, kind, parent, path, valid_from,
  valid_to, change, successor, reason)
  select partition, code, sequence, name, short_name, level, kind, parent, path, valid_from, valid_to, change, successor, reason
  from place_versions;
drop table place_versions;
alter table place_versions_with_origin rename to place_versions;
create index place_versions_by_path on place_versions (partition, path);
create index place_versions_by_parent on place_versions (partition, parent);
create index place_versions_by_origin on place_versions (partition, origin) where origin is not null;
