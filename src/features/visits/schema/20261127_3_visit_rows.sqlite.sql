-- Who visited, and which requests came of it, lie in the order of their keys: a row is put into one tree, not into two.
drop view visit_people_facts;
drop index visit_people_by_person;
alter table visit_people rename to visit_people_before;
create table visit_people (
  partition text not null,
  visit text not null,
  person text not null,
  day bigint not null,
  primary key (partition, visit, person)
) without rowid;
insert into visit_people select partition, visit, person, day from visit_people_before;
drop table visit_people_before;
create index visit_people_by_person on visit_people (partition, person, day, visit);
create view visit_people_facts as select partition, visit, person, day from visit_people;

drop index visit_tickets_by_ticket;
alter table visit_tickets rename to visit_tickets_before;
create table visit_tickets (
  partition text not null,
  visit text not null,
  ticket text not null,
  primary key (partition, visit, ticket)
) without rowid;
insert into visit_tickets select partition, visit, ticket from visit_tickets_before;
drop table visit_tickets_before;
create index visit_tickets_by_ticket on visit_tickets (partition, ticket);
