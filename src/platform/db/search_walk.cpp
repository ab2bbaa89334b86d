#include "platform/db/search_walk.h"

#include <algorithm>

namespace lianxin::db {
namespace {

constexpr int rank_bits_of_time = 52;  // seconds in 32 bits, and the order within one in 20
constexpr std::int64_t indexes = 1000;
constexpr std::int64_t seconds_of_all_time = (std::int64_t{1} << 32) - 1;

constexpr std::int64_t first_window = 64;     // matches looked at before the next, wider, window

std::int64_t first_of(std::string_view index) {
  std::uint32_t sum = 2166136261U;  // FNV-1a; two names of one number would only be slower
  for (const char c : index) sum = (sum ^ static_cast<unsigned char>(c)) * 16777619U;
  return (1 + static_cast<std::int64_t>(sum) % indexes) << rank_bits_of_time;
}

// Ranks above `low` and below `high`.
struct Window {
  std::int64_t low = 0;
  std::int64_t high = 0;
};

// The rank that has `count` matches of the window above it; nothing when there are not so many.
Result<std::optional<std::int64_t>> rank_behind(const Reader& r, const SearchPlan& plan, const Window& window, std::int64_t count) {
  std::optional<std::int64_t> out;
  TRY(r.select("select i.rowid from search_index i where i.search_index match $1 and i.rowid > $2 and i.rowid < $3 order by i.rowid desc limit 1 offset $4",
               {plan.query, window.low, window.high, count}, [&](const Row& row) { out = row.integer(0); }));
  return out;
}

enum class From { matches, records };

// " from … where …": the records whose text matches, by way of the matches or of the records.
std::string joined(Dialect dialect, const SearchPlan& plan, const Window& window, From from, Conditions& where) {
  const bool sqlite = dialect == Dialect::sqlite;
  const std::string rank = sqlite ? (from == From::matches ? "i.rowid" : "d.id") : "d.rank";
  const std::string key(plan.subject), table(plan.table);
  if (plan.restrict_to) plan.restrict_to(where);
  where.add(rank + " > " + where.bind(window.low) + " and " + rank + " < " + where.bind(window.high));
  where.add("d.index_name = " + where.bind(plan.index));
  const std::string query = where.bind(plan.query);
  if (!sqlite) {
    where.add("d.terms @@ cast(" + query + " as tsquery)");
    return " from search_docs d join " + table + " on " + key + " = d.subject where 1 = 1" + where.sql();
  }
  if (from == From::records) {
    where.add("text_matches(d.folded, " + query + ")");
    return " from " + table + " cross join search_docs d on d.subject = " + key + " where 1 = 1" + where.sql();
  }
  where.add("i.search_index match " + query);
  return " from search_index i cross join search_docs d on d.id = i.rowid cross join " + table + " on " + key + " = d.subject where 1 = 1" + where.sql();
}

std::string rank_column(Dialect dialect, From from) {
  if (dialect == Dialect::postgres) return "d.rank";
  return from == From::matches ? "i.rowid" : "d.id";
}

Result<std::int64_t> rows_in(const Reader& r, const SearchPlan& plan, const Window& window, From from, std::int64_t most, const Visit& row) {
  Conditions where({plan.partition});
  const std::string rank = rank_column(r.dialect(), from);
  const std::string rest = joined(r.dialect(), plan, window, from, where);
  const std::string sql = "select " + rank + ", " + std::string(plan.columns) + rest + " order by " + rank + " desc limit " + where.bind(most);
  std::int64_t seen = 0;
  TRY(r.select(sql, where.values(), [&](const Row& one) {
    ++seen;
    row(one);
  }));
  return seen;
}

Result<std::int64_t> count_in(const Reader& r, const SearchPlan& plan, const Window& window, From from, std::int64_t most) {
  Conditions where({plan.partition});
  const std::string rest = joined(r.dialect(), plan, window, from, where);
  const std::string sql = "select count(*) from (select 1 as one" + rest + " limit " + where.bind(most) + ") m";
  std::int64_t out = 0;
  TRY(r.select(sql, where.values(), [&](const Row& row) { out = row.integer(0); }));
  return out;
}

// Window by window, each wider than the last; `take(window, from, left)` gives how many it found there.
template <class Take>
Result<std::int64_t> walk(const Reader& r, const SearchPlan& plan, std::int64_t before, std::int64_t window, std::int64_t most, Take take) {
  const std::int64_t first = first_of(plan.index);
  const std::int64_t end = first + (std::int64_t{1} << rank_bits_of_time);
  std::int64_t high = std::min(before, end), walked = 0, found = 0;
  if (r.dialect() == Dialect::postgres) return take(Window{first - 1, high}, From::matches, most);  // its planner knows how many match
  while (found < most && walked < plan.most_walked) {
    const auto low = TRY(rank_behind(r, plan, {first - 1, high}, window));
    found += TRY(take(Window{low.value_or(first - 1), high}, From::matches, most - found));
    if (!low) return found;
    high = *low + 1;
    walked += window;
    window *= 4;
  }
  if (found < most) found += TRY(take(Window{first - 1, high}, From::records, most - found));
  return found;
}

}  // namespace

std::int64_t first_rank(std::string_view index, Moment at) {
  return first_of(index) + std::clamp<std::int64_t>(at.ms / 1000, 0, seconds_of_all_time) * ranks_a_second;
}

Result<void> walk_matches(const Reader& r, const SearchPlan& plan, std::int64_t before, int most, const Visit& row) {
  const auto take = [&](const Window& window, From from, std::int64_t left) { return rows_in(r, plan, window, from, left, row); };
  TRY(walk(r, plan, before, std::max<std::int64_t>(first_window, most), most, take));
  return {};
}

Result<SearchCount> count_matches(const Reader& r, const SearchPlan& plan, std::int64_t most) {
  const auto take = [&](const Window& window, From from, std::int64_t left) { return count_in(r, plan, window, from, left); };
  const std::int64_t found = TRY(walk(r, plan, newest_rank, 2 * most, most + 1, take));
  return SearchCount{std::min(found, most), found > most};
}

}  // namespace lianxin::db
