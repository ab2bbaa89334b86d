-- The texts people search in, one row a record, folded. `folded` is what is wanted in the index.
create table search_docs (
  id integer primary key,
  index_name text not null,
  subject text not null,
  folded text not null,
  unique (index_name, subject)
);
-- What the index still has to take in: `indexed` is the text it holds now, null for none. Emptied before each commit.
create table search_changes (
  id integer primary key,
  indexed text
);
-- Terms parted by blanks (platform/text/search_terms.h); contentless: a text is removed by feeding its old terms.
create virtual table search_index using fts5(terms, content='', tokenize='ascii');
