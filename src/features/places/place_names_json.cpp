#include "features/places/place_names_json.h"

#include "platform/json/json.h"

namespace lianxin::places {

BOOST_DESCRIBE_STRUCT(NamedAsking, (), (text, near))

struct NamedView {
  PlaceRef place{};
  std::string words{};
};
BOOST_DESCRIBE_STRUCT(NamedView, (), (place, words))

struct NamedListView {
  std::vector<NamedView> items{};
};
BOOST_DESCRIBE_STRUCT(NamedListView, (), (items))

Result<NamedAsking> read_named_asking(std::string_view body) { return json::read<NamedAsking>(body); }

std::string write_named(const std::vector<NamedPlaceRef>& named) {
  NamedListView out;
  for (const auto& one : named) out.items.push_back({one.place, one.words});
  return json::write(out);
}

}  // namespace lianxin::places
