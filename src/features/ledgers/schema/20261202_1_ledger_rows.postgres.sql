-- The records of a place are found, and put in order, in the index alone.
drop index ledger_records_by_place;
create index ledger_records_by_place on ledger_records (partition, type, place_path, void, due_on, id);
