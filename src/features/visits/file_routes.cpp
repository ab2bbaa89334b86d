#include "features/visits/file_routes.h"

#include "features/visits/file_actions.h"
#include "features/visits/visit_json.h"

namespace lianxin::visits {
namespace {

Result<http::Reply> give(http::Call<db::Reader>& call, const VisitBook& book) {
  auto opened = TRY(open_file(call.db, call.doing.by, book, call.param("digest")));
  http::Reply out{.body = std::move(opened.content), .content_type = std::string(files::media_type(opened.file.type))};
  const std::string name = opened.file.digest.substr(0, 12) + "." + std::string(name_of(opened.file.type));
  out.headers.push_back({"content-disposition", "inline; filename=\"" + name + "\""});
  return out;
}

}  // namespace

void mount_files(http::Router& router, std::shared_ptr<const VisitBook> book) {
  router.prepared<files::Ready>(
      http::Method::post, "/api/v1/files", register_visits,
      [book](db::Store&, const http::CallBase& call) { return make_file_ready(*book, call.request.header("content-type"), call.request.body); },
      [book](http::Call<db::Writer>& call, const files::Ready& ready) -> Result<http::Reply> {
        return http::ok(write_file(TRY(bring_file(call.db, call.doing, *book, ready))));
      },
      {.max_body_bytes = files::max_sound_bytes, .json_body = false});
  router.get("/api/v1/files/{digest}", read_visits, [book](http::Call<db::Reader>& call) { return give(call, *book); }, {.weight = http::Weight::heavy});
}

}  // namespace lianxin::visits
