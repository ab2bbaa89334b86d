#include "platform/db/search.h"

#include <map>

#include "base/text.h"
#include "platform/db/many_rows.h"
#include "platform/db/search_fill.h"
#include "platform/db/search_walk.h"
#include "platform/text/folding.h"
#include "platform/text/search_terms.h"

namespace lianxin::db {
namespace {

struct Stored {
  std::int64_t id = 0;
  std::string folded;
};

Result<std::optional<Stored>> find_stored(const Reader& reader, std::string_view index, std::string_view subject) {
  return reader.find("select id, folded from search_docs where index_name = $1 and subject = $2", {index, subject},
                     [](const Row& row) { return Stored{row.get<std::int64_t>(0), row.get<std::string>(1)}; });
}

// Notes what the index holds of a text, once, however often the text changes before the index is fed.
Result<void> note_change(Writer& writer, std::int64_t id, const std::optional<std::string>& indexed) {
  TRY(writer.run("insert into search_changes (id, indexed) values ($1, $2) on conflict (id) do nothing", {id, indexed}));
  return {};
}

// The next free place behind those of the same second.
Result<std::int64_t> free_rank(const Reader& reader, std::int64_t first) {
  std::int64_t free = first;
  TRY(reader.select("select max(id) from search_docs where id >= $1 and id < $2", {first, first + ranks_a_second}, [&](const Row& row) {
    if (!row.is_null(0)) free = row.integer(0) + 1;
  }));
  if (free >= first + ranks_a_second) return fail(Code::unavailable, "base.store_full");
  return free;
}

Result<void> put_on_sqlite(Writer& writer, std::string_view index, std::string_view subject, const std::string& folded, std::int64_t first) {
  const auto stored = TRY(find_stored(writer, index, subject));
  if (stored && stored->id >= first && stored->id < first + ranks_a_second) {
    if (stored->folded == folded) return {};
    TRY(writer.run("update search_docs set folded = $1 where id = $2", {folded, stored->id}));
    return note_change(writer, stored->id, stored->folded);
  }
  if (stored) {
    TRY(writer.run("delete from search_docs where id = $1", {stored->id}));
    TRY(note_change(writer, stored->id, stored->folded));
  }
  const std::int64_t id = TRY(free_rank(writer, first));
  TRY(writer.run("insert into search_docs (id, index_name, subject, folded) values ($1, $2, $3, $4)", {id, index, subject, folded}));
  return note_change(writer, id, std::nullopt);
}

Result<void> remove_on_sqlite(Writer& writer, std::string_view index, std::string_view subject) {
  const auto stored = TRY(find_stored(writer, index, subject));
  if (!stored) return {};
  TRY(writer.run("delete from search_docs where id = $1", {stored->id}));
  return note_change(writer, stored->id, stored->folded);
}

Result<void> put_new_on_sqlite(Writer& writer, std::string_view index, const std::vector<SearchText>& texts) {
  std::vector<std::string> folded;
  folded.reserve(texts.size());
  for (const SearchText& each : texts) folded.push_back(text::folded(each.text));
  ManyRows docs("insert into search_docs (id, index_name, subject, folded)", 4), changes("insert into search_changes (id, indexed)", 2, " on conflict (id) do nothing");
  std::map<std::int64_t, std::int64_t> next;  // by the first rank of a second
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::int64_t first = first_rank(index, texts[i].at);
    auto free = next.find(first);
    if (free == next.end()) free = next.emplace(first, TRY(free_rank(writer, first))).first;
    if (free->second >= first + ranks_a_second) return fail(Code::unavailable, "base.store_full");
    docs.add({free->second, index, texts[i].subject, folded[i]});
    changes.add({free->second++, nullptr});
  }
  TRY(docs.run(writer));
  TRY(changes.run(writer));
  return {};
}

// 'ab':1 'bc':2 …; terms hold neither quotes nor backslashes.
std::string tsvector_of(std::string_view folded) {
  std::string out;
  out.reserve(folded.size() * 5);
  std::size_t position = 0;
  for (const auto term : text::search_terms(folded)) {
    out.append("'").append(term).append("':").append(std::to_string(++position)).push_back(' ');
  }
  return out;
}

Result<void> put_on_postgres(Writer& writer, std::string_view index, std::string_view subject, const std::string& folded, std::int64_t first) {
  const std::string terms = tsvector_of(folded);
  TRY(writer.run(
      "insert into search_docs (index_name, subject, folded, terms, rank) values ($1, $2, $3, cast($4 as tsvector), "
      "$5 + nextval('search_arrivals') % $6) on conflict (index_name, subject) do update set folded = excluded.folded, terms = excluded.terms, "
      "rank = case when search_docs.rank >= $5 and search_docs.rank < $5 + $6 then search_docs.rank else excluded.rank end "
      "where search_docs.folded <> excluded.folded or search_docs.rank < $5 or search_docs.rank >= $5 + $6",
      {index, subject, folded, terms, first, ranks_a_second}));
  return {};
}

// "ab bc" * AND "cd"
void add_fts5(std::string& out, const text::Phrase& phrase) {
  if (!out.empty()) out.append(" AND ");
  out.push_back('"');
  for (std::size_t i = 0; i < phrase.terms.size(); ++i) {
    if (i > 0) out.push_back(' ');
    out.append(phrase.terms[i]);
  }
  out.push_back('"');
  if (phrase.prefix) out.append(" *");
}

// ('ab' <-> 'bc':*) & ('cd')
void add_tsquery(std::string& out, const text::Phrase& phrase) {
  if (!out.empty()) out.append(" & ");
  out.push_back('(');
  for (std::size_t i = 0; i < phrase.terms.size(); ++i) {
    if (i > 0) out.append(" <-> ");
    out.append("'").append(phrase.terms[i]).append("'");
  }
  if (phrase.prefix) out.append(":*");
  out.push_back(')');
}

}  // namespace

Result<void> put_search_text(Writer& writer, std::string_view index, std::string_view subject, std::string_view text, Moment at) {
  const std::string folded = text::folded(text);
  const std::int64_t first = first_rank(index, at);
  if (writer.dialect() == Dialect::sqlite) return put_on_sqlite(writer, index, subject, folded, first);
  return put_on_postgres(writer, index, subject, folded, first);
}

Result<void> put_new_search_texts(Writer& writer, std::string_view index, const std::vector<SearchText>& texts) {
  if (texts.empty()) return {};
  if (writer.dialect() == Dialect::sqlite) return put_new_on_sqlite(writer, index, texts);
  for (const SearchText& each : texts) TRY(put_on_postgres(writer, index, each.subject, text::folded(each.text), first_rank(index, each.at)));
  return {};
}

Result<void> remove_search_text(Writer& writer, std::string_view index, std::string_view subject) {
  if (writer.dialect() == Dialect::sqlite) return remove_on_sqlite(writer, index, subject);
  TRY(writer.run("delete from search_docs where index_name = $1 and subject = $2", {index, subject}));
  return {};
}

Result<std::int64_t> reindex_search_texts(Writer& writer) {
  if (writer.dialect() == Dialect::sqlite) {
    TRY(writer.run("insert into search_index (search_index) values ('delete-all')", {}));
    TRY(writer.run("delete from search_changes", {}));
    return writer.run("insert into search_changes (id, indexed) select id, null from search_docs", {});
  }
  struct Doc { std::string index, subject, folded; };
  const auto docs = TRY(writer.list("select index_name, subject, folded from search_docs", {}, [](const Row& row) {
    return Doc{row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2)};
  }));
  for (const Doc& doc : docs) {
    TRY(writer.run("update search_docs set terms = cast($1 as tsvector) where index_name = $2 and subject = $3",
                   {tsvector_of(doc.folded), doc.index, doc.subject}));
  }
  return static_cast<std::int64_t>(docs.size());
}

std::string search_query(Dialect dialect, std::string_view typed) {
  if (!is_valid_text(typed)) return {};
  const std::string folded = text::folded(typed);
  std::string out;
  for (const auto& phrase : text::search_phrases(folded)) {
    if (dialect == Dialect::sqlite) add_fts5(out, phrase);
    else add_tsquery(out, phrase);
  }
  return out;
}

std::string search_condition(Dialect dialect, std::string_view subject_column, int index_arg, int query_arg) {
  const std::string column(subject_column);
  const std::string index = "$" + std::to_string(index_arg);
  const std::string query = "$" + std::to_string(query_arg);
  if (dialect == Dialect::sqlite) {  // "cross": the index first, else every text is looked at
    return column + " in (select d.subject from search_index i cross join search_docs d on d.id = i.rowid where i.search_index match " +
           query + " and d.index_name = " + index + ")";
  }
  return column + " in (select d.subject from search_docs d where d.terms @@ cast(" + query + " as tsquery) and d.index_name = " +
         index + ")";
}

std::string search_condition_of_each(Dialect dialect, std::string_view subject_column, int index_arg, int query_arg) {
  const std::string query = "$" + std::to_string(query_arg);
  const std::string matches =
      dialect == Dialect::sqlite ? "text_matches(d.folded, " + query + ")" : "d.terms @@ cast(" + query + " as tsquery)";
  return "exists (select 1 from search_docs d where d.index_name = $" + std::to_string(index_arg) + " and d.subject = " +
         std::string(subject_column) + " and " + matches + ")";
}

Result<std::int64_t> search_matches(const Reader& reader, std::string_view query, std::int64_t most) {
  const std::string_view sql =
      reader.dialect() == Dialect::sqlite
          ? "select count(*) from (select i.rowid from search_index i where i.search_index match $1 limit $2) m"
          : "select count(*) from (select 1 from search_docs d where d.terms @@ cast($1 as tsquery) limit $2) m";
  return reader.integer(sql, {query, most});
}

std::string folded(std::string_view text) { return text::folded(text); }

}  // namespace lianxin::db
