-- The texts people search in, one row a record: folded, and as terms with their positions (platform/text/search_terms.h).
create table search_docs (
  index_name text not null,
  subject text not null,
  folded text not null,
  terms tsvector not null,
  primary key (index_name, subject)
);
-- No pending list: emptying it would hold one unlucky writer for seconds, and every search would read it.
create index search_docs_by_terms on search_docs using gin (terms) with (fastupdate = off);
