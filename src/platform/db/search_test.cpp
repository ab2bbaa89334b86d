#include "platform/db/search.h"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <set>

#include "base/text.h"
#include "platform/db/search_fill.h"
#include "tests/support/faulty_store.h"
#include "tests/support/test_database.h"

using namespace lianxin;
using namespace lianxin::db;
using test::with_each_store;
using Subjects = std::set<std::string>;

namespace {

void put(Store& store, std::string_view subject, std::string_view text, std::string_view index = "tickets") {
  const auto done = store.transact([&](Writer& w) { return put_search_text(w, index, subject, text, Moment{}); });
  REQUIRE(done.has_value());
}

void remove(Store& store, std::string_view subject) {
  REQUIRE(store.transact([&](Writer& w) { return remove_search_text(w, "tickets", subject); }).has_value());
}

Subjects hits_by(Store& store, const std::string& condition, std::string_view index, const std::string& query) {
  Subjects out;
  const std::string sql = "select x.subject from search_docs x where x.index_name = $1 and " + condition + " order by x.subject";
  const auto done = store.read([&](Reader& r) {
    return r.select(sql, {index, query}, [&](const Row& row) { out.insert(row.get<std::string>(0)); });
  });
  REQUIRE_MESSAGE(done.has_value(), "query " << query << ", " << (done ? "" : done.error().detail));
  return out;
}

Subjects hits(Store& store, std::string_view typed, std::string_view index = "tickets") {
  const std::string query = search_query(store.dialect(), typed);
  if (query.empty()) return {};
  return hits_by(store, search_condition(store.dialect(), "x.subject", 1, 2), index, query);
}

// Both ways to ask must agree; it gives what they say.
Subjects hits_both_ways(Store& store, std::string_view typed) {
  const auto found = hits(store, typed);
  const std::string query = search_query(store.dialect(), typed);
  if (query.empty()) return found;
  INFO("typed " << typed << ", query " << query);
  CHECK(hits_by(store, search_condition_of_each(store.dialect(), "x.subject", 1, 2), "tickets", query) == found);
  const auto at_least_found = store.reading([&](Reader& r) { return search_matches(r, query, 3); });
  REQUIRE(at_least_found.has_value());
  CHECK(*at_least_found == std::min<std::int64_t>(3, static_cast<std::int64_t>(found.size())));
  return found;
}

// Texts over few characters, so that everything occurs in many combinations: Chinese, 4-byte, Latin, digits, gaps.
class Texts {
 public:
  std::string make(int longest) {
    std::string out;
    const int length = std::uniform_int_distribution<int>(1, longest)(random_);
    for (int i = 0; i < length; ++i) {
      append_code_point(out, alphabet_[std::uniform_int_distribution<std::size_t>(0, alphabet_.size() - 1)(random_)]);
    }
    return out;
  }
  int below(int end) { return std::uniform_int_distribution<int>(0, end - 1)(random_); }

 private:
  std::u32string alphabet_ = U"草场纠草场𠮷a1б，";
  std::mt19937 random_{20261122};
};

bool is_word(std::string_view c) { return c == "a" || c == "1" || c == "б"; }

// The truth: the query occurs, and where it begins with a letter or digit, no letter or digit stands before it.
bool occurs(std::string_view text, std::string_view query) {
  std::vector<std::string_view> characters;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    (void)next_code_point(text, at);
    characters.push_back(text.substr(begin, at - begin));
  }
  std::size_t first_end = 0;
  (void)next_code_point(query, first_end);
  const bool word = is_word(query.substr(0, first_end));
  for (std::size_t i = 0, at = 0; i < characters.size(); at += characters[i].size(), ++i) {
    if (!text.substr(at).starts_with(query)) continue;
    if (!word || i == 0 || !is_word(characters[i - 1])) return true;
  }
  return false;
}

// A gap between a word and a character does not count: "拨打 12345 热线" is also "拨打12345热线".
std::string without_spacing(std::string_view text) {
  std::string out;
  bool last_was_word = false;
  std::string gap;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    (void)next_code_point(text, at);
    const auto c = text.substr(begin, at - begin);
    if (c == ",") {
      gap += c;
      continue;
    }
    if (!out.empty() && is_word(c) == last_was_word) out += gap;
    gap.clear();
    last_was_word = is_word(c);
    out += c;
  }
  return out;
}

Subjects truth(const std::map<std::string, std::string>& texts, std::string_view query) {
  Subjects out;
  for (const auto& [subject, spaced] : texts) {
    const std::string text = without_spacing(spaced);
    bool all = true;
    bool any = false;
    for (const auto part : split(query, ',')) {
      if (part.empty()) continue;
      any = true;
      all = all && occurs(text, part);
    }
    if (any && all) out.insert(subject);
  }
  return out;
}

std::string with_ascii_commas(std::string text) {
  for (auto at = text.find("，"); at != std::string::npos; at = text.find("，")) text.replace(at, std::string_view("，").size(), ",");
  return text;
}

}  // namespace

TEST_CASE("words are found wherever they stand, whatever their spelling") {
  with_each_store("words", [](Store& store) {
    put(store, "1", "嘎查東邊的草場被佔，已經三年。電話13800138000");
    put(store, "2", "巴特尔·斯琴家的羊跑进ＡＢＣ公司（二期）");
    put(store, "3", "骑着🐎去𠮷野家");
    put(store, "4", "草场", "households");
    CHECK(hits(store, "草场") == Subjects{"1"});
    CHECK(hits(store, "草場") == Subjects{"1"});
    CHECK(hits(store, "被占，") == Subjects{"1"});
    CHECK(hits(store, "场被占已") == Subjects{});
    CHECK(hits_both_ways(store, "138") == Subjects{"1"});
    CHECK(hits(store, "3800") == Subjects{});
    CHECK(hits(store, "斯琴 abc") == Subjects{"2"});
    CHECK(hits(store, "斯琴 草场") == Subjects{});
    CHECK(hits(store, "Abc公司") == Subjects{"2"});
    CHECK(hits(store, "期") == Subjects{"2"});
    CHECK(hits(store, "🐎") == Subjects{"3"});
    CHECK(hits(store, "𠮷野") == Subjects{"3"});
    CHECK(hits(store, "骑着🐎去𠮷野家") == Subjects{"3"});
    CHECK(hits(store, "电话 138 开头").empty());
    CHECK(hits_both_ways(store, "电话:13800138000") == Subjects{"1"});
    CHECK(hits(store, "草场", "households") == Subjects{"4"});
  });
}

TEST_CASE("what is no word finds nothing, and breaks nothing") {
  with_each_store("odd queries", [](Store& store) {
    put(store, "1", "it's \"quoted\" AND (bracketed) * or -minus: NEAR草场^");
    for (const char* typed : {"", " ", "，。", "\"", "'", "*", "\xff\xfe", "()", ":", "^"}) CHECK(hits(store, typed).empty());
    for (const char* typed : {"it's", "\"quoted", "AND", "(bracketed", "minus:", "near草场^", "or*", "a\\", "草场'", "!bracketed & or | and"}) {
      CHECK(hits(store, typed) == Subjects{"1"});
    }
  });
}

TEST_CASE("random texts, replaced and removed: exactly what occurs is found") {
  with_each_store("property", [](Store& store) {
    Texts random;
    std::map<std::string, std::string> texts;
    for (int round = 0; round < 4; ++round) {
      const auto done = store.transact([&](Writer& w) -> Result<void> {
        for (int i = 0; i < 60; ++i) {
          const std::string subject = std::to_string(random.below(80));
          if (round > 0 && random.below(4) == 0) {
            texts.erase(subject);
            TRY(remove_search_text(w, "tickets", subject));
            continue;
          }
          texts[subject] = with_ascii_commas(random.make(30));
          TRY(put_search_text(w, "tickets", subject, texts[subject], Moment{}));
        }
        return {};
      });
      REQUIRE(done.has_value());
      for (int i = 0; i < 150; ++i) {
        const std::string query = with_ascii_commas(random.make(6));
        INFO("query " << query);
        const auto found = hits_both_ways(store, query);
        const auto expected = truth(texts, query);
        for (const auto& subject : found) CHECK_MESSAGE(expected.contains(subject), "too much: " << texts[subject]);
        for (const auto& subject : expected) CHECK_MESSAGE(found.contains(subject), "missed: " << texts[subject]);
      }
    }
    int found = 0;
    for (const char* query : {"草场", "场", "𠮷", "a1", "纠a"}) found += static_cast<int>(hits(store, query).size());
    CHECK(found > 20);
  });
}

TEST_CASE("a work that fails leaves the index as it was") {
  with_each_store("rollback", [](Store& store) {
    put(store, "1", "草场");
    const auto failed = store.transact([&](Writer& w) -> Result<void> {
      TRY(put_search_text(w, "tickets", "1", "道路", Moment{}));
      TRY(put_search_text(w, "tickets", "2", "水井", Moment{}));
      return fail(Code::conflict, "test.no");
    });
    CHECK_FALSE(failed.has_value());
    CHECK(hits(store, "草场") == Subjects{"1"});
    CHECK(hits(store, "道路").empty());
    CHECK(hits(store, "水井").empty());
    const int statements = test::sweep_faults(store, [](Writer& w) -> Result<void> {
      TRY(put_search_text(w, "tickets", "1", "道路", Moment{}));
      return put_search_text(w, "tickets", "2", "水井", Moment{});
    });
    CHECK(statements >= 2);
    CHECK(hits(store, "草场").empty());
    CHECK(hits(store, "道路") == Subjects{"1"});
    remove(store, "1");
    remove(store, "1");
    CHECK(hits(store, "道路").empty());
  });
}

TEST_CASE("texts changed several times before the index is fed, and numbers used again") {
  with_each_store("many changes", [](Store& store) {
    put(store, "1", "草场");
    put(store, "2", "水井");
    const auto done = store.transact([](Writer& w) -> Result<void> {
      TRY(put_search_text(w, "tickets", "2", "道路", Moment{}));
      TRY(remove_search_text(w, "tickets", "2"));
      TRY(put_search_text(w, "tickets", "3", "学校", Moment{}));  // takes the number of what was removed
      TRY(put_search_text(w, "tickets", "1", "医院", Moment{}));
      TRY(put_search_text(w, "tickets", "1", "草场", Moment{}));
      TRY(put_search_text(w, "tickets", "4", "电线", Moment{}));
      return remove_search_text(w, "tickets", "4");
    });
    REQUIRE(done.has_value());
    CHECK(hits(store, "草场") == Subjects{"1"});
    CHECK(hits(store, "学校") == Subjects{"3"});
    for (const char* gone : {"水井", "道路", "医院", "电线"}) CHECK(hits(store, gone).empty());
  });
}

TEST_CASE("many new texts in one go are found like each put alone, and may be replaced and removed") {
  with_each_store("many new", [](Store& store) {
    put(store, "old", "草场退化");
    std::vector<SearchText> many;
    for (int i = 0; i < 70; ++i) many.push_back({"n" + std::to_string(i), i % 2 ? "水井干了" : "道路断了", Moment{i % 3 * 1000}});
    REQUIRE(store.transact([&](Writer& w) -> Result<void> {
      TRY(put_new_search_texts(w, "tickets", {}));
      TRY(remove_search_text(w, "tickets", "old"));
      return put_new_search_texts(w, "tickets", many);
    }).has_value());
    CHECK(hits(store, "草场").empty());
    CHECK(hits_both_ways(store, "水井").size() == 35);
    CHECK(hits_both_ways(store, "道路").size() == 35);
    put(store, "n0", "学校漏雨");
    remove(store, "n2");
    CHECK(hits(store, "道路").size() == 33);
    CHECK(hits(store, "学校") == Subjects{"n0"});
    CHECK(store.transact([](Writer& w) { return reindex_search_texts(w); }).has_value());
    CHECK(hits(store, "道路").size() == 33);
  });
}

TEST_CASE("a text of 10,000 characters is searchable to its end") {
  with_each_store("long", [](Store& store) {
    std::string text;
    for (int i = 0; i < 9'990; ++i) append_code_point(text, static_cast<char32_t>(0x4E00 + i % 6000));
    text += "最后的草场";
    put(store, "1", text);
    CHECK(hits_both_ways(store, "后的草场") == Subjects{"1"});
  });
}

TEST_CASE("feeding anew finds what was found before") {
  with_each_store("reindex", [](Store& store) {
    put(store, "1", "草场纠纷");
    put(store, "2", "水井");
    const bool sqlite = store.dialect() == Dialect::sqlite;
    REQUIRE(store.transact([&](Writer& w) {
      return w.run(sqlite ? "insert into search_index (search_index) values ('delete-all')" : "update search_docs set terms = ''", {});
    }).has_value());
    CHECK(hits(store, "草场").empty());
    const auto texts = store.transact([](Writer& w) { return reindex_search_texts(w); });
    REQUIRE(texts.has_value());
    CHECK(*texts == 2);
    CHECK(hits(store, "场纠纷") == Subjects{"1"});
    remove(store, "1");
    CHECK(hits(store, "场纠纷").empty());
    CHECK(hits(store, "水井") == Subjects{"2"});
  });
}
