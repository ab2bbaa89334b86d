-- Who was registered too late to be owed a visit in the running period.
create index households_by_registration on households (partition, state, registered_at, path);
