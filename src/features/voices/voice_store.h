// Voices in the database.
#pragma once

#include <string_view>

#include "features/voices/voice.h"
#include "platform/db/db.h"

namespace lianxin::voices::store {

// A new row, waiting to be judged and placed; nothing when the ticket has one. Numbers are given out one after the other.
Result<void> expect_voice(db::Writer&, std::string_view partition, TicketId);
// It was said by nobody: it gathers what was said.
Result<bool> is_problem(const db::Reader&, std::string_view partition, TicketId);
Result<std::optional<Voice>> find_voice(const db::Reader&, std::string_view partition, TicketId);
Result<std::optional<std::int64_t>> number_of(const db::Reader&, std::string_view partition, TicketId);

// A ticket's words as they were said, with its voice's number.
struct Words {
  std::int64_t number = 0;
  std::string title{};
  std::string text{};
  std::string place_path{};
  std::optional<std::int64_t> copy_of{};
  std::optional<std::int64_t> group{};
};
// Numbers above `after` up to `until`, in their order, at most `limit`.
Result<std::vector<Words>> words_after(const db::Reader&, std::string_view partition, std::int64_t after, std::int64_t until, int limit);
// The last number there is; 0: none.
Result<std::int64_t> last_number(const db::Reader&, std::string_view partition);
// The last number before the first that waits to be placed.
Result<std::int64_t> last_placed(const db::Reader&, std::string_view partition);

// What was found of the voice with a number.
struct Found {
  std::int64_t number = 0;
  Judged judged{};
  std::vector<Flag> flags{};
  std::optional<std::int64_t> copy_of{};
  std::int64_t group = 0;
};
Result<void> save_found(db::Writer&, std::string_view partition, const Found&);
// Only copy and group; whether that changed anything.
Result<bool> save_place(db::Writer&, std::string_view partition, std::int64_t number, std::optional<std::int64_t> copy_of, std::int64_t group);

}  // namespace lianxin::voices::store
