#include "features/ledgers/file_actions.h"
#include "features/ledgers/ledger_json.h"
#include "features/ledgers/ledger_routes.h"

namespace lianxin::ledgers {
namespace {

using Reading = http::Call<db::Reader>;
using Writing = http::Call<db::Writer>;

// A picture is looked at where it is; a paper is saved, for it may do things when it is opened.
http::Reply reply_of(OpenedFile opened) {
  http::Reply out{.body = std::move(opened.content), .content_type = std::string(files::media_type(opened.file.type))};
  const std::string name = opened.file.digest.substr(0, 12) + "." + std::string(name_of(opened.file.type));
  out.headers.push_back({"content-disposition", (opened.file.type == files::FileType::pdf ? "attachment" : "inline") + std::string("; filename=\"") + name + "\""});
  return out;
}

Result<http::Reply> bring(Writing& call, const LedgerBook& book, const files::Ready& ready) {
  const auto type = TRY(type_seen(call.db, call.doing, book, call.param("type")));
  return http::ok(write_file(TRY(bring_file(call.db, call.doing, book, type->type, ready))));
}

Result<http::Reply> give(Reading& call, const LedgerBook& book) { return reply_of(TRY(open_file(call.db, call.doing, book, call.param("type"), call.param("digest")))); }

Result<http::Reply> give_personal(Writing& call, const LedgerBook& book) {
  return reply_of(TRY(open_personal_file(call.db, call.doing, book, call.param("type"), TRY(call.id_param<RecordId>("id")), call.param("digest"))));
}

}  // namespace

void mount_files(http::Router& router, std::shared_ptr<const LedgerBook> book) {
  router.prepared<files::Ready>(
      http::Method::post, "/api/v1/ledgers/{type}/files", write_ledgers,
      [book](db::Store&, const http::CallBase& call) { return make_file_ready(*book, call.request.header("content-type"), call.request.body); },
      [book](Writing& call, const files::Ready& ready) { return bring(call, *book, ready); }, {.max_body_bytes = files::max_paper_bytes, .json_body = false});
  router.get("/api/v1/ledgers/{type}/files/{digest}", read_ledgers, [book](Reading& call) { return give(call, *book); }, {.weight = http::Weight::heavy});
  router.post("/api/v1/ledgers/{type}/records/{id}/files/{digest}", read_ledgers, [book](Writing& call) { return give_personal(call, *book); });
}

}  // namespace lianxin::ledgers
