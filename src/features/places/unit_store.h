// Units in the database.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "features/places/unit.h"
#include "platform/db/db.h"

namespace lianxin::places::store {

struct UnitFilter {
  std::string words{};                 // part of name or short name
  std::optional<PathRange> places{};   // where its place is now
  std::optional<UnitKind> kind{};
  std::optional<std::string> category{};
  bool with_closed = false;
};

Result<std::optional<Unit>> find_unit(const db::Reader&, std::string_view partition, UnitId);
// In the order of places, then names. Without categories.
Result<Page<Unit>> list_units(const db::Reader&, std::string_view partition, const UnitFilter&, const PageRequest&);
Result<std::vector<UnitRef>> unit_refs(const db::Reader&, std::string_view partition, const std::vector<UnitId>&);
// Of exactly this name, closed ones too, at most 100; without categories.
Result<std::vector<Unit>> units_named(const db::Reader&, std::string_view partition, std::string_view name);
// Itself first, then upwards.
Result<std::vector<UnitId>> chain_of(const db::Reader&, std::string_view partition, UnitId);
// Open units of a kind whose place is one of these paths, the deepest first.
Result<std::vector<Unit>> units_at(const db::Reader&, std::string_view partition, UnitKind,
                                   const std::vector<std::string>& place_paths);
// The same without a limit, names only.
Result<std::vector<UnitRef>> all_units_of_place(const db::Reader&, std::string_view partition, std::string_view place);
// Open units of a place, at most 100.
Result<std::vector<Unit>> units_of_place(const db::Reader&, std::string_view partition, std::string_view place);
// The nearest places first, there the ones that handle the narrowest category.
Result<std::vector<Unit>> handlers_of(const db::Reader&, std::string_view partition, std::string_view place_path,
                                      std::string_view category);
// With their categories: the open units of a place, and those of places above it that handle something; the nearest place first,
// at most 500.
Result<std::vector<Unit>> units_in_reach(const db::Reader&, std::string_view partition, std::string_view place_path);
Result<std::optional<std::string>> last_unit_path_below(const db::Reader&, std::string_view partition, std::string_view superior);

// conflict "base.duplicate" when the id or path is taken.
Result<void> insert_unit(db::Writer&, std::string_view partition, const Unit&);
// `before` → `after`; when its path changes, so do those of its subordinates.
Result<void> save_unit(db::Writer&, std::string_view partition, const Unit& before, const Unit& after);

}  // namespace lianxin::places::store
