-- Visits: who met whom, when and how; entered once. `day` is the civil day of began_at; needs, promised, programmes are JSON arrays.
create table visits (
  partition text not null,
  id text not null,
  kind text not null check (kind in ('home', 'field', 'phone', 'meeting', 'not_home', 'joint_meeting', 'supervision')),
  status text not null check (status in ('held', 'attempt', 'disputed', 'void')),
  household text,
  place text not null,
  path text not null,
  began_at bigint not null,
  ended_at bigint,
  day bigint not null,
  words text not null,
  needs text not null,
  promised text not null,
  follow_up_on bigint,
  programmes text not null,
  entered_by text not null,
  entered_name text not null,
  account text not null,
  received_at bigint not null,
  clock_offset_ms bigint not null,
  app text not null,
  confirmation text not null check (confirmation in ('none', 'confirmed', 'disputed', 'upheld', 'dismissed')),
  confirmation_words text not null,
  digest text not null,
  told text not null,
  changed_at bigint not null,
  version bigint not null,
  primary key (partition, id)
);
create index visits_by_path on visits (partition, path, day, id);
create index visits_by_household on visits (partition, household, day) where household is not null;
create index visits_by_day on visits (partition, day, id);

-- Who visited.
create table visit_people (
  partition text not null,
  visit text not null,
  person text not null,
  day bigint not null,
  primary key (partition, visit, person)
);
create index visit_people_by_person on visit_people (partition, person, day, visit);

-- What a correction changed: the visit as it was, and what differs, both as JSON.
create table visit_versions (
  partition text not null,
  visit text not null,
  version bigint not null,
  at bigint not null,
  person text not null,
  person_name text not null,
  reason text not null,
  changes text not null,
  primary key (partition, visit, version)
);

-- Requests brought back from a visit.
create table visit_tickets (
  partition text not null,
  visit text not null,
  ticket text not null,
  primary key (partition, visit, ticket)
);
create index visit_tickets_by_ticket on visit_tickets (partition, ticket);

create view visits_facts as select partition, id, kind, status, household, place, path, day, needs, entered_by, received_at, confirmation from visits;
create view visit_people_facts as select partition, visit, person, day from visit_people;
