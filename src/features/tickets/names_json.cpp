#include "features/tickets/names_json.h"

namespace lianxin::tickets {

Result<Names> Names::at(const db::Reader& r, const Desk& desk) { return Names(TRY(desk.network->at(r, desk.partition))); }

places::UnitRef Names::unit(UnitId id) const {
  const auto* found = network_->unit(id);
  return {id, found ? found->name : std::string()};
}

std::optional<places::UnitRef> Names::maybe(UnitId id) const {
  if (id.is_nil()) return std::nullopt;
  return unit(id);
}

places::PlaceRef Names::place(const std::string& code) const {
  const auto* found = network_->place(code);
  return found ? *found : places::PlaceRef{code, code, code};
}

std::optional<NamedCategory> category_of(const Desk& desk, const std::optional<std::string>& code, http::Language language) {
  if (!code) return std::nullopt;
  const PackItem* item = desk.categories.find(*code);
  if (!item) return NamedCategory{*code, *code};
  return NamedCategory{*code, language == http::Language::zh ? item->name : item->name_en};
}

}  // namespace lianxin::tickets
