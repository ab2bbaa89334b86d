-- Collections of opinions 征求意见. `channels`, `asks` and `points` are JSON arrays.
create table rounds (
  partition text not null,
  id text not null,
  title text not null,
  place text not null,
  unit text not null,
  unit_name text not null,
  opens_on bigint not null,
  closes_on bigint not null,
  consolidate_on bigint not null,
  channels text not null,
  asks text not null,
  points text not null,
  is_public smallint not null check (is_public in (0, 1)),
  version bigint not null,
  primary key (partition, id)
);
create index rounds_by_day on rounds (partition, opens_on, id);

-- What a request that is an opinion has besides: how and from whom it came. Nothing of this tells who spoke (E3).
create table opinions (
  partition text not null,
  ticket text not null,
  round text not null,
  place text not null,
  channel text not null,
  source text not null,
  target text not null check (target in ('body', 'member', 'work', 'problem')),
  point text not null,
  batch text,
  sheet_number text,
  link text,
  primary key (partition, ticket)
);
create index opinions_by_round on opinions (partition, round, ticket);
create index opinions_by_place on opinions (partition, round, place, ticket);
create index opinions_by_sheet on opinions (partition, round, sheet_number) where sheet_number is not null;

-- How many there are, kept in the transaction that adds one. `lane` parts writers that come at the same time.
create table opinion_tallies (
  partition text not null,
  round text not null,
  place text not null,
  channel text not null,
  source text not null,
  target text not null,
  point text not null,
  lane smallint not null,
  opinions bigint not null,
  primary key (partition, round, place, channel, source, target, point, lane)
);

-- Sheets of paper, as counted by hand. What they were before stands in the journal.
create table round_sheets (
  partition text not null,
  round text not null,
  place text not null,
  channel text not null,
  handed_out bigint not null,
  returned bigint not null,
  valid bigint not null,
  version bigint not null,
  primary key (partition, round, place, channel),
  check (returned <= handed_out and valid <= returned and valid >= 0)
);

-- Paper typed by two clerks, each for himself.
create table round_batches (
  partition text not null,
  id text not null,
  round text not null,
  number bigint not null,
  place text not null,
  channel text not null,
  point text not null,
  state text not null check (state in ('typing', 'typed', 'checking', 'comparing', 'registered', 'void')),
  first_account text not null,
  first_name text not null,
  second_account text,
  second_name text,
  sheets bigint not null,
  valid bigint not null,
  opinions bigint not null,
  version bigint not null,
  primary key (partition, id)
);
create unique index round_batches_by_number on round_batches (partition, round, number);

-- What was typed, sealed; gone when the batch is registered or void. `typing`: 1 the first, 2 the second, 3 what was settled on.
create table round_typings (
  partition text not null,
  batch text not null,
  typing smallint not null check (typing between 1 and 3),
  sheet bigint not null,
  sealed text not null,
  primary key (partition, batch, typing, sheet)
);

-- Figures that a place reports for itself and all below it, as they were written.
create table round_reports (
  partition text not null,
  round text not null,
  place text not null,
  measure text not null check (measure in ('person_times', 'meetings', 'households', 'opinions')),
  amount bigint not null,
  qualifier text not null check (qualifier in ('exact', 'some', 'many', 'at_least')),
  written text not null,
  version bigint not null,
  primary key (partition, round, place, measure)
);

create view rounds_facts as select partition, id, title, place, unit, opens_on, closes_on, consolidate_on from rounds;
create view opinions_facts as select partition, ticket, round, place, channel, source, target from opinions;
