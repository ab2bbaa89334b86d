#include "features/visits/paper_routes.h"

#include <algorithm>

#include "base/period.h"
#include "features/people/people.h"
#include "features/visits/need_paper_json.h"
#include "features/visits/paper_json.h"
#include "features/visits/visit_paper_json.h"
#include "platform/http/asked.h"

namespace lianxin::visits {
namespace {

using Reading = http::Call<db::Reader>;

constexpr int longest_days = 366;

struct Days {
  Day from{};
  Day to{};
};

// The running two months where nothing is asked for.
Result<Days> days_asked(const Reading& call) {
  const Day today = day_of(call.doing.now, call.doing.zone);
  const auto to = TRY(day_asked(call, "to"));
  const auto from = TRY(day_asked(call, "from"));
  Days out{.from = from.value_or(Period::containing(PeriodKind::two_months, to.value_or(today)).first()), .to = to.value_or(today)};
  if (from && !to) out.to = std::max(*from, today);
  if (out.from > out.to) return invalid_field("from", "visits.from_after_to");
  if (out.to - out.from > longest_days) return invalid_field("from", "visits.too_long", {{"days", std::to_string(longest_days)}});
  return out;
}

Result<http::Reply> record(Reading& call, const VisitBook& book) {
  const auto language = TRY(language_asked(call));
  const auto row = TRY(show_visit(call.db, book, call.doing.by, TRY(call.id_param<VisitId>("id"))));
  return write_paper(TRY(visit_record(call.db, call.doing, book, row, language)), language);
}

Result<http::Reply> diary(Reading& call, const VisitBook& book) {
  const auto language = TRY(language_asked(call));
  const PersonId person = TRY(id_asked<PersonId>(call, "person")).value_or(call.doing.by.person);
  const Days days = TRY(days_asked(call));
  const auto whose = TRY(people::find_person(call.db, book.partition, person));
  if (!whose) return invalid_field("person", "visits.no_such_person");
  const auto sight = access::sight_of(call.doing.by, read_visits);
  auto page = TRY(store::list_visits(call.db, book.partition, {.person = person, .from = days.from, .to = days.to}, sight, call.doing.by.person,
                                     {.limit = max_page_limit}));
  std::ranges::sort(page.items, {}, [](const store::VisitRow& row) { return std::pair(row.visit.began_at, row.visit.id); });
  const DiaryBook of{.person = person, .name = whose->name, .unit = whose->unit_name, .from = days.from, .to = days.to, .cut = !page.next.empty()};
  return write_paper(TRY(diary_pages(call.db, call.doing, book, of, page.items, language)), language);
}

Result<http::Reply> ledger(Reading& call, const VisitBook& book) {
  const auto language = TRY(language_asked(call));
  const Days days = TRY(days_asked(call));
  const auto needs = TRY(needs_of(call.db, call.doing, book, text_asked(call, "place"), days.from, days.to));
  return write_paper(TRY(needs_roster(call.db, call.doing, book, needs, days.from, days.to, language)), language);
}

}  // namespace

void mount_papers(http::Router& router, std::shared_ptr<const VisitBook> book) {
  const auto reading = [book](auto handler) { return [book, handler](Reading& call) { return handler(call, *book); }; };
  const http::RouteOptions heavy{.weight = http::Weight::heavy};
  router.get("/api/v1/visits/{id}/document", read_visits, reading(record));
  router.get("/api/v1/visits/diary", read_visits, reading(diary), heavy);
  router.get("/api/v1/needs", read_visits, reading(ledger), heavy);
  router.get("/api/v1/visits/paper.css", read_visits, [](Reading&) -> Result<http::Reply> { return paper_style(); });
}

}  // namespace lianxin::visits
