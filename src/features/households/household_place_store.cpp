#include "features/households/household_place_store.h"

#include "features/households/household_tally_store.h"

namespace lianxin::households::store {
namespace {

// A place without those below it: '!' stands before all that paths are made of.
PathRange itself(std::string_view path) { return {std::string(path), std::string(path) + "!"}; }

}  // namespace

Result<std::int64_t> move_households(db::Writer& w, std::string_view partition, const PathRange& from, std::string_view to, Moment now) {
  const std::size_t rest = from.begin.size() + 1;  // substr counts from 1
  TRY(tally_moves(w, partition, from, [&](std::string_view path) { return std::string(to).append(path.substr(rest - 1)); }));
  return w.run("update households set path = $4 || substr(path, cast($5 as integer)), changed_at = $6 "
               "where partition = $1 and path >= $2 and path < $3",
               {partition, from.begin, from.end, to, rest, now});
}

Result<std::int64_t> merge_households(db::Writer& w, std::string_view partition, std::string_view from, std::string_view from_path,
                                      std::string_view into, std::string_view into_path, Moment now) {
  TRY(tally_moves(w, partition, itself(from_path), [&](std::string_view) { return std::string(into_path); }));
  TRY(w.run("update households set number = $3 || '-' || number where partition = $1 and path = $2 and number in "
            "(select o.number from households o where o.partition = $1 and o.place = $4)",
            {partition, from_path, from, into}));
  return w.run("update households set place = $3, path = $4, changed_at = $5 where partition = $1 and path = $2",
               {partition, from_path, into, into_path, now});
}

}  // namespace lianxin::households::store
