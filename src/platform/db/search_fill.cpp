#include "platform/db/search_fill.h"

#include <chrono>

#include "platform/db/search.h"

namespace lianxin::db {
namespace {

constexpr int at_once = 500;

struct Fill {
  std::string after{};
  bool is_done = false;
};

Result<Fill> fill_of(const Reader& r, std::string_view index) {
  Fill out;
  TRY(r.select("select after, is_done from search_fills where index_name = $1", {index}, [&](const Row& row) {
    out = {std::string(row.text(0)), row.integer(1) != 0};
  }));
  return out;
}

Result<Fill> fill_some(Writer& w, std::string_view index, const SearchTexts& texts, int& count) {
  Fill now = TRY(fill_of(w, index));
  if (now.is_done) return now;
  const auto some = TRY(texts(w, now.after, at_once));
  for (const auto& one : some)
    if (!one.text.empty()) TRY(put_search_text(w, index, one.subject, one.text, one.at));
  count = static_cast<int>(some.size());
  if (!some.empty()) now.after = some.back().subject;
  now.is_done = some.size() < at_once;
  TRY(w.run("insert into search_fills (index_name, after, is_done) values ($1, $2, $3) on conflict (index_name) do update set after = excluded.after, "
            "is_done = excluded.is_done",
            {index, now.after, now.is_done ? 1 : 0}));
  return now;
}

}  // namespace

Result<int> fill_search_index(Store& store, std::string_view index, const SearchTexts& texts, int most_ms) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(most_ms);
  int all = 0;
  if (TRY(store.reading([&](Reader& r) { return fill_of(r, index); })).is_done) return 0;
  for (;;) {
    int count = 0;
    const auto now = TRY(store.transact([&](Writer& w) { return fill_some(w, index, texts, count); }));
    all += count;
    if (now.is_done || std::chrono::steady_clock::now() >= until) return all;
  }
}

}  // namespace lianxin::db
