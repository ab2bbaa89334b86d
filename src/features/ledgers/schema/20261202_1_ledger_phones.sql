-- What somebody entered one by one, for the phone; what came with a sheet is found by its batch.
create index ledger_records_by_account on ledger_records (partition, entered_by, id) where batch is null;
