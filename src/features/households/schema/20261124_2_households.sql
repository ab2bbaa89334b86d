-- Households. Names, phones, addresses and ways to camps are sealed; beside them stands what a list may show. `path` is the
-- place's path now.
create table households (
  partition text not null,
  id text not null,
  number text not null,
  place text not null,
  path text not null,
  head_masked text not null,
  state text not null check (state in ('active', 'away', 'merged', 'left')),
  state_on bigint not null,
  successor text,
  origin text,
  members_count bigint not null,
  camps text not null,
  profile text not null,
  form_version text not null,
  surveyed smallint not null,
  consent text not null check (consent in ('unknown', 'given', 'refused', 'withdrawn')),
  consent_on bigint,
  sealed text not null,
  first_digest text not null,
  registered_at bigint not null,
  changed_at bigint not null,
  version bigint not null,
  primary key (partition, id)
);
create unique index households_by_number on households (partition, place, number);
create index households_by_path on households (partition, path, number, id);
create index households_by_change on households (partition, changed_at);

-- `id_index`: a keyed digest of the id number, for finding the same one again; empty where none was given.
create table household_members (
  partition text not null,
  id text not null,
  household text not null,
  sequence bigint not null,
  relation text not null check (relation in ('head', 'spouse', 'child', 'parent', 'grandparent', 'grandchild', 'sibling', 'other')),
  name_masked text not null,
  away smallint not null,
  has_phone smallint not null,
  id_index text not null,
  sealed text not null,
  primary key (partition, id)
);
create index household_members_by_household on household_members (partition, household, sequence);
create index household_members_by_id_index on household_members (partition, id_index) where id_index <> '';

create table household_tags (
  partition text not null,
  household text not null,
  tag text not null,
  reason text not null,
  since_on bigint not null,
  until_on bigint not null,
  entered_by text not null,
  primary key (partition, household, tag)
);
create index household_tags_by_tag on household_tags (partition, tag, until_on);

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
);

-- How many, kept in the transaction of every change; one row a place itself and state.
create table household_tallies (
  partition text not null,
  path text not null,
  state text not null,
  households bigint not null,
  surveyed bigint not null,
  primary key (partition, path, state)
);

-- The last number given out at a place.
create table household_numbers (
  partition text not null,
  place text not null,
  last bigint not null,
  primary key (partition, place)
);

-- For other features: nothing here opens a name.
create view households_facts as
  select partition, id, number, place, path, state, state_on, head_masked, successor, origin, members_count, surveyed, registered_at, changed_at
  from households;
create view household_tags_facts as select partition, household, tag, since_on, until_on from household_tags;
create view household_tallies_facts as select partition, path, state, households, surveyed from household_tallies;
