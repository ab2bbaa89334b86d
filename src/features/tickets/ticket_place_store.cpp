#include "features/tickets/ticket_place_store.h"

namespace lianxin::tickets::store {

Result<std::int64_t> move_tickets(db::Writer& w, std::string_view partition, const PathRange& from, std::string_view to) {
  const std::size_t rest = from.begin.size() + 1;  // substr counts from 1
  return w.run("update tickets set place_path = $4 || substr(place_path, cast($5 as integer)) "
               "where partition = $1 and place_path >= $2 and place_path < $3",
               {partition, from.begin, from.end, to, rest});
}

Result<std::int64_t> merge_tickets(db::Writer& w, std::string_view partition, std::string_view from_path, std::string_view into,
                                   std::string_view into_path) {
  return w.run("update tickets set place = $3, place_path = $4 where partition = $1 and place_path = $2",
               {partition, from_path, into, into_path});
}

}  // namespace lianxin::tickets::store
