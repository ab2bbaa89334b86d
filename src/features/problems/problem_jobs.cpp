#include "features/problems/problem_jobs.h"

#include "features/problems/problem_actions.h"
#include "features/problems/telling_store.h"

namespace lianxin::problems {
namespace {

constexpr int batch = 300;

Doing by_the_system(Moment now, Zone zone) { return {.by = system_actor("job"), .now = now, .zone = zone}; }

// False where there is nothing to be told any more.
Result<bool> tell(db::Writer& w, const tickets::DeskSource& source, const store::Telling& one, Moment now) {
  const auto desk = TRY(source.at(w));
  TRY(store::end_telling(w, desk->partition, one.voice));
  const auto problem = TRY(tickets::store::find_ticket(w, desk->partition, one.problem));
  const bool is_answered = problem && (problem->state == tickets::TicketState::replied || problem->state == tickets::TicketState::closed);
  if (!is_answered) return false;
  return answer_voice(w, by_the_system(now, desk->zone), *desk, *problem, one.voice);
}

}  // namespace

Result<int> answer_voices(db::Store& store, const tickets::DeskSource& source, Moment now) {
  const auto waiting = TRY(store.reading([&](db::Reader& r) { return store::list_tellings(r, source.packs().partition, batch); }));
  int done = 0;
  for (const auto& one : waiting) {
    bool is_told = false;
    TRY(store.write_and_wait([&](db::Writer& w) -> Result<void> {
      is_told = TRY(tell(w, source, one, now));
      return {};
    }));
    done += is_told ? 1 : 0;
  }
  return done;
}

std::vector<Reaction> problem_reactions(const std::string& partition) {
  const auto on = [partition](std::string_view name, std::string_view kind, auto expect) {
    return Reaction{name, kind, [partition, expect](db::Writer& w, const journal::Row& row) -> Result<void> {
                      const auto id = parse_id<tickets::TicketId>(row.subject);
                      return id ? expect(w, partition, *id) : Result<void>{};
                    }};
  };
  return {on("problems.tell_again", "ticket.replied", store::expect_answer), on("problems.tell_linked", "ticket.linked", store::expect_missed)};
}

}  // namespace lianxin::problems
