// The public board, read anew every few minutes.
#pragma once

#include <array>
#include <memory>
#include <mutex>

#include "features/portal/board.h"
#include "features/tickets/desk.h"
#include "platform/db/db.h"

namespace lianxin::portal {

constexpr int most_on_board = 20;
constexpr int board_lasts_s = 300;

// Not older than board_lasts_s. Safe to use from many threads.
class BoardCache {
 public:
  Result<std::shared_ptr<const Board>> at(const db::Reader&, const tickets::Desk&, Moment now, bool in_english) const;

 private:
  struct Kept {
    std::shared_ptr<const Board> board{};
    Moment read_at{};
  };
  mutable std::mutex mutex_;
  mutable std::array<Kept, 2> kept_{};  // by language
};

Result<Board> read_board(const db::Reader&, const tickets::Desk&, bool in_english);

}  // namespace lianxin::portal
