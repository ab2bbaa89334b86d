#include "features/portal/board_actions.h"

#include <algorithm>

#include "base/text.h"
#include "features/places/places.h"
#include "features/portal/personal_data_rules.h"
#include "features/portal/submission.h"

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

Result<BoardBook> read_board(const db::Reader& r, const tickets::Desk& desk, bool in_english) {
  BoardBook out;
  if (const auto root = TRY(places::find_place(r, desk.partition, desk.partition))) out.board.region = root->name;
  for (auto& one : TRY(tickets::list_published(r, desk, most_compared))) {
    if (!personal_data_in(one.text).empty()) continue;  // released all the same: not shown to everybody (E12)
    BoardItem item{topic_of(desk, one.category, in_english), TRY(township_name(r, desk, one.place)), one.outcome,
                   std::move(one.text), one.answered_on, one.working_days};
    out.likeness.push_back(tickets::public_likeness(item.topic + "\n" + item.text, item.place, one.category.value_or(""),
                                                    moment_at(item.answered_on, 0, desk.zone)));
    if (out.board.items.size() < most_on_board) out.board.items.push_back(item);
    out.answered.push_back(std::move(item));
  }
  return out;
}

Result<AnsweredAlready> answered_already(const db::Reader& r, const tickets::Desk& desk, const BoardBook& book, const Asking& asking,
                                         Moment now) {
  if (length_of(asking.text) > max_words) return invalid_field("text", "portal.text_too_long", {{"max", std::to_string(max_words)}});
  AnsweredAlready out;
  if (length_of(trimmed(asking.text)) < least_words || book.answered.empty()) return out;
  const std::string township = asking.place ? TRY(township_name(r, desk, *asking.place)) : std::string();
  const auto own = tickets::public_likeness(asking.text, township, asking.category.value_or(""), now);
  for (const auto& why : tickets::most_similar(own, book.likeness, most_compared)) {
    const BoardItem& item = book.answered[why.at];
    if (out.items.size() == most_alike) break;
    if (std::ranges::find(out.items, item.text, &BoardItem::text) == out.items.end()) out.items.push_back(item);
  }
  return out;
}

Result<std::shared_ptr<const BoardBook>> BoardCache::at(const db::Reader& r, const tickets::Desk& desk, Moment now,
                                                        bool in_english) const {
  const std::size_t language = in_english ? 1 : 0;
  {
    const std::lock_guard lock(mutex_);
    const Kept& kept = kept_[language];
    if (kept.book && now.ms - kept.read_at.ms < board_lasts_s * 1000 && now.ms >= kept.read_at.ms) return kept.book;
  }
  auto book = std::make_shared<const BoardBook>(TRY(read_board(r, desk, in_english)));
  const std::lock_guard lock(mutex_);
  kept_[language] = {book, now};
  return std::shared_ptr<const BoardBook>(std::move(book));
}

}  // namespace lianxin::portal
