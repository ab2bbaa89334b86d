// Counts of tickets: from the tallies where these can tell, else by going through the tickets.
#include <algorithm>
#include <map>

#include "features/tickets/ticket_list_store.h"
#include "features/tickets/ticket_sight_store.h"
#include "features/tickets/ticket_store.h"
#include "features/tickets/ticket_tally_store.h"

namespace lianxin::tickets::store {
namespace {

// What is being counted. Without a holder it is closed: it counts in no unit and has no light.
class Sums {
 public:
  void add(TicketState state, const std::optional<UnitId>& holder, std::int64_t tickets, std::int64_t deciding) {
    out_.total += tickets;
    out_.needs_decision += deciding;
    states_[state] += tickets;
    if (holder) holders_[*holder] += tickets;
  }
  void add(Light light, std::int64_t tickets) {
    lights_[light] += tickets;
    out_.open += tickets;
  }

  TicketCounts counts() && {
    keep(states_, out_.by_state);
    keep(lights_, out_.by_light);
    keep(holders_, out_.by_holder);
    return std::move(out_);
  }

 private:
  template <class Key>
  static void keep(const std::map<Key, std::int64_t>& sums, std::vector<std::pair<Key, std::int64_t>>& out) {
    for (const auto& sum : sums) {
      if (sum.second != 0) out.push_back(sum);
    }
  }

  TicketCounts out_{};
  std::map<TicketState, std::int64_t> states_{};
  std::map<Light, std::int64_t> lights_{};
  std::map<UnitId, std::int64_t> holders_{};
};

// Whether a range holds each district as a whole or not at all.
bool is_of_districts(const PathRange& range) {
  const bool everything = range.begin.empty() && range.end == "\x7f";
  return everything || (range.begin.size() <= district_path && range.end.size() <= district_path);
}

// Whether the tallies know the answer: whole districts and one unit's tickets, by state only.
bool is_tallied(const TicketFilter& f, const access::Sight& sight) {
  if (!f.words.empty() || f.unit || f.holder || !f.lights.empty() || f.category || f.urgency || f.kind || f.channel || f.round || f.problem ||
      f.needs_decision || f.supervision || f.escalated_to || f.escalated_by || f.from || f.to || sight.own_entries) {
    return false;
  }
  return sight.units.size() <= 1 && std::ranges::all_of(sight.ranges, is_of_districts) && (!f.places || is_of_districts(*f.places));
}

bool is_wanted(const TicketFilter& f, TicketState state, bool is_open) {
  if (f.open && is_open) return true;
  return (f.states.empty() && !f.open) || std::ranges::find(f.states, state) != f.states.end();
}

bool is_within(const std::vector<PathRange>& ranges, std::string_view district) {
  return std::ranges::any_of(ranges, [&](const PathRange& range) { return range.contains(district); });
}

// What is in the ranges, and what the unit has outside of them; of the rounds alone, or of all.
Result<void> add_up(const db::Reader& r, std::string_view partition, const TicketFilter& f, const access::Sight& sight, bool of_rounds,
                    std::int64_t times, Sums& sums) {
  db::Conditions where({partition});
  std::string any;
  const auto also = [&](std::string begin, std::string end) {
    any += (any.empty() ? "(t.scope >= " : " or (t.scope >= ") + where.bind(of_rounds ? scope_of_rounds(begin) : std::move(begin)) +
           " and t.scope < " + where.bind(of_rounds ? scope_of_rounds(end) : std::move(end)) + ")";
  };
  for (const PathRange& range : sight.ranges) also(scope_of(range.begin), scope_of(range.end));
  for (const UnitId unit : sight.units) also(scope_of(unit, ""), scope_of(unit, "~"));
  where.add("(" + any + ")");
  return r.select("select t.scope, t.state, t.holder_unit, t.tickets, t.paused, t.deciding from ticket_tallies t where t.partition = $1" +
                      where.sql(),
                  where.values(), [&](const db::Row& row) {
                    const std::string_view district = district_in(row.text(0));
                    if (row.text(0).substr(of_rounds ? 1 : 0).starts_with('u') && is_within(sight.ranges, district)) return;
                    if (f.places && !f.places->contains(district)) return;
                    const auto state = static_cast<TicketState>(row.integer(1));
                    const auto holder = parse_id<UnitId>(row.text(2));  // "" of closed ones
                    if (!is_wanted(f, state, holder.has_value())) return;
                    const std::int64_t tickets = times * row.integer(3);
                    const std::int64_t paused = times * row.integer(4);
                    sums.add(state, holder, tickets, times * row.integer(5));
                    if (!holder) return;
                    sums.add(Light::paused, paused);
                    sums.add(Light::green, tickets - paused);
                  });
}

Result<void> add_tallies(const db::Reader& r, std::string_view partition, const TicketFilter& f, const access::Sight& sight, Sums& sums) {
  if (sight.nothing()) return {};
  if (f.rounds != Rounds::only) TRY(add_up(r, partition, f, sight, false, 1, sums));
  if (f.rounds != Rounds::with) TRY(add_up(r, partition, f, sight, true, f.rounds == Rounds::only ? 1 : -1, sums));
  return {};
}

std::optional<UnitId> holder_in(const db::Row& row, int column, bool is_open) {
  return is_open ? std::optional(row.get<UnitId>(column)) : std::nullopt;
}

// What the tallies hold and the actor must not see.
Result<void> take_off_recused(const db::Reader& r, std::string_view partition, const Actor& actor, const TicketFilter& f,
                              const access::Sight& sight, Sums& sums) {
  db::Conditions where({partition});
  if (!add_recused(where, actor, "t.")) return {};
  add_filter(where, r.dialect(), f, false);
  add_reach(where, actor, sight, "t.");
  return r.select("select t.state, t.holder_unit, t.due_at, t.is_paused, t.needs_decision from tickets t where t.partition = $1" +
                      where.sql(),
                  where.values(), [&](const db::Row& row) {
                    const bool is_open = row.integer(2) < due_when_closed;
                    sums.add(static_cast<TicketState>(row.integer(0)), holder_in(row, 1, is_open), -1, -row.integer(4));
                    if (is_open) sums.add(row.integer(3) != 0 ? Light::paused : Light::green, -1);
                  });
}

// Which of the green ones are not: they alone are looked at one by one.
Result<void> turn_lights(const db::Reader& r, std::string_view partition, const Actor& actor, const TicketFilter& f,
                         const access::Sight& sight, Sums& sums) {
  db::Conditions where({partition});
  const std::string now = where.bind(f.now);
  where.add("t.is_paused = 0 and t.amber_at < 253402300798999 and t.amber_at <= " + now);  // as tickets_by_warning is declared
  add_filter(where, r.dialect(), f, false);
  add_sight(where, actor, sight, plain(r.dialect(), ""));
  return r.select("select count(*), coalesce(sum(case when t.due_at < " + now + " then 1 else 0 end), 0) from tickets t where t.partition = $1" +
                      where.sql(),
                  where.values(), [&](const db::Row& row) {
                    const std::int64_t late = row.integer(0);
                    const std::int64_t red = row.integer(1);
                    sums.add(Light::green, -late);
                    sums.add(Light::amber, late - red);
                    sums.add(Light::red, red);
                  });
}

Result<TicketCounts> count_one_by_one(const db::Reader& r, std::string_view partition, const Actor& actor, const access::Sight& sight,
                                      const TicketFilter& f) {
  db::Conditions where({partition});
  add_words(where, r.dialect(), f);
  add_filter(where, r.dialect(), f, true);
  add_sight(where, actor, sight, "t.");
  const std::string now = where.bind(f.now);
  const auto light = [](Light l) { return std::to_string(static_cast<int>(l)); };
  const std::string of_each = "case when t.due_at = " + where.bind(due_when_closed) + " then -1 when t.is_paused = 1 then " +
                              light(Light::paused) + " when t.due_at < " + now + " then " + light(Light::red) +
                              " when t.amber_at <= " + now + " then " + light(Light::amber) + " else " + light(Light::green) + " end";
  Sums sums;
  TRY(r.select("select t.state, t.holder_unit, " + of_each +
                   " as light, count(*), sum(t.needs_decision) from tickets t where t.partition = $1" + where.sql() +
                   " group by t.state, t.holder_unit, light",
               where.values(), [&](const db::Row& row) {
                 const bool is_open = row.integer(2) >= 0;
                 sums.add(static_cast<TicketState>(row.integer(0)), holder_in(row, 1, is_open), row.integer(3), row.integer(4));
                 if (is_open) sums.add(static_cast<Light>(row.integer(2)), row.integer(3));
               }));
  return std::move(sums).counts();
}

}  // namespace

Result<TicketCounts> count_tickets(const db::Reader& r, std::string_view partition, const Actor& actor,
                                   const access::Sight& sight, const TicketFilter& filter) {
  if (!is_tallied(filter, sight)) return count_one_by_one(r, partition, actor, sight, filter);
  Sums sums;
  TRY(add_tallies(r, partition, filter, sight, sums));
  TRY(take_off_recused(r, partition, actor, filter, sight, sums));
  TRY(turn_lights(r, partition, actor, filter, sight, sums));
  return std::move(sums).counts();
}

}  // namespace lianxin::tickets::store
