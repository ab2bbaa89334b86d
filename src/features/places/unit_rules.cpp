#include "features/places/unit_rules.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "features/places/place_path.h"

namespace lianxin::places {
namespace {

constexpr std::size_t max_name = 100;
constexpr std::size_t max_code = 60;

class Faults {
 public:
  void text(std::string_view field, std::string_view text, std::size_t max, bool required) {
    if (required && is_blank(text)) add(field, "base.required");
    else if (length_of(text) > max) add(field, "base.too_long", {{"max", std::to_string(max)}});
  }
  void categories(const std::vector<std::string>& codes) {
    if (codes.size() > max_categories) add("categories", "base.too_many", {{"max", std::to_string(max_categories)}});
    for (std::size_t i = 0; i < codes.size(); ++i)
      if (!is_code(codes[i])) add("categories[" + std::to_string(i) + "]", "base.code_form");
  }
  void place(const Place* place) {
    if (!place) add("place", "places.no_such_place");
    else if (place->is_closed()) add("place", "places.unit_place_closed");
  }
  void superior(const Unit* superior) {
    if (!superior) add("superior", "places.no_such_unit");
    else if (superior->is_closed()) add("superior", "places.unit_superior_closed");
  }
  void add(std::string_view field, std::string_view key, std::vector<Arg> args = {}) {
    list_.push_back({std::string(field), std::string(key), std::move(args)});
  }
  bool none() const { return list_.empty(); }
  Error error() && { return invalid(std::move(list_)); }

 private:
  static bool is_code(std::string_view code) {
    return !code.empty() && code.size() <= max_code && std::all_of(code.begin(), code.end(), [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '.' || c == '-';
    });
  }
  std::vector<FieldFault> list_{};
};

std::vector<std::string> sorted_once(const std::vector<std::string>& codes) {
  const std::set<std::string> once(codes.begin(), codes.end());
  return {once.begin(), once.end()};
}

void check_own_words(Faults& faults, const Unit& unit) {
  faults.text("name", unit.name, max_name, true);
  faults.text("short_name", unit.short_name, max_name, !is_blank(unit.name));  // not written, it is the name
  faults.text("numbering_prefix", unit.numbering_prefix, max_prefix_length, false);
  faults.text("phone", unit.phone, max_phone_length, false);
  faults.categories(unit.categories);
}

void put_place(Unit& unit, const Place& place) {
  unit.place = place.code;
  unit.place_path = place.now_path;
  unit.place_name = place.name;
  unit.place_full_name = place.full_name;
  unit.place_level = place.level;
}

void put_superior(Unit& unit, const Unit& superior) {
  unit.superior = superior.id;
  unit.superior_name = superior.name;
}

}  // namespace

Result<Unit> make_unit(const NewUnit& asked, UnitId id, const Place* place, const Unit* superior, const std::string& path) {
  Unit unit;
  unit.id = id;
  unit.name = trimmed(asked.name);
  unit.short_name = asked.short_name ? std::string(trimmed(*asked.short_name)) : unit.name;
  unit.kind = asked.kind;
  unit.path = path;
  unit.categories = sorted_once(asked.categories.value_or(std::vector<std::string>{}));
  unit.numbering_prefix = trimmed(asked.numbering_prefix.value_or(""));
  unit.phone = trimmed(asked.phone.value_or(""));
  Faults faults;
  check_own_words(faults, unit);
  faults.place(place);
  if (asked.superior) faults.superior(superior);
  if (!faults.none()) return std::move(faults).error();
  put_place(unit, *place);
  if (asked.superior) put_superior(unit, *superior);
  return unit;
}

bool is_same(const Unit& unit, const NewUnit& asked) {
  return unit.name == trimmed(asked.name) && unit.kind == asked.kind && unit.place == asked.place &&
         unit.superior == asked.superior && unit.short_name == trimmed(asked.short_name.value_or(unit.name)) &&
         unit.numbering_prefix == trimmed(asked.numbering_prefix.value_or("")) &&
         unit.phone == trimmed(asked.phone.value_or("")) &&
         unit.categories == sorted_once(asked.categories.value_or(std::vector<std::string>{}));
}

Result<Unit> edit_unit(const Unit& before, const UnitEdit& edit, const Place* place, const Unit* superior) {
  if (before.is_closed()) return fail(Code::conflict, "places.unit_closed");
  Unit unit = before;
  if (edit.name) unit.name = trimmed(*edit.name);
  if (edit.short_name) unit.short_name = trimmed(*edit.short_name);
  if (edit.kind) unit.kind = *edit.kind;
  if (edit.numbering_prefix) unit.numbering_prefix = trimmed(*edit.numbering_prefix);
  if (edit.phone) unit.phone = trimmed(*edit.phone);
  if (edit.categories) unit.categories = sorted_once(*edit.categories);
  if (edit.principal) unit.principal = edit.principal;
  if (edit.closed_on) unit.closed_on = edit.closed_on;
  Faults faults;
  check_own_words(faults, unit);
  if (edit.place) faults.place(place);
  if (edit.superior) faults.superior(superior);
  if (edit.superior && superior && (superior->id == before.id || is_below(superior->path, before.path)))
    faults.add("superior", "places.unit_below_itself");
  if (!faults.none()) return std::move(faults).error();
  if (edit.place) put_place(unit, *place);
  if (edit.superior) put_superior(unit, *superior);
  ++unit.version;
  return unit;
}

}  // namespace lianxin::places
