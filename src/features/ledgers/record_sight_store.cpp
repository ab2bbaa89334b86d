#include "features/ledgers/record_sight_store.h"

namespace lianxin::ledgers::store {

bool is_by_place(const access::Sight& sight) { return sight.units.empty() && !sight.own_entries; }

std::string sight_condition(db::Conditions& where, const Actor& actor, const access::Sight& sight, std::string_view prefix) {
  const std::string p(prefix);
  std::string any;
  const auto also = [&](const std::string& condition) { any += (any.empty() ? "" : " or ") + condition; };
  for (const PathRange& range : sight.ranges) {
    if (range.begin.empty() && range.end == "\x7f") return {};
    also("(" + p + "place_path >= " + where.bind(std::string(range.begin)) + " and " + p + "place_path < " + where.bind(std::string(range.end)) + ")");
  }
  for (const UnitId unit : sight.units) also(p + "unit = " + where.bind(unit));
  if (sight.own_entries) also(p + "entered_by = " + where.bind(actor.account));
  return any.empty() ? "1 = 0" : "(" + any + ")";
}

void add_sight(db::Conditions& where, const Actor& actor, const access::Sight& sight, std::string_view prefix) {
  if (const std::string condition = sight_condition(where, actor, sight, prefix); !condition.empty()) where.add(condition);
}

}  // namespace lianxin::ledgers::store
