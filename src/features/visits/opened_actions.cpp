#include "features/visits/opened_actions.h"

#include <set>

#include "platform/journal/journal_search.h"

namespace lianxin::visits {

Result<OpenNames> opened_today(const db::Reader& r, const Doing& doing, const VisitBook& book, const std::vector<store::VisitRow>& rows) {
  OpenNames out;
  if (doing.by.account.is_nil()) return out;
  journal::Search search{.places = {{"", "~"}}, .account = doing.by.account, .kind = "household.identity_opened"};
  search.from = moment_at(day_of(doing.now, doing.zone), 0, doing.zone);
  std::set<std::string> opened;
  for (const auto& row : TRY(journal::search(r, search, {.limit = max_page_limit})).items) opened.insert(row.subject);
  std::vector<HouseholdId> ids;
  std::set<HouseholdId> asked;
  for (const auto& row : rows)
    if (row.visit.household && opened.contains(to_text(*row.visit.household)) && asked.insert(*row.visit.household).second) ids.push_back(*row.visit.household);
  for (auto& open : TRY(households::open_for(r, *book.households, ids))) {
    const Doing as_own = TRY(households::as_answering_for(r, doing, *book.households, open.household));
    if (access::may(as_own.by, households::open_households, {.place_path = open.household.path}))
      out.emplace(open.household.id, std::move(open.secrets));
  }
  return out;
}

}  // namespace lianxin::visits
