// 1.15: where a deployment counts groups below its villages (levels are data), each group has a keeper too, or is among the gaps.
#include <doctest/doctest.h>

#include <algorithm>

#include "features/links/link_house_test.h"
#include "features/places/places.h"
#include "tests/support/importing.h"

namespace lianxin::links {
namespace {

constexpr std::string_view group = "150725200201-1";

const Deployment& with_groups() {
  static const Deployment made = [] {
    Deployment out = house::deployment();
    auto files = out.packs.files();
    std::string& levels = files["levels.json"];
    const auto end = levels.find("],\n  \"outside\"");
    REQUIRE(end != std::string::npos);
    levels.insert(end, R"(, {"key": "group", "zh": "独贵龙", "en": "group", "kinds": [{"zh": "独贵龙", "en": "herding group"}]})");
    out.packs = Packs(std::move(files));
    return out;
  }();
  return made;
}

std::vector<std::string> missing(db::Store& store) {
  const PathRange all{"", "\x7f"};
  const auto got = store.reading([&](db::Reader& r) { return store::list_gaps(r, house::prefecture, store::GapOf::keepers, all, house::today(), {}, {}); });
  REQUIRE(got.has_value());
  std::vector<std::string> out;
  for (const auto& row : got->page.items) out.push_back(row.place.code + " " + row.missing);
  return out;
}

}  // namespace

TEST_CASE("1.15 a group without a keeper is a gap until one keeps it") {
  test::with_each_store("keepers of groups", [](db::Store& store) {
    house::build(store);
    const auto report = test::import_rows(places::feature(with_groups()), store, house::as_system(), "places",
                                          "code,name,level,kind,parent\n" + std::string(group) + ",第一独贵龙,group,独贵龙,150725200201\n");
    REQUIRE(report.has_value());
    CHECK(test::faults_of(*report) == "");
    const std::string gap = std::string(group) + " keeper_of_group";
    CHECK(std::ranges::count(missing(store), gap) == 1);
    const auto registry = *open_registry(with_groups());
    const auto begin = [&](std::string_view kind) {
      return store.transact([&](db::Writer& w) { return begin_link(w, house::as_system(), *registry, house::to_place(kind, "塔娜", group)); });
    };
    CHECK(begin("station").error().fields.front().key == "links.not_this_level");
    const auto kept = begin("keeper");
    REQUIRE(kept.has_value());
    CHECK(kept->row.place.name == "第一独贵龙");
    CHECK(std::ranges::count(missing(store), gap) == 0);
    CHECK(begin("check_in").has_value());  // 1.4: also at a group
  });
}

}  // namespace lianxin::links
