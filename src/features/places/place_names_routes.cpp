#include "base/text.h"
#include "features/places/place_names_json.h"
#include "features/places/place_routes.h"
#include "features/places/place_store.h"

namespace lianxin::places {
namespace {

constexpr std::size_t longest_text = 10'000;

Result<http::Reply> named(http::Call<db::Reader>& call, const Tree& tree, const PlaceNamesCache& names) {
  const auto asking = TRY(read_named_asking(call.request.body));
  if (!is_valid_text(asking.text) || length_of(asking.text) > longest_text) return invalid_field("text", "base.too_long", {{"max", std::to_string(longest_text)}});
  std::string near;
  if (asking.near) {
    const auto place = TRY(store::find_place(call.db, tree.partition, *asking.near));
    if (!place) return invalid_field("near", "places.no_such_place");
    near = place->now_path;
  }
  return http::ok(write_named(TRY(names.named_in(call.db, tree.partition, asking.text, near))));
}

}  // namespace

void mount_place_names(http::Router& router, const Tree& tree) {
  const auto names = std::make_shared<const PlaceNamesCache>();
  // By POST, so that the words stand in no address; they are neither kept nor logged.
  router.ask("/api/v1/places/named", read_network, [&tree, names](http::Call<db::Reader>& call) { return named(call, tree, *names); },
             {.weight = http::Weight::heavy, .max_body_bytes = 64 * 1024});
}

}  // namespace lianxin::places
