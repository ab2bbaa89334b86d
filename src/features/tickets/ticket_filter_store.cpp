#include "features/tickets/ticket_filter_store.h"

#include "features/tickets/ticket_event.h"
#include "features/tickets/ticket_store.h"
#include "platform/db/search.h"

namespace lianxin::tickets::store {
namespace {

void add_light(db::Conditions& where, const TicketFilter& f) {
  if (f.lights.empty()) return;
  const std::string now = where.bind(f.now);
  std::string any;
  for (const Light light : f.lights) {
    any += any.empty() ? "" : " or ";
    switch (light) {
      case Light::paused:
        any += "t.is_paused = 1";
        break;
      case Light::red:
        any += "(t.is_paused = 0 and t.due_at < " + now + ")";
        break;
      case Light::amber:
        any += "(t.is_paused = 0 and t.due_at >= " + now + " and t.amber_at <= " + now + ")";
        break;
      case Light::green:
        any += "(t.is_paused = 0 and t.amber_at > " + now + ")";
    }
  }
  where.add("t.due_at < " + where.bind(due_when_closed) + " and (" + any + ")");
}

// Of a unit's tickets those with an escalation by it, or by another ("<>").
void add_escalated(db::Conditions& where, UnitId unit, std::string_view by) {
  where.add("t.id in (select u.ticket_id from ticket_units u where u.partition = $1 and u.unit = " + where.bind(unit) + ")");
  where.add("exists (select 1 from ticket_events e where e.partition = $1 and e.ticket_id = t.id and e.kind = " +
            where.bind(static_cast<int>(EventName::escalated)) + " and e.unit " + std::string(by) + " " + where.bind(unit) + ")");
}

}  // namespace

std::string plain(db::Dialect dialect, std::string_view column) {
  return (dialect == db::Dialect::sqlite ? "+t." : "t.") + std::string(column);
}

void add_words(db::Conditions& where, db::Dialect dialect, const TicketFilter& f, WordsBy by) {
  if (f.words.empty()) return;
  const std::string query = db::search_query(dialect, f.words);
  if (query.empty()) return where.add("1 = 0");
  where.bind(std::string("tickets"));
  const int index_arg = static_cast<int>(where.values().size());
  where.bind(std::string(query));
  where.add(by == WordsBy::index ? db::search_condition(dialect, "t.id", index_arg, index_arg + 1)
                                 : db::search_condition_of_each(dialect, "t.id", index_arg, index_arg + 1));
}

// Open is what still has a place among the deadlines, as marks_of keeps it: also a declined one that was objected to.
void add_states(db::Conditions& where, const TicketFilter& f) {
  std::string any = f.open ? "t.due_at < " + where.bind(due_when_closed) : "";
  if (!f.states.empty()) {
    std::string list;
    for (const TicketState s : f.states) list += (list.empty() ? "" : ", ") + where.bind(static_cast<int>(s));
    any += (any.empty() ? "" : " or ") + ("t.state in (" + list + ")");
  }
  if (!any.empty()) where.add("(" + any + ")");
}

void add_filter(db::Conditions& where, db::Dialect dialect, const TicketFilter& f, bool by_place) {
  if (f.places) {
    const std::string column = by_place ? "t.place_path" : plain(dialect, "place_path");
    where.add(column + " >= " + where.bind(f.places->begin) + " and " + column + " < " + where.bind(f.places->end));
  }
  add_states(where, f);
  if (f.unit) {
    where.add("t.id in (select u.ticket_id from ticket_units u where u.partition = $1 and u.unit = " + where.bind(*f.unit) + ")");
  }
  if (f.holder) where.add("t.holder_unit = " + where.bind(*f.holder));
  add_light(where, f);
  if (f.category) {  // '/' follows '.': all codes that begin with "water."
    where.add("(t.category = " + where.bind(*f.category) + " or (t.category >= " + where.bind(*f.category + ".") +
              " and t.category < " + where.bind(*f.category + "/") + "))");
  }
  if (f.urgency) where.add("t.urgency = " + where.bind(static_cast<int>(*f.urgency)));
  if (f.kind) where.add("t.kind = " + where.bind(static_cast<int>(*f.kind)));
  if (f.channel) where.add("t.channel = " + where.bind(static_cast<int>(*f.channel)));
  if (f.round) where.add("t.round_id = " + where.bind(to_text(*f.round)));
  if (f.rounds != Rounds::with) where.add(f.rounds == Rounds::only ? "t.round_id is not null" : "t.round_id is null");
  if (f.problem) where.add("t.problem_id = " + where.bind(to_text(*f.problem)));
  if (f.needs_decision) where.add("t.needs_decision = 1");
  if (f.supervision == SupervisionLevel::none) where.add("t.supervision_level > 0");
  else if (f.supervision) where.add("t.supervision_level = " + where.bind(static_cast<int>(*f.supervision)));
  if (f.escalated_to) {
    where.add("t.office_unit = " + where.bind(*f.escalated_to));
    add_escalated(where, *f.escalated_to, "<>");
  }
  if (f.escalated_by) add_escalated(where, *f.escalated_by, "=");
  if (f.from) where.add("t.registered_at >= " + where.bind(*f.from));
  if (f.to) where.add("t.registered_at < " + where.bind(*f.to));
}

}  // namespace lianxin::tickets::store
