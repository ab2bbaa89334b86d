-- How far each index has been filled from its feature's records (platform/db/search_fill.h); no row: not begun.
create table search_fills (
  index_name text primary key,
  after text not null,
  is_done bigint not null
);
-- Texts in the order of their moments; within a second in the order in which they came.
create sequence search_arrivals;
alter table search_docs add column rank bigint not null default 0;
create index search_docs_by_rank on search_docs (index_name, rank);
