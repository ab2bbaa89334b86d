-- Service of members who had checked in (1.5, 1.10): a kind of visit with how many people were served, and the kind of post. A check cannot
-- be changed here, so the column with it is made anew.
drop view visits_facts;
alter table visits add column served bigint;
alter table visits add column post text not null default '';
alter table visits add column sort text not null default 'home'
  check (sort in ('home', 'field', 'phone', 'meeting', 'not_home', 'joint_meeting', 'supervision', 'service'));
update visits set sort = kind;
alter table visits drop column kind;
alter table visits rename column sort to kind;
create index visits_of_service on visits (partition, path, day) where kind = 'service';
create view visits_facts as select partition, id, kind, status, household, place, path, day, needs, entered_by, received_at, confirmation from visits;
