-- Tickets as they stand: one row each. Words of closed lists are their numbers (vocabulary.h). `due_at` is never null, so
-- that lists go by key: 253402300799000 for what is closed, one less for what is open without a clock.
create table tickets (
  partition text not null,
  id text not null,
  number text not null,
  version bigint not null,
  state smallint not null,
  kind smallint not null,
  channel smallint not null,
  place text not null,
  place_path text not null,
  title text not null,
  body text not null,
  category text,
  urgency smallint,
  difficulty smallint,
  visibility smallint not null,
  submitter smallint not null,
  has_identity smallint not null,
  may_contact smallint not null,
  has_about smallint not null,
  external_number text,
  said_on bigint,
  content_hash bigint not null,
  registered_at bigint not null,
  entered_by text,
  registered_by text,
  registered_name text,
  owner_unit text not null,
  office_unit text not null,
  holder_unit text not null,
  lead_unit text,
  problem_id text,
  hops smallint not null,
  reopened_count smallint not null,
  supervision_level smallint not null,
  closed_at bigint,
  changed_at bigint not null,
  due_at bigint not null,
  amber_at bigint not null,
  is_paused smallint not null,
  next_alarm_at bigint,
  needs_decision smallint not null,
  receipt_hash text,
  handling text not null,
  primary key (partition, id)
);
create index tickets_by_due on tickets (partition, due_at, id);
create index tickets_by_holder on tickets (partition, holder_unit, due_at, id);
create index tickets_by_day on tickets (partition, registered_at, id);
create index tickets_by_place on tickets (partition, place_path, state, holder_unit, due_at, amber_at, is_paused, needs_decision,
                                             has_about, id);
create index tickets_by_alarm on tickets (next_alarm_at, partition, id) where next_alarm_at is not null;
create unique index tickets_by_receipt on tickets (partition, receipt_hash) where receipt_hash is not null;

-- The history, only ever added to. `data` is the event's payload (ticket_event.h) as JSON; the words of a registration are
-- kept once, in tickets.body.
create table ticket_events (
  partition text not null,
  ticket_id text not null,
  sequence bigint not null,
  at bigint not null,
  kind smallint not null,
  by_kind smallint not null,
  account text,
  person text,
  name text not null,
  unit text,
  data text not null,
  primary key (partition, ticket_id, sequence)
);

-- Units that take part, for the sight of those who act for them.
create table ticket_units (
  partition text not null,
  unit text not null,
  ticket_id text not null,
  primary key (partition, unit, ticket_id)
);
create index ticket_units_by_ticket on ticket_units (partition, ticket_id);

-- Units and people a ticket is about: they neither see nor handle it (E2).
create table ticket_abouts (
  partition text not null,
  ticket_id text not null,
  subject text not null,
  primary key (partition, ticket_id, subject)
);

-- Who spoke, apart from what was said, sealed with the deployment's key (E2).
create table ticket_identities (
  partition text not null,
  ticket_id text not null,
  sealed text not null,
  primary key (partition, ticket_id)
);

-- Assignment orders. `plain_number` has all brackets as [ ], for searching.
create table assignments (
  partition text not null,
  id text not null,
  number text not null,
  plain_number text not null,
  ticket_id text not null,
  office text not null,
  state smallint not null,
  issued_at bigint not null,
  version bigint not null,
  body text not null,
  primary key (partition, id)
);
create index assignments_by_day on assignments (partition, issued_at, id);
create index assignments_by_ticket on assignments (partition, ticket_id);
create unique index assignments_by_number on assignments (partition, office, number);

-- Lead (role 0) and joining units (role 1) of an order.
create table assignment_parts (
  partition text not null,
  unit text not null,
  assignment_id text not null,
  role smallint not null,
  state smallint not null,
  due_at bigint not null,
  primary key (partition, unit, assignment_id)
);

-- Gap-free counters: the last number given out in a series and year.
create table ticket_numbers (
  partition text not null,
  series text not null,
  year integer not null,
  last bigint not null,
  primary key (partition, series, year)
);

-- For other features: figures and links.
create view tickets_facts as
  select partition, id, number, state, kind, channel, place, place_path, category, urgency, difficulty, visibility, owner_unit,
         office_unit, holder_unit, lead_unit, problem_id, hops, reopened_count, supervision_level, registered_at, closed_at, due_at
  from tickets;
