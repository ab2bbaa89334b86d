-- Searches name a time; rows come nearly in its order, so that keeping this index costs little.
create index journal_by_time on journal (at);
