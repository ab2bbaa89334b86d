#include "features/ledgers/ledger_json.h"
#include "features/ledgers/ledger_routes.h"
#include "features/ledgers/view_actions.h"
#include "platform/http/asked.h"
#include "platform/http/call.h"
#include "platform/json/json.h"

namespace lianxin::ledgers {

struct ViewsView {
  std::vector<SavedView> items{};
};
BOOST_DESCRIBE_STRUCT(ViewsView, (), (items))
struct ViewBody {
  std::string name{};
  std::string query{};
};
BOOST_DESCRIBE_STRUCT(ViewBody, (), (name, query))
struct TiedView {
  std::string ledger{};
  std::string ledger_name{};
  RecordId id{};
  std::string number{};
  std::string title{};
  std::string state{};
  Light light{};
};
BOOST_DESCRIBE_STRUCT(TiedView, (), (ledger, ledger_name, id, number, title, state, light))
struct TiedListView {
  std::vector<TiedView> items{};
};
BOOST_DESCRIBE_STRUCT(TiedListView, (), (items))

namespace {

using Reading = http::Call<db::Reader>;
using Writing = http::Call<db::Writer>;

Result<http::Reply> list(Reading& call, const LedgerBook& book) {
  return http::ok(json::write(ViewsView{TRY(list_views(call.db, call.doing, book, TRY(type_seen(call.db, call.doing, book, call.param("type")))->type))}));
}

Result<http::Reply> save(Writing& call, const LedgerBook& book) {
  const auto type = TRY(type_seen(call.db, call.doing, book, call.param("type")));
  const ViewBody asked = TRY(json::read<ViewBody>(call.request.body));
  const SavedView view{TRY(call.id_param<ViewId>("id")), asked.name, asked.query};
  TRY(save_view(call.db, call.doing, book, type->type, view));
  return http::ok(json::write(ViewsView{TRY(list_views(call.db, call.doing, book, type->type))}));
}

Result<http::Reply> drop(Writing& call, const LedgerBook& book) {
  TRY(drop_view(call.db, call.doing, book, TRY(type_seen(call.db, call.doing, book, call.param("type")))->type, TRY(call.id_param<ViewId>("id"))));
  return http::no_content();
}

Result<http::Reply> tied(Reading& call, const LedgerBook& book) {
  const auto kind = TRY(http::one_asked<TieKind>(call, "kind"));
  const auto target = http::text_asked(call, "target");
  if (!kind || !target) return invalid_field(kind ? "target" : "kind", "base.required");
  const auto desk = TRY(book.desk->at(call.db));
  const bool zh = call.language == http::Language::zh;
  TiedListView out;
  for (const Opened& each : TRY(records_tied_to(call.db, call.doing, book, *kind, *target))) {
    const LedgerType& type = each.type->type;
    const State* state = type.state(each.record.state);
    out.items.push_back({type.key, zh ? type.zh : type.en, each.record.id, each.record.number, each.record.title, !state ? "" : zh ? state->zh : state->en,
                         light_of(type, each.record, today_of(call.doing, book), desk->calendar)});
  }
  return http::ok(json::write(out));
}

}  // namespace

void mount_views(http::Router& router, std::shared_ptr<const LedgerBook> book) {
  const auto reading = [book](auto handler) { return [book, handler](Reading& call) { return handler(call, *book); }; };
  const auto writing = [book](auto handler) { return [book, handler](Writing& call) { return handler(call, *book); }; };
  const http::RouteOptions heavy{.weight = http::Weight::heavy};
  router.get("/api/v1/ledgers/ties", read_ledgers, reading(tied), heavy);
  router.get("/api/v1/ledgers/{type}/views", read_ledgers, reading(list), heavy);
  router.put("/api/v1/ledgers/{type}/views/{id}", read_ledgers, writing(save));
  router.del("/api/v1/ledgers/{type}/views/{id}", read_ledgers, writing(drop));
}

}  // namespace lianxin::ledgers
