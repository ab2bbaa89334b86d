#include "features/problems/problem_routes.h"

#include "base/text.h"
#include "features/places/places.h"
#include "features/problems/problem_actions.h"
#include "features/problems/problem_json.h"

namespace lianxin::problems {
namespace {

using Reading = http::Call<db::Reader>;
using Writing = http::Call<db::Writer>;
using tickets::Desk;

Result<http::Reply> list(Reading& call, const Desk& desk) {
  tickets::store::TicketFilter filter{.sort = tickets::store::TicketSort::created_last, .now = call.doing.now};
  filter.words = std::string(trimmed(call.request.parameter("q").value_or("")));
  if (!is_valid_text(filter.words) || length_of(filter.words) > 100) return invalid_field("q", "base.too_long", {{"max", "100"}});
  if (const auto place = call.request.parameter("place"))
    filter.places = places::range_of(TRY(places::place_named(call.db, desk.partition, *place)).now_path);
  const auto open = call.request.parameter("open");
  if (open && *open != "true" && *open != "false") return invalid_field("open", "base.json_wrong_type", {{"expected", "true, false"}});
  filter.open = open == "true";
  const auto page = TRY(list_problems(call.db, call.doing.by, desk, std::move(filter), TRY(call.page())));
  return http::ok(TRY(write_problems(call.db, desk, page, call.language)));
}

Result<http::Reply> add(Writing& call, const Desk& desk) {
  const auto made = TRY(gather(call.db, call.doing, desk, TRY(read_new_problem(call.request.body))));
  return http::created(write_gathered(desk, made), "/api/v1/tickets/" + to_text(made.problem.id));
}

Result<http::Reply> add_voices(Writing& call, const Desk& desk) {
  const auto id = TRY(call.id_param<tickets::TicketId>("id"));
  const auto made = TRY(link_voices(call.db, call.doing, desk, id, TRY(read_voices(call.request.body))));
  return http::ok(write_gathered(desk, made));
}

}  // namespace

void mount_problems(http::Router& router, std::shared_ptr<const tickets::DeskSource> desks) {
  const auto with_desk = [desks](auto handler) {
    return [desks, handler](auto& call) -> Result<http::Reply> { return handler(call, *TRY(desks->at(call.db))); };
  };
  router.get("/api/v1/problems", read_problems, with_desk(list), {.weight = http::Weight::heavy});
  router.post("/api/v1/problems", gather_problems, with_desk(add));
  router.post("/api/v1/problems/{id}/voices", gather_problems, with_desk(add_voices));
}

}  // namespace lianxin::problems
