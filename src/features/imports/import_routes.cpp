#include "features/imports/import_routes.h"

#include "features/imports/import_actions.h"
#include "features/imports/import_json.h"

namespace lianxin::imports {
namespace {

constexpr std::size_t max_file_bytes = 32 * 1024 * 1024;

Result<bool> dry_run_of(const http::Request& request) {
  const auto asked = request.parameter("dry_run");
  if (!asked || *asked == "false") return false;
  if (*asked == "true") return true;
  return invalid_field("dry_run", "base.json_wrong_type", {{"expected", "boolean"}});
}

Result<std::string_view> name_of(const http::Request& request) {
  const auto type = request.header("content-type");
  if (type.starts_with("text/csv")) return std::string_view("rows.csv");
  if (type.starts_with("text/tab-separated-values")) return std::string_view("rows.tsv");
  return fail(Code::unsupported, "imports.content_type");
}

}  // namespace

void mount_imports(http::Router& router, const std::string& partition, const std::vector<Importer>& importers) {
  router.work(http::Method::post, "/api/v1/imports", verb::run,
              [partition, importers](http::Call<db::Store>& call) -> Result<http::Reply> {
                const auto name = TRY(name_of(call.request));
                const std::string kind = call.request.parameter("kind").value_or("");
                const ImportFile file{kind, name, call.request.body, TRY(dry_run_of(call.request))};
                const auto result = TRY(run_import(call.db, partition, importers, call.doing, file));
                return http::ok(to_json(result, call.language));
              },
              {.max_body_bytes = max_file_bytes, .json_body = false});
  router.get("/api/v1/imports/{id}", verb::run, [partition](http::Call<db::Reader>& call) -> Result<http::Reply> {
    const auto id = TRY(call.id_param<ImportId>("id"));
    return http::ok(to_json(TRY(read_import(call.db, partition, call.doing.by, id)), call.language));
  });
}

}  // namespace lianxin::imports
