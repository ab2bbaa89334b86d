#include "features/places/places_house_test.h"

#include <doctest/doctest.h>

#include "features/places/level_json.h"
#include "features/places/place_actions.h"
#include "features/places/place_shapes_test.h"
#include "features/places/unit_actions.h"
#include "platform/embedded/embedded.h"

namespace lianxin::places::house {
namespace {

// Six levels: what packs/levels.json has, and the group below the village.
std::string six_levels() {
  std::string text(find_embedded(embedded_packs(), "levels.json")->content);
  const std::string group =
      R"(,{"key":"group","zh":"村民小组","en":"group","kinds":[{"zh":"独贵龙","en":"herding group"},{"zh":"小组","en":"group"}]}],"outside")";
  const auto at = text.find("],", text.find(R"("key": "village")"));
  const auto end = text.find("\"outside\"", at);
  const auto close = text.rfind(']', end);
  return text.substr(0, close) + group + text.substr(end + std::string_view("\"outside\"").size());
}

Feature feature_of_house() {
  auto made = places::feature(deployment());
  REQUIRE(made.has_value());
  return *std::move(made);
}

}  // namespace

const Deployment& deployment() {
  static const Deployment made = [] {
    Deployment d;
    d.partition = partition;
    d.packs = Packs({{"levels.json", six_levels()}});
    return d;
  }();
  return made;
}

Doing as_system() { return {.by = system_actor("test"), .now = *parse_moment("2026-11-23T09:00:00+08:00")}; }

UnitId unit_id(std::string_view name) { return {named_uuid(name)}; }

void build(db::Store& store) {
  const auto levels = load_levels(deployment().packs);
  REQUIRE(levels.has_value());
  const Tree tree{std::string(partition), *levels};
  const auto done = store.transact([&](db::Writer& w) -> Result<int> {
    const auto plan = TRY(import_places(w, as_system(), tree, testing::shape_of_six_levels(), false));
    REQUIRE(plan.faults.empty());
    TRY(add_unit(w, as_system(), tree, {.id = unit_id("旗政府"), .name = "陈巴尔虎旗人民政府", .kind = UnitKind::government, .place = "150725"}));
    TRY(add_unit(w, as_system(), tree, {.id = unit_id("旗大引领办"), .name = "陈巴尔虎旗大引领办公室", .short_name = "陈旗大引领办",
                                        .kind = UnitKind::office, .place = "150725", .superior = unit_id("旗政府"), .numbering_prefix = "陈"}));
    TRY(add_unit(w, as_system(), tree, {.id = unit_id("旗水利局"), .name = "陈巴尔虎旗水利局", .kind = UnitKind::department,
                                        .place = "150725", .superior = unit_id("旗政府"), .categories = std::vector<std::string>{"water"}}));
    return 0;
  });
  INFO((done ? std::string() : done.error().key + " " + done.error().detail));
  REQUIRE(done.has_value());
}

access::AccountView account(db::Store& store, std::string_view name, Role role, std::string_view code) {
  const auto place = store.reading([&](db::Reader& r) { return find_place(r, partition, code); });
  REQUIRE((place.has_value() && place->has_value()));
  access::AccountView view;
  view.account = {named_uuid(name)};
  view.person = {named_uuid(name)};
  view.name = name;
  view.grants = {{.role = role, .reach = Reach::subtree, .places = range_of((*place)->path)}};
  return view;
}

House::House(db::Store& store) : server(store, {feature_of_house()}) {
  build(store);
  server.let_in("sunqiang", account(store, "孙强", Role::administrator, "150000"));
  server.let_in("chenadmin", account(store, "陈旗管理员", Role::administrator, "150725"));
  server.let_in("wulan", account(store, "乌兰", Role::office, "150000"));
  server.let_in("qianjing", account(store, "钱静", Role::auditor, "150000"));
  server.let_in("narisu", account(store, "那日苏", Role::team_member, "150725101"));
}

TEST_CASE("packs/levels.json is read; what is no ladder is refused") {
  const auto levels = read_levels(find_embedded(embedded_packs(), "levels.json")->content);
  REQUIRE(levels.has_value());
  CHECK(levels->levels.size() == 5);
  CHECK(rank_of(*levels, "other") == 0);
  CHECK(is_kind_of(*levels, "county", "自治旗"));
  for (const std::string_view bad : {R"({"levels":[]})", R"({"levels":[{"key":"a","zh":"甲","en":"a","kinds":[]},{"key":"a","zh":"乙","en":"b","kinds":[]}]})",
                                     R"({"levels":[{"key":"a","zh":"","en":"a","kinds":[]}]})", "[]", "{"}) {
    CAPTURE(bad);
    CHECK(read_levels(bad).error().key == "places.levels_bad");
  }
}

}  // namespace lianxin::places::house
