// A visit as its paper record 走访记录表 (domain §2.2), and pages of the diary book 民情日记 (§2.1).
#pragma once

#include "features/visits/opened_actions.h"
#include "features/visits/paper.h"
#include "platform/http/message.h"

namespace lianxin::visits {

Result<Paper> visit_record(const db::Reader&, const Doing&, const VisitBook&, const store::VisitRow&, http::Language);

// Whose book, and of which days. `cut`: there were more than fit.
struct DiaryBook {
  PersonId person{};
  std::string name{};
  std::string unit{};
  Day from{};
  Day to{};
  bool cut = false;
};
// `rows` in the order of time.
Result<Paper> diary_pages(const db::Reader&, const Doing&, const VisitBook&, const DiaryBook&, const std::vector<store::VisitRow>& rows, http::Language);

}  // namespace lianxin::visits
