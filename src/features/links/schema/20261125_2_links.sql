-- Who answers for a place or a household in [from_on, until_on). `path` follows the place; programmes is a JSON array of keys.
create table links (
  partition text not null,
  id text not null,
  kind text not null,
  who_kind text not null check (who_kind in ('person', 'unit', 'team')),
  who text not null,
  place text not null,
  household text,
  path text not null,
  level text not null,
  helper_class text not null check (helper_class in ('unit', 'leader', 'enterprise', 'stationed', 'member', 'other')),
  programmes text not null,
  demonstration bigint not null,
  from_on bigint not null,
  until_on bigint,
  source text not null,
  note text not null,
  replaced_by text,
  changed_at bigint not null,
  version bigint not null,
  primary key (partition, id)
);
create index links_by_path on links (partition, path, kind, id);
create index links_by_who on links (partition, who, kind);
create index links_by_household on links (partition, household, kind) where household is not null;
create index links_by_level on links (partition, level, kind, path);
create index links_by_place on links (partition, place, kind) where household is null;

-- Who is away in [from_on, until_on), and who stands in for every link and seat of his.
create table link_absences (
  partition text not null,
  id text not null,
  person text not null,
  substitute text not null,
  from_on bigint not null,
  until_on bigint not null,
  note text not null,
  changed_at bigint not null,
  version bigint not null,
  primary key (partition, id)
);
create index link_absences_by_person on link_absences (partition, person, from_on);
create index link_absences_by_substitute on link_absences (partition, substitute, from_on);

-- For other features: who is linked to what.
create view links_facts as
  select partition, id, kind, who_kind, who, place, household, path, level, helper_class, from_on, until_on, changed_at from links;
create view link_absences_facts as select partition, person, substitute, from_on, until_on from link_absences;
