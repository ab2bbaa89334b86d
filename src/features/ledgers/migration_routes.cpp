// /api/v1/ledgers/{type}/migrations: old records brought to the version in force.
#include "features/ledgers/ledger_json.h"
#include "features/ledgers/ledger_routes.h"
#include "features/ledgers/migration_actions.h"
#include "platform/http/texts.h"
#include "platform/json/json.h"

namespace lianxin::ledgers {

struct MigrationBody {
  std::optional<bool> dry_run{};  // missing: true
  std::optional<bool> lose{};
};
BOOST_DESCRIBE_STRUCT(MigrationBody, (), (dry_run, lose))
struct StayFaultView {
  std::string field{};
  std::string key{};
  std::string message{};
};
BOOST_DESCRIBE_STRUCT(StayFaultView, (), (field, key, message))
struct StayedView {
  std::string id{};
  std::string title{};
  std::int64_t version = 0;
  std::vector<StayFaultView> faults{};
};
BOOST_DESCRIBE_STRUCT(StayedView, (), (id, title, version, faults))
struct ExampleView {
  std::string title{};
  json::Raw before{};
  json::Raw after{};
};
BOOST_DESCRIBE_STRUCT(ExampleView, (), (title, before, after))
struct ChangeView {
  std::string key{};
  std::string name{};
  std::int64_t changed = 0;
  std::int64_t lost = 0;
  std::vector<ExampleView> examples{};
};
BOOST_DESCRIBE_STRUCT(ChangeView, (), (key, name, changed, lost, examples))
struct RunView {
  std::string id{};
  std::int64_t version = 0;
  bool lose = false;
  std::string by{};
  Moment started_at{};
  json::Maybe<Moment> ended_at{};
  MigrationState state{};
  std::int64_t all = 0;
  std::int64_t moved = 0;
  std::int64_t stayed = 0;
  std::vector<StayedView> left{};
};
BOOST_DESCRIBE_STRUCT(RunView, (), (id, version, lose, by, started_at, ended_at, state, all, moved, stayed, left))
struct MigrationView {
  json::Maybe<RunView> run{};
  std::int64_t version = 0;
  std::int64_t records = 0;
  std::int64_t moves = 0;
  std::int64_t stays = 0;
  std::vector<ChangeView> fields{};
  std::vector<StayedView> left{};
};
BOOST_DESCRIBE_STRUCT(MigrationView, (), (run, version, records, moves, stays, fields, left))
struct MigrationsView {
  std::int64_t version = 0;
  std::int64_t waiting = 0;
  std::vector<RunView> items{};
};
BOOST_DESCRIBE_STRUCT(MigrationsView, (), (version, waiting, items))

namespace {

using Reading = http::Call<db::Reader>;
using Working = http::Call<db::Store>;

std::vector<StayedView> views_of(const std::vector<Stayed>& stayed, http::Language language) {
  std::vector<StayedView> out;
  for (const Stayed& each : stayed) {
    auto& one = out.emplace_back(StayedView{each.id, each.title, each.version, {}});
    for (const FieldFault& fault : each.faults) one.faults.push_back({fault.field, fault.key, http::translated(fault.key, fault.args, language)});
  }
  return out;
}

Result<RunView> view_of(const MigrationRun& run, http::Language language) {
  return RunView{.id = run.id, .version = run.version, .lose = run.lose, .by = run.by_name, .started_at = run.started_at, .ended_at = run.ended_at, .state = run.state,
                 .all = run.all, .moved = run.moved, .stayed = run.stayed, .left = views_of(TRY(read_stayed(run.stayed_list)), language)};
}

MigrationView view_of(const MigrationTried& tried, http::Language language) {
  MigrationView out{.version = tried.version, .records = tried.records, .moves = tried.moves, .stays = tried.stays, .left = views_of(tried.stayed, language)};
  for (const FieldChange& each : tried.fields) {
    auto& one = out.fields.emplace_back(ChangeView{each.key, of(language, each.zh, each.en), each.changed, each.lost, {}});
    for (const auto& example : each.examples) one.examples.push_back({example.title, {example.before}, {example.after}});
  }
  return out;
}

// Tried, it answers with what would become of them; begun, with the run, which goes on by itself.
Result<http::Reply> migrate(Working& call, const LedgerBook& book) {
  const auto asked = TRY(json::read<MigrationBody>(call.request.body));
  const std::string type(call.param("type"));
  MigrationView out;
  const bool lose = asked.lose.value_or(false);
  if (asked.dry_run.value_or(true)) {
    out = view_of(TRY(call.db.reading([&](db::Reader& r) { return try_migration(r, call.doing, book, type, lose); })), call.language);
  } else {
    const auto run = TRY(call.db.transact([&](db::Writer& w) { return begin_migration(w, call.doing, book, type, lose); }));
    out.version = run.version;
    out.records = run.all;
    out.run = TRY(view_of(run, call.language));
  }
  return http::ok(json::write(out, book.zone));
}

Result<http::Reply> list(Reading& call, const LedgerBook& book) {
  const auto type = TRY(type_seen(call.db, call.doing, book, call.param("type"), For::reading_or_design));
  MigrationsView out{.version = type->type.version, .waiting = TRY(store::count_before(call.db, book.partition, type->type.key, type->type.version))};
  for (const auto& each : TRY(store::migrations_of(call.db, book.partition, type->type.key, 10))) out.items.push_back(TRY(view_of(each, call.language)));
  return http::ok(json::write(out, book.zone));
}

}  // namespace

void mount_migrations(http::Router& router, std::shared_ptr<const LedgerBook> book) {
  router.work(http::Method::post, "/api/v1/ledgers/{type}/migrations", design_ledgers, [book](Working& call) { return migrate(call, *book); });
  router.get("/api/v1/ledgers/{type}/migrations", design_ledgers, [book](Reading& call) { return list(call, *book); }, {.weight = http::Weight::heavy});
}

}  // namespace lianxin::ledgers
