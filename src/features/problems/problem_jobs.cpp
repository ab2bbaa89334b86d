#include "features/problems/problem_jobs.h"

#include "features/problems/problem_actions.h"

namespace lianxin::problems {
namespace {

constexpr int batch = 300;

Doing by_the_system(Moment now, Zone zone) { return {.by = system_actor("job"), .now = now, .zone = zone}; }

}  // namespace

Result<int> answer_voices(db::Store& store, const tickets::DeskSource& source, Moment now) {
  const auto waiting = TRY(store.reading([&](db::Reader& r) { return tickets::unanswered_voices(r, source.packs(), batch); }));
  int done = 0;
  for (const auto& one : waiting) {
    TRY(store.write_and_wait([&](db::Writer& w) -> Result<void> {
      const auto desk = TRY(source.at(w));
      const auto problem = TRY(tickets::store::load_ticket(w, desk->partition, one.problem));
      return answer_voice(w, by_the_system(now, desk->zone), *desk, problem, one.voice);
    }));
    ++done;
  }
  return done;
}

Reaction tell_again(std::shared_ptr<const tickets::DeskSource> source) {
  return {"problems.tell_again", "ticket.replied", [source](db::Writer& w, const journal::Row& row) -> Result<void> {
            const auto desk = TRY(source->at(w));
            const auto id = parse_id<tickets::TicketId>(row.subject);
            if (!id) return {};
            const auto problem = TRY(tickets::store::find_ticket(w, desk->partition, *id));
            if (!problem || problem->kind != tickets::TicketKind::problem || problem->state != tickets::TicketState::replied) return {};
            for (const auto voice : TRY(tickets::voices_taken_up_again(w, *desk, *id)))
              TRY(answer_voice(w, by_the_system(row.at, desk->zone), *desk, *problem, voice));
            return {};
          }};
}

}  // namespace lianxin::problems
