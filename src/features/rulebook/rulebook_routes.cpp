#include "features/rulebook/rulebook_routes.h"

#include <charconv>
#include <memory>

#include "features/rulebook/rulebook_actions.h"
#include "features/rulebook/rulebook_json.h"

namespace lianxin::rulebook {
namespace {

using Reading = http::Call<db::Reader>;
using Writing = http::Call<db::Writer>;

struct Shelf {
  std::string partition;
  std::vector<Book> books;
  Result<const Book*> book(const http::CallBase& call) const {
    for (const Book& each : books)
      if (each.name == call.param("name")) return &each;
    return fail(Code::not_found, "base.not_found");
  }
};

template <class Call>
Result<std::string> text_of(const Call& call, const Shelf& shelf, const Book& book, const Edition& edition) {
  return edition_json(book, edition, TRY(may_change(call.db, call.doing.by, shelf.partition)), call.doing.zone);
}

template <class Call>
Result<http::Reply> told(const Call& call, const Shelf& shelf, const Book& book, const Edition& edition) {
  http::Reply reply = http::ok(TRY(text_of(call, shelf, book, edition)));
  reply.headers.push_back({"etag", "\"" + std::to_string(edition.version) + "\""});
  return reply;
}

Result<http::Reply> show(Reading& call, const Shelf& shelf) {
  const Book* book = TRY(shelf.book(call));
  return told(call, shelf, *book, TRY(current_edition(call.db, shelf.partition, *book)));
}

Result<http::Reply> list_versions(Reading& call, const Shelf& shelf) {
  const Book* book = TRY(shelf.book(call));
  const auto page = TRY(call.page());
  return http::ok(editions_json(TRY(store::list_editions(call.db, shelf.partition, book->name, page)), call.doing.zone));
}

Result<http::Reply> show_version(Reading& call, const Shelf& shelf) {
  const Book* book = TRY(shelf.book(call));
  const std::string_view text = call.param("version");
  std::int64_t version = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), version);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return fail(Code::not_found, "base.not_found");
  const Edition edition = TRY(read_edition(call.db, shelf.partition, *book, version));
  return http::ok(TRY(text_of(call, shelf, *book, edition)));
}

// `change` gives the new edition; a stale one is told with what is in force.
template <class Change>
Result<http::Reply> changing(Writing& call, const Shelf& shelf, Change change) {
  const Book* book = TRY(shelf.book(call));
  const auto version = TRY(call.if_match());
  if (!version) return fail(Code::malformed, "base.if_match_missing");
  auto after = change(*book, *version);
  if (after) return told(call, shelf, *book, *after);
  Error error = std::move(after).error();
  if (error.code == Code::stale)
    error.current = TRY(text_of(call, shelf, *book, TRY(current_edition(call.db, shelf.partition, *book))));
  return error;
}

Result<http::Reply> set(Writing& call, const Shelf& shelf) {
  const auto wanted = TRY(read_setting(call.request.body));
  return changing(call, shelf, [&](const Book& book, std::int64_t version) {
    return set_edition(call.db, call.doing, shelf.partition, book, wanted.content, wanted.reason, version);
  });
}

Result<http::Reply> revert(Writing& call, const Shelf& shelf) {
  const auto wanted = TRY(read_reverting(call.request.body));
  return changing(call, shelf, [&](const Book& book, std::int64_t version) {
    return revert_to(call.db, call.doing, shelf.partition, book, wanted.version, wanted.reason, version);
  });
}

}  // namespace

void mount_rulebook(http::Router& r, const std::string& partition, std::vector<Book> books) {
  const auto shelf = std::make_shared<const Shelf>(Shelf{partition, std::move(books)});
  r.get("/api/v1/rulebook/{name}", verb::read, [shelf](Reading& c) { return show(c, *shelf); });
  r.put("/api/v1/rulebook/{name}", verb::change, [shelf](Writing& c) { return set(c, *shelf); });
  r.get("/api/v1/rulebook/{name}/versions", verb::read, [shelf](Reading& c) { return list_versions(c, *shelf); });
  r.get("/api/v1/rulebook/{name}/versions/{version}", verb::read, [shelf](Reading& c) { return show_version(c, *shelf); });
  r.post("/api/v1/rulebook/{name}/revert", verb::change, [shelf](Writing& c) { return revert(c, *shelf); });
}

}  // namespace lianxin::rulebook
