-- Credits, states and last visits lie in the order of their keys: a row is put into one tree, not into two, and what is asked of a
-- village lies together, as its households were registered one after the other.
drop index duty_credits_by_visit;
alter table duty_credits rename to duty_credits_before;
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
) without rowid;
insert into duty_credits select partition, rule, period, subject, visit, body, day, bearing from duty_credits_before;
drop table duty_credits_before;
create index duty_credits_by_visit on duty_credits (partition, visit);

drop index duty_states_by_path;
drop index duty_states_by_subject;
drop index duty_states_tried;
alter table duty_states rename to duty_states_before;
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
  visits bigint not null default 0,
  phones bigint not null default 0,
  primary key (partition, rule, period, subject)
) without rowid;
insert into duty_states select partition, rule, period, subject, path, done, attempts, counted, last_on, visits, phones from duty_states_before;
drop table duty_states_before;
create index duty_states_by_path on duty_states (partition, rule, period, path, subject);
create index duty_states_by_subject on duty_states (partition, subject, period);
create index duty_states_tried on duty_states (partition, rule, period, path) where counted = 0 and attempts > 0 and done = 0;

drop view duty_last_visits_facts;
alter table duty_last_visits rename to duty_last_visits_before;
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
) without rowid;
insert into duty_last_visits select partition, subject, path, day, visit, needs, promised, changed_at from duty_last_visits_before;
drop table duty_last_visits_before;
create view duty_last_visits_facts as
  select partition, subject, path, case when visit = '' then null else day end as day, visit, needs, promised, changed_at from duty_last_visits;
