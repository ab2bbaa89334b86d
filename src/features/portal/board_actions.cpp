#include "features/portal/board_actions.h"

#include "features/places/places.h"
#include "features/portal/personal_data_rules.h"
#include "features/tickets/tickets.h"

namespace lianxin::portal {
namespace {

// The township a place belongs to; itself when it is one, or lies above all of them.
Result<std::string> township_name(const db::Reader& r, const tickets::Desk& desk, const std::string& code) {
  const auto place = TRY(places::find_place(r, desk.partition, code));
  if (!place) return std::string();
  auto at = place;
  while (at && at->level != "township" && at->parent) at = TRY(places::find_place(r, desk.partition, *at->parent));
  return at && at->level == "township" ? at->name : place->name;
}

std::string topic_of(const tickets::Desk& desk, const std::optional<std::string>& category, bool in_english) {
  const auto* found = category ? desk.categories.find(*category) : nullptr;
  if (!found) return {};
  return in_english && !found->name_en.empty() ? found->name_en : found->name;
}

}  // namespace

Result<Board> read_board(const db::Reader& r, const tickets::Desk& desk, bool in_english) {
  Board out;
  if (const auto root = TRY(places::find_place(r, desk.partition, desk.partition))) out.region = root->name;
  for (auto& one : TRY(tickets::list_published(r, desk, most_on_board))) {
    if (!personal_data_in(one.text).empty()) continue;  // released all the same: not shown to everybody (E12)
    out.items.push_back({topic_of(desk, one.category, in_english), TRY(township_name(r, desk, one.place)), one.outcome,
                         std::move(one.text), one.answered_on, one.working_days});
  }
  return out;
}

Result<std::shared_ptr<const Board>> BoardCache::at(const db::Reader& r, const tickets::Desk& desk, Moment now,
                                                    bool in_english) const {
  const std::size_t language = in_english ? 1 : 0;
  {
    const std::lock_guard lock(mutex_);
    const Kept& kept = kept_[language];
    if (kept.board && now.ms - kept.read_at.ms < board_lasts_s * 1000 && now.ms >= kept.read_at.ms) return kept.board;
  }
  auto board = std::make_shared<const Board>(TRY(read_board(r, desk, in_english)));
  const std::lock_guard lock(mutex_);
  kept_[language] = {board, now};
  return std::shared_ptr<const Board>(std::move(board));
}

}  // namespace lianxin::portal
