// What suggestions are made from: requests near by, and what a unit has finished of a category.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/actor.h"
#include "features/tickets/ticket.h"
#include "platform/access/access.h"
#include "platform/db/db.h"

namespace lianxin::tickets::store {

struct NearTicket {
  TicketId id{};
  std::string number{};
  std::string title{};
  std::string text{};
  std::string place{};
  std::string category{};  // empty: none yet
  Channel channel{};
  TicketState state{};
  Moment registered_at{};
};
struct Near {
  PathRange around{};         // of these places all that are open or newer than `since`
  PathRange wider{};          // of these the open ones of the category
  std::string category{};     // empty: none
  Moment since{};
  TicketId except{};
};
// Within the sight, the newest first, at most 400.
Result<std::vector<NearTicket>> list_near(const db::Reader&, std::string_view partition, const Actor&, const access::Sight&,
                                          const Near&);

// How many of a category a unit led and had closed since, within the sight.
Result<std::int64_t> count_finished(const db::Reader&, std::string_view partition, const Actor&, const access::Sight&, UnitId,
                                    std::string_view category, Moment since);

struct FinishedTicket {
  TicketId id{};
  std::string number{};
  std::string title{};
  std::string place{};
  std::string place_path{};
  Moment registered_at{};
  Moment closed_at{};
  Handling handling{};
};
// The same requests, the last finished first, at most 20.
Result<std::vector<FinishedTicket>> list_finished(const db::Reader&, std::string_view partition, const Actor&,
                                                  const access::Sight&, UnitId, std::string_view category, Moment since);

// Code of the place at a path; empty when there is none.
Result<std::string> place_at(const db::Reader&, std::string_view partition, std::string_view path);

}  // namespace lianxin::tickets::store
