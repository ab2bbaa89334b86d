#include "features/households/household_import_actions.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "base/text.h"
#include "features/households/household_rules.h"
#include "features/households/id_number_rules.h"
#include "features/households/record_actions.h"
#include "features/places/places.h"
#include "platform/feature/import_rows.h"

namespace lianxin::households {
namespace {

class Import {
 public:
  Import(db::Writer& w, const Doing& doing, const Registry& registry, const Sheet& sheet, ImportReport& report)
      : w_(w), doing_(doing), registry_(registry), sheet_(sheet), report_(report) {}

  Result<void> take(SheetHousehold row) {
    const auto code = TRY(place_of(row));
    if (!code) return {};
    row.household.place = *code;
    if (const auto there = TRY(same_as(row.household))) return compare(*there, row);
    auto made = register_household(w_, doing_, registry_, row.household);
    if (!made) return blame(row, made.error());
    ++report_.added;
    return {};
  }

 private:
  std::string title(const std::string& field) const {
    const auto at = sheet_.titles.find(field);
    return at == sheet_.titles.end() || at->second.empty() ? field : at->second;
  }
  void refuse(std::int64_t line, const std::string& field, std::string_view key, std::vector<Arg> args = {}) {
    report_.faults.push_back({line, title(field), std::string(key), std::move(args)});
  }

  // By code, or by the whole name of one open place.
  Result<std::optional<std::string>> place_of(const SheetHousehold& row) {
    if (const auto known = places_.find(row.place); known != places_.end()) return std::optional(known->second);
    if (row.place.empty()) {
      refuse(row.line, "place", "base.required");
      return std::optional<std::string>{};
    }
    auto found = TRY(places::places_meant(w_, registry_.partition(), row.place));
    if (found.size() > 1) std::erase_if(found, [&](const auto& place) { return !access::may(doing_.by, change_households, {.place_path = place.path}); });
    if (found.size() == 1) return std::optional(places_[row.place] = found.front().code);
    refuse(row.line, "place", found.empty() ? "households.no_such_place" : "households.import_many_places", {{"name", row.place}});
    return std::optional<std::string>{};
  }

  Result<std::optional<Household>> same_as(const NewHousehold& asked) {
    if (asked.number) return store::household_of_number(w_, registry_.partition(), asked.place, half_width(*asked.number));
    for (const auto& member : asked.members.value_or(std::vector<NewMember>{})) {
      const auto id = read_id_number(member.id_number.value_or(""), "id_number");
      if (!id || id->empty()) continue;
      for (const auto& known : TRY(store::households_with_id(w_, registry_.vault, *id)))
        if (auto h = TRY(store::find_household(w_, registry_.partition(), known)); h && h->place == asked.place && is_present(h->state)) return h;
    }
    return of_head(asked);
  }

  // The whole name is compared, not the masked one.
  Result<std::optional<Household>> of_head(const NewHousehold& asked) {
    const std::string head = with_plain_middle_dot(trimmed(asked.head));
    for (const auto& h : TRY(store::households_masked(w_, registry_.partition(), asked.place, head)))
      if (TRY(store::open(w_, registry_.vault, h)).secrets.head == head) return std::optional<Household>(h);
    return std::optional<Household>{};
  }

  Result<void> compare(const Household& there, const SheetHousehold& row) {
    const auto before = TRY(store::open(w_, registry_.vault, there));
    const auto& asked = row.household;
    const Setting setting = TRY(setting_with(w_, doing_, registry_, {}));
    HouseholdEdit edit{.head = asked.head, .phone = asked.phone, .address = asked.address};
    edit.profile = asked.profile;
    auto after = edit_household(before, edit, setting);
    if (!after) return blame(row, after.error());
    const auto changes = changes_between(before, *after);
    for (const auto& change : changes) refuse(row.line, change.field, "households.import_differs");
    bool differs = !changes.empty();
    const auto members = asked.members.value_or(std::vector<NewMember>{});
    for (std::size_t i = 0; i < members.size(); ++i) {
      const std::string name = with_plain_middle_dot(trimmed(members[i].name));
      if (name == before.secrets.head || std::ranges::any_of(before.members, [&](const OpenMember& m) { return m.secrets.name == name || m.member.name == name; })) continue;
      refuse(row.member_lines[i], "name", "households.import_differs");
      differs = true;
    }
    if (!differs) ++report_.unchanged;
    return {};
  }

  // "members[2].id_number" is the third member's row, column "id_number".
  Result<void> blame(const SheetHousehold& row, const Error& error) {
    if (error.fields.empty()) return blame_row(report_, row.line, error, title("place"));
    for (const auto& fault : error.fields) {
      std::int64_t line = row.line;
      std::string field = fault.field;
      if (field.starts_with("members[")) {
        std::size_t i = 0;
        std::from_chars(field.data() + 8, field.data() + field.size(), i);
        if (i < row.member_lines.size()) line = row.member_lines[i];
        const auto dot = field.find('.');
        field = dot == std::string::npos ? std::string("name") : field.substr(dot + 1);
      }
      if (field == "profile.people") field = "people";
      refuse(line, field, fault.key, fault.args);
    }
    return {};
  }

  db::Writer& w_;
  const Doing& doing_;
  const Registry& registry_;
  const Sheet& sheet_;
  ImportReport& report_;
  std::map<std::string, std::string> places_{};
};

}  // namespace

Result<void> import_households(db::Writer& w, const Doing& doing, const Registry& registry, const Sheet& sheet,
                               const std::vector<SheetHousehold>& rows, ImportReport& report) {
  Import import(w, doing, registry, sheet, report);
  for (const auto& row : rows) TRY(import.take(row));
  return {};
}

}  // namespace lianxin::households
