// The public board, read anew every few minutes.
#pragma once

#include <array>
#include <memory>
#include <mutex>

#include "features/portal/board.h"
#include "features/tickets/tickets.h"
#include "platform/db/db.h"

namespace lianxin::portal {

constexpr int most_on_board = 20;
constexpr int most_compared = 60;        // of the latest public answers
constexpr std::size_t most_alike = 3;
constexpr std::size_t least_words = 4;   // characters; fewer say nothing yet
constexpr int board_lasts_s = 300;

// The board, and how each answer compares: by what stands on the board alone, so that nobody finds out anything else by asking.
struct BoardBook {
  Board board{};                            // the latest most_on_board
  std::vector<BoardItem> answered{};        // the latest most_compared
  std::vector<tickets::Likeness> likeness{};  // of each of `answered`
};

// Not older than board_lasts_s. Safe to use from many threads.
class BoardCache {
 public:
  Result<std::shared_ptr<const BoardBook>> at(const db::Reader&, const tickets::Desk&, Moment now, bool in_english) const;

 private:
  struct Kept {
    std::shared_ptr<const BoardBook> book{};
    Moment read_at{};
  };
  mutable std::mutex mutex_;
  mutable std::array<Kept, 2> kept_{};  // by language
};

Result<BoardBook> read_board(const db::Reader&, const tickets::Desk&, bool in_english);

// What was answered already with like words, the most alike first, each answer once, at most most_alike. A place or category that does not exist
// is none. Errors: invalid "portal.text_too_long".
Result<AnsweredAlready> answered_already(const db::Reader&, const tickets::Desk&, const BoardBook&, const Asking&, Moment now);

}  // namespace lianxin::portal
