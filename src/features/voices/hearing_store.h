// Voices within what somebody may see.
#pragma once

#include <optional>
#include <string_view>

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

}  // namespace lianxin::voices::store
