#include "features/search/search_routes.h"

#include "base/text.h"
#include "features/search/search_json.h"
#include "platform/http/asked.h"

namespace lianxin::search {
namespace {

using Reading = http::Call<db::Reader>;

constexpr std::size_t longest_query = 100;
constexpr int most_on_a_page = 100;

Result<Asked> asked_of(const Reading& call) {
  Asked out;
  out.words = std::string(trimmed(call.request.parameter("q").value_or("")));
  if (out.words.empty()) return invalid_field("q", "base.required");
  if (!is_valid_text(out.words) || length_of(out.words) > longest_query) return invalid_field("q", "base.too_long", {{"max", std::to_string(longest_query)}});
  out.kind = TRY(one_asked<HitKind>(call, "kind"));
  out.ledger = call.request.parameter("ledger").value_or("");
  if (out.ledger.size() > 40) return invalid_field("ledger", "base.too_long", {{"max", "40"}});
  out.order = TRY(one_asked<Order>(call, "sort")).value_or(Order::date);
  const auto page = TRY(call.page());
  out.cursor = page.cursor;
  out.limit = std::min(page.limit, most_on_a_page);
  return out;
}

}  // namespace

void mount_search(http::Router& router, std::shared_ptr<const tickets::DeskSource> desks, std::shared_ptr<const ledgers::LedgerBook> book) {
  router.get("/api/v1/search", find_records, [desks, book](Reading& call) -> Result<http::Reply> {
    const auto asked = TRY(asked_of(call));
    const auto desk = TRY(desks->at(call.db));
    return http::ok(TRY(write_results(call.db, *desk, TRY(find_records_of(call.db, call.doing.by, {*desk, *book}, asked)), call.language)));
  }, {.weight = http::Weight::heavy});
}

}  // namespace lianxin::search
