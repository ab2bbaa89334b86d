#include "features/tickets/ticket_sight_store.h"

#include <string>
#include <vector>

namespace lianxin::tickets::store {
namespace {

// Whom a complaint would have to name to be about the actor.
std::vector<std::string> subjects_of(const Actor& actor) {
  std::vector<std::string> out;
  if (!actor.person.is_nil()) out.push_back("p:" + to_text(actor.person));
  const auto add = [&](UnitId unit) {
    if (!unit.is_nil()) out.push_back("u:" + to_text(unit));
  };
  add(actor.unit);
  for (const UnitId unit : actor.superiors) {
    if (unit != actor.unit) add(unit);
  }
  for (const Grant& g : actor.grants) {
    if (g.unit != actor.unit) add(g.unit);
  }
  return out;
}

bool is_everywhere(const access::Sight& sight) {
  return sight.ranges.size() == 1 && sight.ranges.front().begin.empty() && sight.ranges.front().end == "\x7f";
}

// "a.subject in (…)", or "" when a ticket cannot be about the actor.
std::string is_about_actor(db::Conditions& where, const Actor& actor) {
  if (actor.kind != Actor::Kind::account) return {};
  std::string list;
  for (const std::string& subject : subjects_of(actor)) list += (list.empty() ? "" : ", ") + where.bind(std::string(subject));
  return list.empty() ? list : "a.subject in (" + list + ")";
}

}  // namespace

void add_reach(db::Conditions& where, const Actor& actor, const access::Sight& sight, std::string_view prefix) {
  if (is_everywhere(sight)) return;
  const std::string p(prefix);
  std::string any;
  const auto also = [&](const std::string& condition) { any += (any.empty() ? "" : " or ") + condition; };
  for (const PathRange& range : sight.ranges) {
    also("(" + p + "place_path >= " + where.bind(std::string(range.begin)) + " and " + p + "place_path < " + where.bind(std::string(range.end)) + ")");
  }
  for (const UnitId unit : sight.units) {
    // Beside ranges each row is asked; alone, the unit's tickets are where the list starts from.
    const std::string theirs = " from ticket_units u where u.partition = $1 and u.unit = " + where.bind(to_text(unit));
    if (sight.ranges.empty())
      also(p + "id in (select u.ticket_id" + theirs + ")");
    else
      also("exists (select 1" + theirs + " and u.ticket_id = " + p + "id)");
  }
  if (sight.own_entries) also(p + "entered_by = " + where.bind(to_text(actor.account)));
  where.add(any.empty() ? "1 = 0" : "(" + any + ")");
}

bool add_recused(db::Conditions& where, const Actor& actor, std::string_view prefix) {
  const std::string about = is_about_actor(where, actor);
  if (about.empty()) return false;
  where.add(std::string(prefix) + "id in (select a.ticket_id from ticket_abouts a where a.partition = $1 and " + about + ")");
  return true;
}

std::string about_actor(db::Conditions& where, const Actor& actor) {
  const std::string about = is_about_actor(where, actor);
  return about.empty() ? about : "select a.ticket_id from ticket_abouts a where a.partition = $1 and " + about;
}

void add_sight(db::Conditions& where, const Actor& actor, const access::Sight& sight, std::string_view prefix) {
  add_reach(where, actor, sight, prefix);
  const std::string about = is_about_actor(where, actor);
  if (about.empty()) return;
  const std::string p(prefix);
  where.add("(" + p + "has_about = 0 or not exists (select 1 from ticket_abouts a where a.partition = $1 and a.ticket_id = " + p +
            "id and " + about + "))");
}

}  // namespace lianxin::tickets::store
