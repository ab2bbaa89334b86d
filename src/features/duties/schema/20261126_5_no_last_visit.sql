-- Where the only visit was taken back, the row stays and says that there is none: who has seen it must hear of it.
drop view duty_last_visits_facts;
create view duty_last_visits_facts as
  select partition, subject, path, case when visit = '' then null else day end as day, visit, needs, promised, changed_at from duty_last_visits;
