-- How far each index has been filled from its feature's records (platform/db/search_fill.h); no row: not begun.
create table search_fills (
  index_name text primary key,
  after text not null,
  is_done integer not null
);
