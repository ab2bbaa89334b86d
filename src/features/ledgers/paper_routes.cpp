#include <algorithm>

#include "features/ledgers/ledger_json.h"
#include "features/ledgers/ledger_routes.h"
#include "features/ledgers/template_actions.h"
#include "features/ledgers/template_store.h"
#include "platform/documents/official.h"
#include "platform/documents/word_template.h"
#include "platform/http/asked.h"
#include "platform/http/call.h"
#include "platform/http/url.h"
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

constexpr std::string_view word_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
constexpr std::string_view own_sheet = "record";  // a form of all fields, made from the declaration

documents::OfficialParagraph line_of(const PaperLine& line) {
  using Level = documents::OfficialParagraph::Level;
  return {line.level == "head" ? Level::head : line.level == "second" ? Level::second : Level::plain, line.text};
}

documents::OfficialPaper paper_of(const PaperTemplate& t) {
  using Kind = documents::OfficialKind;
  documents::OfficialPaper out{.kind = t.kind == "minutes" ? Kind::minutes : t.kind == "bulletin" ? Kind::bulletin : t.kind == "sheet" ? Kind::sheet : Kind::paper,
                               .issuer = t.issuer, .number = t.number, .title = t.title, .addressee = t.addressee};
  for (const PaperLine& each : t.body) out.body.push_back(line_of(each));
  for (const PaperTable& each : t.tables) out.tables.push_back({each.heads, each.cells});
  out.lists = t.lists;
  out.signed_by = t.signed_by;
  out.signed_on = t.signed_on;
  out.copies = t.copies;
  out.printed = t.printed;
  return out;
}

// The form of a record: every field with its value, tables below.
documents::OfficialPaper sheet_of(const LedgerType& type, bool zh) {
  documents::OfficialPaper out{.kind = documents::OfficialKind::sheet, .number = "{{number}}"};
  out.title = !type.paper.title_zh.empty() && zh ? type.paper.title_zh : zh ? type.zh : type.en;
  for (const Field& field : type.fields) {
    if (field.kind == FieldKind::file) continue;
    const std::string name = zh ? field.zh : field.en;
    if (field.kind != FieldKind::table) {
      out.body.push_back({.text = name + (zh ? "：" : ": ") + "{{" + field.key + "}}" + (field.kind == FieldKind::money ? (zh ? "元" : " yuan") : zh ? field.measure_zh : " " + field.measure_en)});
      continue;
    }
    documents::OfficialTable table;
    for (const Field& column : field.columns) {
      table.heads.push_back(zh ? column.zh : column.en);
      table.cells.push_back("{{" + field.key + "." + column.key + "}}");
    }
    out.tables.push_back(std::move(table));
  }
  out.signed_by = "{{unit}}";
  out.signed_on = "{{today}}";
  return out;
}

http::Reply word(std::string bytes, const std::string& name) {
  http::Reply out{.body = std::move(bytes), .content_type = std::string(word_type)};
  out.headers.push_back({"content-disposition", "attachment; filename=\"document.docx\"; filename*=UTF-8''" + http::percent_encoded(name + ".docx")});
  return out;
}

// The Word file of a template, with its places.
Result<std::pair<std::string, std::string>> template_file(const db::Reader& r, const LedgerBook& book, const LedgerType& type, std::string_view key, bool zh) {
  if (const auto own = TRY(store::find_template(r, book.partition, type.key, key))) return std::pair(own->name, own->bytes);
  if (key == own_sheet) return std::pair(zh ? type.zh : type.en, documents::official_file(sheet_of(type, zh)));
  const PaperTemplate* shipped = shipped_template(book, type, key);
  if (!shipped) return fail(Code::not_found, "base.not_found");
  return std::pair(shipped->zh, documents::official_file(paper_of(*shipped)));
}

Result<http::Reply> list(Reading& call, const LedgerBook& book) {
  const auto type = TRY(type_seen(call.db, call.doing, book, call.param("type"), For::reading_or_design));
  const bool zh = call.language == http::Language::zh;
  const auto shown = TRY(show_templates(call.db, book, type->type));
  TemplatesView out;
  out.items.push_back({.key = std::string(own_sheet), .name = zh ? "登记表" : "Record sheet", .shipped = true});
  for (const PaperTemplate* each : shown.shipped) out.items.push_back({.key = each->key, .name = zh ? each->zh : each->en, .shipped = true});
  for (const OwnTemplate& each : shown.own) out.items.push_back({.key = each.key, .name = each.name, .at = each.at, .by = each.by});
  return http::ok(json::write(out, book.zone));
}

Result<http::Reply> show(Reading& call, const LedgerBook& book) {
  const auto type = TRY(type_seen(call.db, call.doing, book, call.param("type"), For::reading_or_design));
  auto [name, bytes] = TRY(template_file(call.db, book, type->type, call.param("template"), call.language == http::Language::zh));
  return word(std::move(bytes), name);
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

Result<http::Reply> make(Reading& call, const LedgerBook& book) {
  const auto one = TRY(open_record(call.db, call.doing, book, call.param("type"), TRY(call.id_param<RecordId>("id"))));
  const bool zh = TRY(http::language_asked(call)) == http::Language::zh;
  const auto [name, bytes] = TRY(template_file(call.db, book, one.type->type, http::text_asked(call, "template").value_or(std::string(own_sheet)), zh));
  const PlacesOfRecord places(call.doing, book, one, TRY(names_of(call.db, call.doing, book, {&one})), zh ? Words::zh : Words::en);
  documents::TemplateValues values;
  values.value = [&](std::string_view place) { return places.value(place); };
  values.rows = [&](std::string_view table) { return places.rows(table); };
  values.cell = [&](std::string_view table, std::string_view column, std::size_t row) { return places.cell(table, column, row); };
  auto filled = TRY(documents::filled(name + ".docx", bytes, values));
  return word(std::move(filled), name + (one.record.title.empty() ? "" : " " + one.record.title));
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
  router.get("/api/v1/ledgers/{type}/records/{id}/document", read_ledgers, reading(make), heavy);
}

}  // namespace lianxin::ledgers
