#include <algorithm>

#include "features/ledgers/ledger_json.h"
#include "features/ledgers/ledger_routes.h"
#include "features/ledgers/document_routes.h"
#include "features/ledgers/template_actions.h"
#include "features/ledgers/template_file_routes.h"
#include "platform/documents/word_template.h"
#include "platform/http/asked.h"
#include "platform/http/call.h"
#include "platform/json/json.h"

namespace lianxin::ledgers {

struct TemplateView {
  std::string key{};
  std::string name{};
  bool shipped = false;
  json::Maybe<Moment> at{};
  json::Maybe<std::string> by{};
};
BOOST_DESCRIBE_STRUCT(TemplateView, (), (key, name, shipped, at, by))
struct TemplatesView {
  std::vector<TemplateView> items{};
};
BOOST_DESCRIBE_STRUCT(TemplatesView, (), (items))
struct KeptView {
  std::string key{};
  std::vector<std::string> unknown{};  // places that mean nothing in this ledger
};
BOOST_DESCRIBE_STRUCT(KeptView, (), (key, unknown))

namespace {

using Reading = http::Call<db::Reader>;
using Writing = http::Call<db::Writer>;

Result<http::Reply> list(Reading& call, const LedgerBook& book) {
  const auto type = TRY(type_seen(call.db, call.doing, book, call.param("type"), For::reading_or_design));
  const bool zh = call.language == http::Language::zh;
  const auto shown = TRY(show_templates(call.db, book, type->type));
  TemplatesView out;
  out.items.push_back({.key = std::string(record_sheet), .name = zh ? "登记表" : "Record sheet", .shipped = true});
  for (const PaperTemplate* each : shown.shipped) out.items.push_back({.key = each->key, .name = zh ? each->zh : each->en, .shipped = true});
  for (const OwnTemplate& each : shown.own) out.items.push_back({.key = each.key, .name = each.name, .at = each.at, .by = each.by});
  return http::ok(json::write(out, book.zone));
}

Result<http::Reply> show(Reading& call, const LedgerBook& book) {
  const auto type = TRY(type_seen(call.db, call.doing, book, call.param("type"), For::reading_or_design));
  auto file = TRY(template_file(call.db, book, type->type, call.param("template"), call.language == http::Language::zh));
  return word_reply(std::move(file.bytes), file.name);
}

// Places that no field of the ledger fills.
std::vector<std::string> unknown_places(const LedgerType& type, const std::vector<std::string>& places, const PlacesOfRecord& filling) {
  std::vector<std::string> out;
  for (const std::string& each : places) {
    const auto dot = each.find('.');
    if (dot == std::string::npos ? filling.value(each).has_value() : find_path(type, each) != nullptr || filling.rows(each.substr(0, dot)).has_value()) continue;
    out.push_back(each);
  }
  return out;
}

Result<http::Reply> keep(Writing& call, const LedgerBook& book) {
  const auto type = TRY(type_seen(call.db, call.doing, book, call.param("type"), For::reading_or_design));
  const std::string key(call.param("template"));
  const auto places = TRY(documents::places_in(key + ".docx", call.request.body));
  TRY(keep_template(call.db, call.doing, book, type->type, {.key = key, .name = http::text_asked(call, "name").value_or(""), .bytes = call.request.body}));
  const Opened none{.type = type, .record = {}, .entries = Entries(type->type)};
  return http::ok(json::write(KeptView{key, unknown_places(type->type, places, PlacesOfRecord(call.doing, book, none, {}, Words::zh))}));
}

Result<http::Reply> drop(Writing& call, const LedgerBook& book) {
  const auto type = TRY(type_seen(call.db, call.doing, book, call.param("type"), For::reading_or_design));
  TRY(drop_template(call.db, call.doing, book, type->type, call.param("template")));
  return http::no_content();
}

}  // namespace

void mount_papers(http::Router& router, std::shared_ptr<const LedgerBook> book) {
  const auto reading = [book](auto handler) { return [book, handler](Reading& call) { return handler(call, *book); }; };
  const auto writing = [book](auto handler) { return [book, handler](Writing& call) { return handler(call, *book); }; };
  const http::RouteOptions heavy{.weight = http::Weight::heavy};
  router.get("/api/v1/ledgers/{type}/templates", read_ledgers, reading(list), heavy);
  router.get("/api/v1/ledgers/{type}/templates/{template}", read_ledgers, reading(show), heavy);
  router.put("/api/v1/ledgers/{type}/templates/{template}", design_ledgers, writing(keep), {.max_body_bytes = documents::max_template_bytes, .json_body = false});
  router.del("/api/v1/ledgers/{type}/templates/{template}", design_ledgers, writing(drop));
}

}  // namespace lianxin::ledgers
