-- Who was at a household lately is answered by the index alone.
drop index visits_by_household;
create index visits_by_household on visits (partition, household, day, id, status) where household is not null;
