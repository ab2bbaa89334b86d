#include "features/tickets/ticket_place_store.h"

#include "features/tickets/ticket_store.h"
#include "features/tickets/ticket_tally_store.h"
#include "platform/db/conditions.h"

namespace lianxin::tickets::store {
namespace {

// A place without those below it: '!' stands before all that paths are made of.
PathRange itself(std::string_view path) { return {std::string(path), std::string(path) + "!"}; }

}  // namespace

Result<std::int64_t> move_tickets(db::Writer& w, std::string_view partition, const PathRange& from, std::string_view to) {
  const std::size_t rest = from.begin.size() + 1;  // substr counts from 1
  TRY(tally_moves(w, partition, from, [&](std::string_view path) { return std::string(to).append(path.substr(rest - 1)); }));
  return w.run("update tickets set place_path = $4 || substr(place_path, cast($5 as integer)) "
               "where partition = $1 and place_path >= $2 and place_path < $3",
               {partition, from.begin, from.end, to, rest});
}

Result<std::int64_t> merge_tickets(db::Writer& w, std::string_view partition, std::string_view from_path, std::string_view into,
                                   std::string_view into_path) {
  TRY(tally_moves(w, partition, itself(from_path), [&](std::string_view) { return std::string(into_path); }));
  return w.run("update tickets set place = $3, place_path = $4 where partition = $1 and place_path = $2",
               {partition, from_path, into, into_path});
}

Result<std::int64_t> give_tickets(db::Writer& w, std::string_view partition, std::string_view from_path,
                                  const std::vector<std::string>& numbers, std::string_view to, std::string_view to_path) {
  if (numbers.empty()) return std::int64_t{0};
  TRY(tally_moves(w, partition, itself(from_path), [&](std::string_view) { return std::string(to_path); }, numbers));
  db::Conditions where({partition, from_path, to, to_path});
  where.add("number in (" + where.bind_all(numbers) + ")");
  return w.run("update tickets set place = $3, place_path = $4 where partition = $1 and place_path = $2" + where.sql(), where.values());
}

Result<std::vector<std::string>> open_tickets_at(const db::Reader& r, std::string_view partition, std::string_view path) {
  return r.list("select number from tickets where partition = $1 and place_path = $2 and due_at < $3 order by registered_at, id",
                {partition, path, due_when_closed}, [](const db::Row& row) { return row.get<std::string>(0); });
}

}  // namespace lianxin::tickets::store
