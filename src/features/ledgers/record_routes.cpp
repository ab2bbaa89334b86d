#include <algorithm>
#include <charconv>
#include <map>

#include "base/text.h"
#include "features/ledgers/figure_actions.h"
#include "features/ledgers/ledger_json.h"
#include "features/ledgers/ledger_routes.h"
#include "features/ledgers/record_filter_routes.h"
#include "features/places/places.h"
#include "platform/expressions/value.h"
#include "platform/http/asked.h"
#include "platform/http/call.h"

namespace lianxin::ledgers {
namespace {

using Reading = http::Call<db::Reader>;
using Writing = http::Call<db::Writer>;

// What was typed into a filter, as the keys hold it.
Result<std::string> key_asked(const Field& field, const std::string& text, const std::string& at) {
  switch (field.kind) {
    case FieldKind::date:
      if (const auto day = parse_day(text)) return key_text(Value::date(*day));
      return invalid_field(at, "base.json_not_a_day");
    case FieldKind::number:
    case FieldKind::money:
      if (const auto number = expressions::parse_number(text)) return key_text(*number);
      return invalid_field(at, "ledgers.bad_number", {{"value", shortened(text, 40)}});
    case FieldKind::yes_no: return std::string(text == "true" || text == "1" ? "1" : "0");
    default: return text;
  }
}

// "f.kind=pasture,land", "f.found_on=2014-01-01..2014-06-30".
Result<store::KeyFilter> filter_asked(const LedgerType& type, const std::string& key, const std::string& text) {
  const std::string at = "f." + key;
  store::KeyFilter out{.field = key};
  const Field* field = key == "state" ? nullptr : type.field(key);
  static const Field state{.kind = FieldKind::text};
  const Field& asked = field ? *field : state;
  if (const auto dots = text.find(".."); dots != std::string::npos) {
    if (dots > 0) out.from = TRY(key_asked(asked, text.substr(0, dots), at));
    if (dots + 2 < text.size()) out.to = TRY(key_asked(asked, text.substr(dots + 2), at));
    return out;
  }
  for (const std::string_view each : split(text, ',')) out.values.push_back(TRY(key_asked(asked, std::string(each), at)));
  if (out.values.size() > 50) return invalid_field(at, "base.too_many", {{"max", "50"}});
  return out;
}

// A filter that is none would show more than was asked for.
Result<void> check_filters(std::string_view query, const LedgerType& type) {
  for (const std::string_view pair : split(query, '&')) {
    if (!pair.starts_with("f.")) continue;
    const std::string key(pair.substr(2, pair.find('=') - 2));
    if (key != "state" && std::ranges::find(type.list.filters, key) == type.list.filters.end()) return invalid_field("f." + shortened(key, 40), "ledgers.no_such_filter", {{"value", shortened(key, 40)}});
  }
  return {};
}

Result<void> sort_asked(const LedgerType& type, std::string sort, store::RecordFilter& out) {
  out.down = sort.starts_with('-');
  if (out.down) sort.erase(0, 1);
  if (sort == "entered") sort.clear();
  const Field* field = type.field(sort);
  const bool is_filter = field && std::ranges::find(type.list.filters, sort) != type.list.filters.end() && type_of(field->kind) != expressions::Type::list;
  if (!sort.empty() && sort != "due" && !is_filter) return invalid_field("sort", "ledgers.no_such_filter", {{"value", shortened(sort, 40)}});
  out.sort = sort;
  return {};
}

}  // namespace

Result<store::RecordFilter> records_asked(const Reading& call, const LedgerBook& book, const LedgerType& type) {
  store::RecordFilter out{.type = type.key};
  TRY(check_filters(call.request.query, type));
  std::vector<std::string> filters = type.list.filters;
  filters.emplace_back("state");
  for (const std::string& key : filters)
    if (const auto text = http::text_asked(call, "f." + key); text && !text->empty()) out.keys.push_back(TRY(filter_asked(type, key, *text)));
  if (const auto place = http::text_asked(call, "place")) out.places = places::range_of(TRY(places::place_named(call.db, book.partition, *place)).now_path);
  out.words = http::text_asked(call, "q").value_or("");
  out.batch = http::text_asked(call, "batch").value_or("");
  out.only_void = http::text_asked(call, "withdrawn") == "true";
  const Day today = today_of(call.doing, book);
  const auto due = http::text_asked(call, "due");
  if (due && *due != "overdue" && *due != "open") return invalid_field("due", "base.json_not_one_of", {{"allowed", "overdue, open"}});
  if (due == "overdue") out.due_before = today;
  if (due == "open") out.due_before = no_due;
  TRY(sort_asked(type, http::text_asked(call, "sort").value_or(type.list.sort.empty() ? "-entered" : type.list.sort), out));
  return out;
}

namespace {

Result<http::Reply> answer_page(const Reading& call, const LedgerBook& book, Page<Record> page) {
  Page<Opened> shown{.items = {}, .next = std::move(page.next), .total = page.total};
  std::map<std::pair<std::string, std::int64_t>, CompiledType> types;  // asked for once a page
  shown.items.reserve(page.items.size());
  for (Record& each : page.items) {
    CompiledType& type = types[{each.type, each.type_version}];
    if (!type) type = TRY(type_of_version(call.db, book, each.type, each.type_version));
    shown.items.push_back(TRY(opened_as(type, std::move(each))));
  }
  std::vector<const Opened*> all;
  for (const Opened& each : shown.items) all.push_back(&each);
  const auto names = TRY(names_of(call.db, call.doing, book, all));
  return http::ok(write_records(call.doing, book, *TRY(book.desk->at(call.db)), shown, names, call.language));
}

Result<http::Reply> list(Reading& call, const LedgerBook& book) {
  const auto type = TRY(type_seen(call.db, call.doing, book, call.param("type")));
  return answer_page(call, book, TRY(list_records(call.db, call.doing, book, type, TRY(records_asked(call, book, type->type)), TRY(call.page()))));
}

template <class Db>
Result<std::string> body_of(const http::Call<Db>& call, const LedgerBook& book, const Opened& one) {
  auto names = TRY(names_of(call.db, call.doing, book, {&one}));
  Beside beside{TRY(store::ties_of(call.db, book.partition, one.record.id)), TRY(files_of(call.db, book, one.record.id)), {}};
  beside.ledgers = TRY(name_ties(call.db, call.doing, book, beside.ties, names));
  return write_record(call.doing, book, *TRY(book.desk->at(call.db)), one, beside, names, call.language);
}

Result<http::Reply> show(Reading& call, const LedgerBook& book) {
  return http::ok(TRY(body_of(call, book, TRY(open_record(call.db, call.doing, book, call.param("type"), TRY(call.id_param<RecordId>("id")))))));
}

Result<http::Reply> add(Writing& call, const LedgerBook& book) {
  const auto type = TRY(type_seen(call.db, call.doing, book, call.param("type")));
  const auto made = TRY(make_record(call.db, call.doing, book, type, TRY(read_new_record(call.request.body))));
  auto body = TRY(body_of(call, book, TRY(opened(call.db, book, made.record))));
  return made.is_new ? http::created(std::move(body), "/api/v1/ledgers/" + type->type.key + "/records/" + to_text(made.record.id)) : http::ok(std::move(body));
}

// The record as it is now goes along with an error of a stale version.
Result<http::Reply> answered(Writing& call, const LedgerBook& book, RecordId id, Result<void> done) {
  if (!done && done.error().code != Code::stale) return std::move(done).error();
  auto body = TRY(body_of(call, book, TRY(open_record(call.db, call.doing, book, call.param("type"), id))));
  if (done) return http::ok(std::move(body));
  done.error().current = std::move(body);
  return std::move(done).error();
}

Result<std::int64_t> version_asked(const http::CallBase& call) {
  const auto version = TRY(call.if_match());
  if (!version) return fail(Code::malformed, "base.if_match_missing");
  return *version;
}

template <class T>
Result<void> whether(Result<T> done) {
  if (!done) return std::move(done).error();
  return {};
}

Result<http::Reply> change(Writing& call, const LedgerBook& book) {
  const auto id = TRY(call.id_param<RecordId>("id"));
  const auto version = TRY(version_asked(call));
  const auto edit = TRY(read_record_edit(call.request.body));
  return answered(call, book, id, whether(change_record(call.db, call.doing, book, call.param("type"), id, edit, version)));
}

Result<http::Reply> command(Writing& call, const LedgerBook& book) {
  const auto id = TRY(call.id_param<RecordId>("id"));
  const auto asked = TRY(read_command(call.request.body));
  const std::string_view type = call.param("type");
  if (TRY(was_done(call.db, book, id, asked.edit.id))) return answered(call, book, id, {});
  switch (asked.command) {
    case CommandName::comment: return answered(call, book, id, comment(call.db, call.doing, book, type, id, asked.edit));
    case CommandName::tie:
    case CommandName::untie: return answered(call, book, id, tie_record(call.db, call.doing, book, type, id, asked.tie, asked.command == CommandName::tie));
    case CommandName::step:
      return answered(call, book, id, whether(take_step(call.db, call.doing, book, type, id, asked.step, asked.edit, TRY(version_asked(call)))));
    case CommandName::withdraw:
    case CommandName::restore:
      return answered(call, book, id, whether(withdraw(call.db, call.doing, book, type, id, asked.command == CommandName::withdraw, asked.edit.note, TRY(version_asked(call)))));
  }
  return fail(Code::internal, "base.internal");
}

Result<http::Reply> history(Reading& call, const LedgerBook& book) {
  const auto one = TRY(open_record(call.db, call.doing, book, call.param("type"), TRY(call.id_param<RecordId>("id"))));
  return http::ok(write_history(book, TRY(store::history_of(call.db, book.partition, one.record.id, 200))));
}

Result<http::Reply> behind(Reading& call, const LedgerBook& book) {
  const auto type = TRY(type_seen(call.db, call.doing, book, call.param("type")));
  const FigureAsked asked{.place = http::text_asked(call, "place").value_or(""), .from = TRY(http::day_asked(call, "from")), .until = TRY(http::day_asked(call, "until")),
                          .figure = std::string(call.param("figure"))};
  return answer_page(call, book, TRY(show_behind(call.db, call.doing, book, type, asked, http::text_asked(call, "first"), http::text_asked(call, "second"), TRY(call.page()))));
}

}  // namespace

void mount_records(http::Router& router, std::shared_ptr<const LedgerBook> book) {
  const auto reading = [book](auto handler) { return [book, handler](Reading& call) { return handler(call, *book); }; };
  const auto writing = [book](auto handler) { return [book, handler](Writing& call) { return handler(call, *book); }; };
  const http::RouteOptions heavy{.weight = http::Weight::heavy};
  router.get("/api/v1/ledgers/{type}/records", read_ledgers, reading(list), heavy);
  router.post("/api/v1/ledgers/{type}/records", write_ledgers, writing(add));
  router.get("/api/v1/ledgers/{type}/records/{id}", read_ledgers, reading(show), heavy);
  router.patch("/api/v1/ledgers/{type}/records/{id}", write_ledgers, writing(change));
  router.post("/api/v1/ledgers/{type}/records/{id}/commands", read_ledgers, writing(command));
  router.get("/api/v1/ledgers/{type}/records/{id}/history", read_ledgers, reading(history), heavy);
  router.get("/api/v1/ledgers/{type}/figures/{figure}/records", read_ledgers, reading(behind), heavy);
}

}  // namespace lianxin::ledgers
