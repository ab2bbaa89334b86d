-- What may be shown to everybody, the latest first (the portal's public board).
create index tickets_published on tickets (partition, changed_at) where visibility = 1;
