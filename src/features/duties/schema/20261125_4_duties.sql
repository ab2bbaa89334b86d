-- What a visit was worth to a duty. Subject: a household, a link, a person or a place, as the rule says; body: the team that was
-- credited, or for different households the household. Goes when the visit is taken back.
create table duty_credits (
  partition text not null,
  rule text not null,
  period text not null,
  subject text not null,
  visit text not null,
  body text not null,
  day bigint not null,
  bearing text not null check (bearing in ('counts', 'attempt', 'phone')),
  primary key (partition, rule, period, subject, visit)
);
create index duty_credits_by_visit on duty_credits (partition, visit);

-- How a subject stands in a period. `counted`: it is owed and met, and stands in the tally of its path.
create table duty_states (
  partition text not null,
  rule text not null,
  period text not null,
  subject text not null,
  path text not null,
  done bigint not null,
  attempts bigint not null,
  counted smallint not null,
  last_on bigint,
  primary key (partition, rule, period, subject)
);
create index duty_states_by_path on duty_states (partition, rule, period, path, subject);
create index duty_states_by_subject on duty_states (partition, subject, period);

-- Done, and after the end of the period owed, by the path of the place itself: every level's figure is their sum.
create table duty_tallies (
  partition text not null,
  rule text not null,
  period text not null,
  path text not null,
  done bigint not null,
  owed bigint not null,
  away bigint not null,
  primary key (partition, rule, period, path)
);

-- Periods that have ended: what was owed in them is written down and no longer moves.
create table duty_closings (
  partition text not null,
  rule text not null,
  period text not null,
  closed_at bigint not null,
  primary key (partition, rule, period)
);

-- The last time each household or place was visited, with what was told and promised.
create table duty_last_visits (
  partition text not null,
  subject text not null,
  path text not null,
  day bigint not null,
  visit text not null,
  needs text not null,
  promised text not null,
  changed_at bigint not null,
  primary key (partition, subject)
);
create view duty_last_visits_facts as select partition, subject, path, day, visit, needs, promised, changed_at from duty_last_visits;
