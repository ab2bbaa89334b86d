-- Who answers for a place is shown with the office telephone.
drop view units_facts;
create view units_facts as
  select u.partition, u.id, u.name, u.short_name, u.kind, u.place, p.now_path as place_path, u.path, u.superior, u.closed_on, u.phone
  from units u join places p on p.partition = u.partition and p.code = u.place;
