// /api/v1/public/ledgers: for everybody, without a session.
#include "features/ledgers/ledger_json.h"
#include "features/ledgers/ledger_routes.h"
#include "features/ledgers/public_actions.h"
#include "features/places/places.h"
#include "platform/http/asked.h"
#include "platform/json/json.h"

namespace lianxin::ledgers {

struct PublicTypeView {
  std::string key{};
  std::string name{};
  std::string unit{};
  std::string purpose{};
  std::string group{};
};
BOOST_DESCRIBE_STRUCT(PublicTypeView, (), (key, name, unit, purpose, group))
struct PublicTypesView {
  std::vector<PublicTypeView> items{};
};
BOOST_DESCRIBE_STRUCT(PublicTypesView, (), (items))
struct PublicFactView {
  std::string name{};
  std::string said{};
};
BOOST_DESCRIBE_STRUCT(PublicFactView, (), (name, said))
struct PublicRecordView {
  std::string title{};
  std::string place{};
  std::string state{};
  Tone tone{};
  std::vector<PublicFactView> facts{};
};
BOOST_DESCRIBE_STRUCT(PublicRecordView, (), (title, place, state, tone, facts))
struct PublicRecordsView {
  PublicTypeView ledger{};
  std::vector<PublicRecordView> items{};
  std::optional<std::string> next{};
};
BOOST_DESCRIBE_STRUCT(PublicRecordsView, (), (ledger, items, next))

namespace {

using Reading = http::Call<db::Reader>;

PublicTypeView view_of(const LedgerType& type, http::Language language) {
  return {.key = type.key, .name = of(language, type.zh, type.en), .unit = of(language, type.unit_zh, type.unit_en),
          .purpose = of(language, type.admission.purpose_zh, type.admission.purpose_en), .group = type.group};
}

http::Reply kept_a_while(std::string body) {
  http::Reply reply = http::ok(std::move(body));
  reply.headers.push_back({"cache-control", "public, max-age=300"});
  reply.headers.push_back({"vary", "accept-language"});
  return reply;
}

Result<http::Reply> list(Reading& call, const LedgerBook& book) {
  PublicTypesView out;
  for (const CompiledType& each : TRY(public_types(call.db, book))) out.items.push_back(view_of(each->type, call.language));
  return kept_a_while(json::write(out));
}

Result<http::Reply> show(Reading& call, const LedgerBook& book) {
  const auto type = TRY(public_type(call.db, book, call.param("type")));
  std::optional<PathRange> within;
  if (const auto place = http::text_asked(call, "place")) within = places::range_of(TRY(places::place_named(call.db, book.partition, *place)).now_path);
  const auto page = TRY(public_records(call.db, call.doing, book, *type, within, TRY(call.page()), call.language == http::Language::zh ? Words::zh : Words::en));
  PublicRecordsView out{.ledger = view_of(type->type, call.language)};
  for (const PublicRecord& each : page.items) {
    auto& view = out.items.emplace_back(PublicRecordView{each.title, each.place, each.state, each.tone, {}});
    for (const PublicFact& fact : each.facts) view.facts.push_back({fact.name, fact.said});
  }
  if (!page.next.empty()) out.next = page.next;
  return kept_a_while(json::write(out));
}

}  // namespace

void mount_public(http::Router& router, std::shared_ptr<const LedgerBook> book) {
  const http::RouteOptions open{.weight = http::Weight::heavy, .traceless = true};
  router.get("/api/v1/public/ledgers", look_at_ledgers, [book](Reading& call) { return list(call, *book); }, open);
  router.get("/api/v1/public/ledgers/{type}", look_at_ledgers, [book](Reading& call) { return show(call, *book); }, open);
}

}  // namespace lianxin::ledgers
