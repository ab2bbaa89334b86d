-- Counts of those registered too late, by place, without reading the rows.
drop index households_by_registration;
create index households_by_state on households (partition, path, state, registered_at);
