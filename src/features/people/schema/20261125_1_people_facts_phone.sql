-- Who answers for a place is shown with the office telephone.
drop view people_facts;
create view people_facts as select partition, id, name, unit, post, rank, left_on, phone from people;
