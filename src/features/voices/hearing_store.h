// Voices within what somebody may see.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/voices/voice.h"
#include "platform/db/conditions.h"
#include "platform/db/db.h"

namespace lianxin::voices::store {

// `sight`: conditions over ticket_words_facts t whose $1 is the partition.
Result<std::int64_t> count_copies(const db::Reader&, db::Conditions sight, std::int64_t first);
Result<std::int64_t> count_group(const db::Reader&, db::Conditions sight, std::int64_t group);

struct SeenTicket {
  TicketId id{};
  std::string number{};
  std::string title{};
};
Result<std::optional<SeenTicket>> find_seen(const db::Reader&, db::Conditions sight, std::int64_t number);

// Answered requests of a group, a family of copies or a category (empty: none), the newest first, at most 200.
struct Like {
  std::int64_t except = 0;  // a voice's number
  std::int64_t group = 0;
  std::int64_t family = 0;  // number of the first copy
  std::string category{};
};
struct Answered {
  std::int64_t voice = 0;
  TicketId ticket{};
  std::string title{};
  std::string text{};
  std::optional<std::int64_t> copy_of{};
  std::optional<std::int64_t> group{};
};
Result<std::vector<Answered>> list_answered(const db::Reader&, db::Conditions sight, const Like&);

}  // namespace lianxin::voices::store
