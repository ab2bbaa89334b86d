#include "features/ledgers/ledger_json.h"
#include "features/ledgers/ledger_routes.h"
#include "features/ledgers/phone_actions.h"
#include "platform/crypto/digest.h"
#include "platform/http/asked.h"
#include "platform/http/call.h"
#include "platform/json/json.h"

namespace lianxin::ledgers {

struct WorkYearView {
  int year = 0;
  std::vector<Day> holidays{};
  std::vector<Day> makeup_working_days{};
};
BOOST_DESCRIBE_STRUCT(WorkYearView, (), (year, holidays, makeup_working_days))
struct WorkYearsView {
  std::vector<WorkYearView> items{};
};
BOOST_DESCRIBE_STRUCT(WorkYearsView, (), (items))
struct KeptRecordView {
  std::string type{};
  json::Raw opened{};
};
BOOST_DESCRIBE_STRUCT(KeptRecordView, (), (type, opened))
struct PhoneView {
  std::string token{};
  json::Maybe<std::vector<json::Raw>> types{};
  json::Maybe<std::vector<WorkYearView>> calendar{};
  std::vector<KeptRecordView> records{};
};
BOOST_DESCRIBE_STRUCT(PhoneView, (), (token, types, calendar, records))

namespace {

using Reading = http::Call<db::Reader>;

constexpr int first_year = 2000, last_year = 2100;

// A year as expressions want it: weekdays that are off, weekends that are worked.
WorkYearView year_of(const WorkCalendar& calendar, int year) {
  WorkYearView out{.year = year};
  const Day end = day_from({.year = year + 1, .month = 1, .day = 1});
  for (Day day = day_from({.year = year, .month = 1, .day = 1}); day < end; day = day + 1) {
    const bool is_weekend = weekday_of(day) >= 6;
    const auto is_worked = calendar.is_working_day(day);
    if (is_worked && *is_worked == is_weekend) (is_weekend ? out.makeup_working_days : out.holidays).push_back(day);
  }
  return out;
}

std::vector<WorkYearView> years_of(const WorkCalendar& calendar) {
  std::vector<WorkYearView> out;
  for (int year = first_year; year <= last_year; ++year)
    if (calendar.has_year(year)) out.push_back(year_of(calendar, year));
  return out;
}

// Of a whole list's names those that this record needs.
NamesById named_in(const Record& record, const NamesById& names) {
  NamesById out;
  for (const auto& [id, name] : names)
    if (id == record.place || id == to_text(record.unit) || record.fields.find(id) != std::string::npos) out.emplace(id, name);
  return out;
}

Result<http::Reply> calendar(Reading& call, const LedgerBook& book) {
  return http::ok(json::write(WorkYearsView{years_of(TRY(book.desk->at(call.db))->calendar)}));
}

Result<http::Reply> phone(Reading& call, const LedgerBook& book) {
  const auto kept = TRY(kept_on_phone(call.db, call.doing, book));
  const auto desk = TRY(book.desk->at(call.db));
  std::vector<const Opened*> all;
  for (const Opened& each : kept.records) all.push_back(&each);
  PhoneView out;
  const auto names = TRY(names_of(call.db, call.doing, book, all));
  for (const Opened& each : kept.records) out.records.push_back({each.type->type.key, {write_record(call.doing, book, *desk, each, {}, named_in(each.record, names), call.language)}});
  std::vector<json::Raw> types;
  for (const CompiledType& each : kept.types) types.push_back({write_type(call.doing, book, *each, false)});
  auto years = years_of(desk->calendar);
  std::string said = json::write(WorkYearsView{years});
  for (const json::Raw& each : types) said += each.text;
  out.token = crypto::hexadecimal(crypto::sha256(said)).substr(0, 32);
  if (http::text_asked(call, "since") != out.token) {
    out.types.emplace(std::move(types));
    out.calendar.emplace(std::move(years));
  }
  return http::ok(json::write(out, book.zone));
}

}  // namespace

void mount_phone(http::Router& router, std::shared_ptr<const LedgerBook> book) {
  const auto reading = [book](auto handler) { return [book, handler](Reading& call) { return handler(call, *book); }; };
  const http::RouteOptions heavy{.weight = http::Weight::heavy};
  router.get("/api/v1/ledgers/calendar", read_ledgers, reading(calendar), heavy);
  router.get("/api/v1/ledgers/phone", read_ledgers, reading(phone), heavy);
}

}  // namespace lianxin::ledgers
