#include "features/tickets/names_json.h"

namespace lianxin::tickets {

Result<void> Names::look_up(const db::Reader& r, const Desk& desk) {
  for (auto& ref : TRY(places::unit_refs(r, desk.partition, {units_wanted_.begin(), units_wanted_.end()})))
    units_[ref.id] = ref.name;
  for (auto& ref : TRY(places::place_refs(r, desk.partition, {places_wanted_.begin(), places_wanted_.end()})))
    places_[ref.code] = ref;
  return {};
}

places::UnitRef Names::unit(UnitId id) const {
  const auto found = units_.find(id);
  return {id, found == units_.end() ? "" : found->second};
}

std::optional<places::UnitRef> Names::maybe(UnitId id) const {
  if (id.is_nil()) return std::nullopt;
  return unit(id);
}

places::PlaceRef Names::place(const std::string& code) const {
  const auto found = places_.find(code);
  return found == places_.end() ? places::PlaceRef{code, code, code} : found->second;
}

std::optional<CodedView> category_of(const Desk& desk, const std::optional<std::string>& code, http::Language language) {
  if (!code) return std::nullopt;
  const PackItem* item = desk.categories.find(*code);
  if (!item) return CodedView{*code, *code};
  return CodedView{*code, language == http::Language::zh ? item->name : item->name_en};
}

}  // namespace lianxin::tickets
