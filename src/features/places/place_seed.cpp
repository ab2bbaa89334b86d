#include "features/places/place_seed.h"

#include <map>

#include "base/text.h"
#include "features/places/demo_unit.h"
#include "features/places/place_import_rules.h"
#include "features/places/place_path.h"
#include "features/places/place_store.h"
#include "features/places/unit_store.h"
#include "platform/sheets/csv.h"

namespace lianxin::places {
namespace {

Result<std::vector<Place>> demo_places(const Tree& tree, const Packs& packs, Day today) {
  const auto text = TRY(packs.text("places/hulunbuir.csv"));
  const auto table = TRY(sheets::read_csv(text));
  const int code = table.column("code"), name = table.column("name"), level = table.column("level"), kind = table.column("kind"),
            parent = table.column("parent"), short_name = table.column("short_name");
  std::vector<ImportRow> rows;
  for (const auto& row : table.rows) {
    const auto cell = [&](int column) { return std::string(table.cell(row, column)); };
    ImportRow read{row.line, {.code = cell(code), .name = cell(name), .short_name = cell(short_name), .level = cell(level), .kind = cell(kind)}};
    if (const auto above = cell(parent); !above.empty()) read.place.parent = above;
    rows.push_back(std::move(read));
  }
  auto plan = plan_import(rows, {}, tree.levels, today);
  if (plan.faults.empty()) return std::move(plan.added);
  const auto& fault = plan.faults.front();
  return fail(Code::internal, fault.key, {{"line", std::to_string(fault.line)}, {"column", fault.column}});
}

// "陈" of 陈旗, "新左" of 新左旗, "呼" of the prefecture; a township's has its county's before it.
std::string prefix_of(const Place& place, std::size_t characters) {
  std::string out;
  std::size_t at = 0;
  for (std::size_t i = 0; i < characters && at < place.short_name.size(); ++i)
    append_code_point(out, next_code_point(place.short_name, at));
  return out;
}

// Subdistricts, zones and farms have no government of their own.
bool is_street(const Place& place) { return place.kind == "街道" || place.kind == "其他"; }

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  for (const auto word : split(text, ' '))
    if (!word.empty()) out.emplace_back(word);
  return out;
}

class Units {
 public:
  std::vector<Unit> all{};

  // Whoever lies below must come later.
  void of_place(const Place& place) {
    if (place.level == "village") return committee(place);
    const std::string word = place.level == "other" ? "管理机关" : is_street(place) ? "办事处" : "人民政府";
    const auto kind = place.level == "other" ? UnitKind::enterprise : UnitKind::government;
    const auto& government = add(place, "government", place.name + word, place.short_name + (kind == UnitKind::enterprise ? "机关" : "政府"),
                                 kind, place.parent ? demo_unit_id(*place.parent, "government") : UnitId{});
    const UnitId above = government.id;
    auto& office = add(place, "office", place.name + "大引领办公室", place.short_name + "大引领办", UnitKind::office, above);
    office.numbering_prefix = prefix_of_office(place);
    if (place.level == "township" || place.level == "other") return;
    for (const auto& d : demo_departments()) {
      auto& unit = add(place, d.key, place.name + std::string(d.name), place.short_name + std::string(d.short_name), d.kind, above);
      unit.categories = words_of(d.categories);
    }
    add(place, "supervision", place.name + "引领督导组", place.short_name + "督导组", UnitKind::supervision, above);
  }

 private:
  void committee(const Place& place) {
    const std::string word = place.kind == "社区" ? "居民委员会" : place.kind == "村" || place.kind == "嘎查" ? "村民委员会" : "管理委员会";
    auto& unit = add(place, "committee", place.name + word, place.short_name + "委员会", UnitKind::village_committee,
                     demo_unit_id(*place.parent, "government"));
    unit.categories = {"village"};
  }

  std::string prefix_of_office(const Place& place) {
    const std::size_t own = place.level == "township" ? 2 : place.short_name.starts_with("鄂") ? 3 : place.short_name.starts_with("新") ? 2 : 1;
    auto prefix = prefix_of(place, own);
    if (place.level == "township") prefix = prefixes_[*place.parent] + prefix;
    return prefixes_[place.code] = prefix;
  }

  Unit& add(const Place& place, std::string_view key, std::string name, std::string short_name, UnitKind kind, UnitId superior) {
    Unit unit;
    unit.id = demo_unit_id(place.code, key);
    unit.name = std::move(name);
    unit.short_name = std::move(short_name);
    unit.kind = kind;
    unit.place = place.code;
    std::string above;
    if (!superior.is_nil()) {
      unit.superior = superior;
      above = paths_[superior];
    }
    auto& last = last_[above];
    unit.path = next_path(above, last.empty() ? std::nullopt : std::optional(last)).value_or("");
    last = unit.path;
    paths_[unit.id] = unit.path;
    all.push_back(std::move(unit));
    return all.back();
  }

  std::map<UnitId, std::string> paths_{};
  std::map<std::string, std::string, std::less<>> last_{};
  std::map<std::string, std::string, std::less<>> prefixes_{};
};

}  // namespace

Result<void> seed_places(db::Store& store, const Tree& tree, const Packs& packs, const SeedOptions& options) {
  const auto places = TRY(demo_places(tree, packs, day_of(options.now, Zone{})));
  Units units;
  for (const auto& place : places) units.of_place(place);
  return store.write_and_wait([&](db::Writer& w) -> Result<void> {
    if (TRY(store::has_root(w, tree.partition))) return {};
    for (const auto& place : places) TRY(store::insert_place(w, tree.partition, place));
    for (const auto& unit : units.all) TRY(store::insert_unit(w, tree.partition, unit));
    return {};
  });
}

}  // namespace lianxin::places
