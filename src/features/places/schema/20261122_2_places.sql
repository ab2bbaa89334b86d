-- Places as they are now, closed ones too (a code is never used again).
create table places (
  partition text not null,
  code text not null,
  name text not null,
  short_name text not null,
  full_name text not null,
  level text not null,
  kind text not null,
  parent text,
  path text not null,
  valid_from bigint,
  valid_to bigint,
  since bigint,
  successor text,
  now_code text not null,
  now_path text not null,
  version bigint not null,
  primary key (partition, code)
);
create unique index places_by_path on places (partition, path);
create index places_by_parent on places (partition, parent, code);
create index places_by_successor on places (partition, now_code);

-- Every place as it was: one row for each time it changed. valid_to is the first day on which it no longer held.
create table place_versions (
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
  change text not null check (change in ('create', 'rename', 'move', 'merge', 'close', 'carried')),
  successor text,
  reason text not null,
  primary key (partition, code, sequence)
);
create index place_versions_by_path on place_versions (partition, path);
create index place_versions_by_parent on place_versions (partition, parent);

create table units (
  partition text not null,
  id text not null,
  name text not null,
  short_name text not null,
  kind text not null check (kind in ('office', 'department', 'government', 'enterprise', 'institution',
                                     'village_committee', 'supervision', 'other')),
  place text not null,
  superior text,
  path text not null,
  numbering_prefix text not null,
  phone text not null,
  principal text,
  closed_on bigint,
  version bigint not null,
  primary key (partition, id)
);
create unique index units_by_path on units (partition, path);
create index units_by_place on units (partition, place, kind);
create index units_by_name on units (partition, name, id);

-- Kinds of matters a unit handles.
create table unit_categories (
  partition text not null,
  unit text not null,
  category text not null,
  primary key (partition, unit, category)
);
create index unit_categories_by_category on unit_categories (partition, category, unit);

-- For other features: where every code is now, and where units are.
create view places_facts as
  select partition, code, name, short_name, full_name, level, path, now_code, now_path, valid_to from places;
create view units_facts as
  select u.partition, u.id, u.name, u.short_name, u.kind, u.place, p.now_path as place_path, u.path, u.superior, u.closed_on
  from units u join places p on p.partition = u.partition and p.code = u.place;
