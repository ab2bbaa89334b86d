#include "features/ledgers/ledgers.h"

#include "features/ledgers/declaration_store.h"
#include "features/ledgers/ledger_routes.h"
#include "features/ledgers/ledger_seed.h"
#include "features/ledgers/migration_actions.h"
#include "features/ledgers/refused_store.h"
#include "features/ledgers/template_store.h"

namespace lianxin::ledgers {
namespace {

constexpr std::string_view folder = "ledgers/";
constexpr int migration_seconds = 2;  // between two looks for old records to be brought on

bool is_declaration(std::string_view path) { return path.starts_with(folder) && path.ends_with(".json") && path != "ledgers/schema.json"; }

Error broken(std::string_view path, const Error& error) {
  std::string why = error.key;
  if (!error.fields.empty()) {
    why = error.fields.front().field + ": " + error.fields.front().key;
    for (const Arg& each : error.fields.front().args) why += " " + each.name + "=" + each.value;
  }
  return Error{.code = Code::internal, .key = "base.pack_broken", .args = {{"path", std::string(path)}, {"why", why}}, .detail = why};
}

}  // namespace

Result<void> check_pack(const Packs& packs, std::string_view path) {
  const Refused refused = TRY(store::read_refused(TRY(packs.text("blocklist.json"))));
  const auto made = compiled(TRY(store::read_declaration(TRY(packs.text(path)))), refused);
  if (!made) return made.error();
  return {};
}

Result<std::shared_ptr<const LedgerBook>> open_book(const Deployment& deployment) {
  LedgerBook out{.partition = deployment.partition, .secret_key = deployment.secret_key, .zone = deployment.zone};
  out.desk = TRY(tickets::open_desk(deployment));
  out.refused = TRY(store::read_refused(TRY(deployment.packs.text("blocklist.json"))));
  for (const auto& [path, text] : deployment.packs.files()) {
    if (!is_declaration(path)) continue;
    auto type = store::read_declaration(text);
    if (!type) return broken(path, type.error());
    auto made = compiled(*std::move(type), out.refused);
    if (!made) return broken(path, made.error());
    const std::string key = (*made)->type.key;
    if (path != std::string(folder) + key + ".json") return broken(path, invalid_field("key", "ledgers.key_of_file"));
    out.digests[key] = digest_of(store::write_declaration((*made)->type));
    out.shipped[key] = *std::move(made);
  }
  for (const auto& [path, text] : deployment.packs.files()) {
    if (!path.starts_with("documents/")) continue;
    auto read = store::read_template(text);
    if (!read) return broken(path, read.error());
    out.templates.push_back(*std::move(read));
  }
  return std::make_shared<const LedgerBook>(std::move(out));
}

Result<Feature> feature(const Deployment& deployment) {
  const auto book = TRY(open_book(deployment));
  Feature out{.name = "ledgers"};
  out.verbs = {read_ledgers, write_ledgers, design_ledgers, read_declarations};
  out.mount = [book](http::Router& router) {
    mount_types(router, book);
    mount_records(router, book);
    mount_papers(router, book);
    mount_documents(router, book);
    mount_sheets(router, book);
    mount_views(router, book);
    mount_phone(router, book);
    mount_files(router, book);
    mount_public(router, book);
    mount_migrations(router, book);
    mount_sheet_exports(router, book);
    mount_figure_sheets(router, book);
  };
  out.jobs = {{"ledgers.migrations", migration_seconds, [book](db::Store& store, Moment now) { return go_on_with_migrations(store, *book, now); }}};
  out.seed = [book](db::Store& store, const SeedOptions& options) { return seed_records(store, *book, options); };
  out.namings.push_back({"ledger_record", [book](const db::Reader& r, const std::vector<std::string>& ids) -> Result<Names> {
                           Names names;
                           for (const Record& each : TRY(store::find_records(r, book->partition, ids_in<RecordId>(ids)))) names.emplace_back(to_text(each.id), each.title);
                           return names;
                         }});
  return out;
}

}  // namespace lianxin::ledgers
