#include "features/places/unit.h"

namespace lianxin::places {

std::string_view name_of(UnitKind kind) { return boost::describe::enum_to_string(kind, "other"); }

std::optional<UnitKind> unit_kind_named(std::string_view text) {
  UnitKind kind{};
  if (boost::describe::enum_from_string(std::string(text).c_str(), kind)) return kind;
  return std::nullopt;
}

}  // namespace lianxin::places
