#include "platform/access/access.h"

#include <algorithm>

namespace lianxin::access {
namespace {

// Above every place path: paths are printable ASCII.
const PathRange everywhere{.begin = "", .end = "\x7f"};

bool carries(const Verb& verb, Role role) { return std::ranges::find(verb.roles, role) != verb.roles.end(); }

template <class Items, class Item>
bool holds(const Items& items, const Item& item) {
  return !item.is_nil() && std::ranges::find(items, item) != items.end();
}

bool reaches(const Actor& actor, const Grant& grant, const Scope& scope) {
  switch (grant.reach) {
    case Reach::subtree: return grant.places.contains(scope.place_path);
    case Reach::own_unit: return holds(scope.units, grant.unit);
    case Reach::own_links:
      return (!scope.entered_by.is_nil() && scope.entered_by == actor.account) || grant.places.contains(scope.place_path);
  }
  return false;
}

void merge(std::vector<PathRange>& ranges) {
  std::erase_if(ranges, [](const PathRange& r) { return r.begin >= r.end; });
  std::ranges::sort(ranges, {}, &PathRange::begin);
  std::vector<PathRange> out;
  for (auto& range : ranges) {
    if (!out.empty() && range.begin <= out.back().end) {
      out.back().end = std::max(out.back().end, range.end);
    } else {
      out.push_back(std::move(range));
    }
  }
  ranges = std::move(out);
}

}  // namespace

bool is_recused(const Actor& actor, const Scope& scope) {
  if (actor.kind != Actor::Kind::account) return false;
  if (holds(scope.about_people, actor.person) || holds(scope.about_units, actor.unit)) return true;
  if (std::ranges::any_of(actor.superiors, [&](UnitId unit) { return holds(scope.about_units, unit); })) return true;
  // Who acts for a unit is bound as its own people are.
  return std::ranges::any_of(actor.grants, [&](const Grant& grant) { return holds(scope.about_units, grant.unit); });
}

bool may_somewhere(const Actor& actor, const Verb& verb) {
  if (verb.open_to_anybody || actor.is_system()) return true;
  if (actor.kind != Actor::Kind::account) return false;
  if (verb.of_every_account) return true;
  return std::ranges::any_of(actor.grants, [&](const Grant& grant) { return carries(verb, grant.role); });
}

bool may(const Actor& actor, const Verb& verb, const Scope& scope) {
  if (actor.is_system()) return true;
  if (is_recused(actor, scope)) return false;
  if (verb.open_to_anybody) return true;
  if (actor.kind != Actor::Kind::account) return false;
  if (verb.of_every_account) return true;
  return std::ranges::any_of(actor.grants,
                             [&](const Grant& grant) { return carries(verb, grant.role) && reaches(actor, grant, scope); });
}

Result<void> allow(const Actor& actor, const Verb& verb, const Verb& reading, const Scope& scope) {
  if (!may(actor, reading, scope)) return fail(Code::not_found, "base.not_found");
  if (!may(actor, verb, scope)) return fail(Code::forbidden, "base.forbidden");
  return {};
}

Sight sight_of(const Actor& actor, const Verb& verb) {
  Sight sight;
  if (actor.is_system() || verb.open_to_anybody) {
    sight.ranges.push_back(everywhere);
    return sight;
  }
  if (actor.kind != Actor::Kind::account) return sight;
  if (verb.of_every_account) {
    sight.ranges.push_back(everywhere);
    return sight;
  }
  for (const Grant& grant : actor.grants) {
    if (!carries(verb, grant.role)) continue;
    if (grant.reach == Reach::own_unit) {
      if (!grant.unit.is_nil() && !holds(sight.units, grant.unit)) sight.units.push_back(grant.unit);
    } else {
      sight.ranges.push_back(grant.places);
      sight.own_entries |= grant.reach == Reach::own_links;
    }
  }
  merge(sight.ranges);
  return sight;
}

}  // namespace lianxin::access
