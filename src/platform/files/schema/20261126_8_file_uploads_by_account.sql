-- How much somebody brought lately is counted before more is taken.
create index file_uploads_by_account on file_uploads (partition, account);
