#include "features/voices/voice_jobs.h"

#include "features/voices/refusal_actions.h"
#include "features/voices/voice_store.h"
#include "platform/json/json.h"

namespace lianxin::voices {
namespace {

constexpr std::chrono::milliseconds piece{1500};  // other jobs wait meanwhile
constexpr int place_every_s = 2, learn_every_s = 3600;

// From which problem it was taken.
std::optional<TicketId> problem_in(std::string_view detail) {
  const auto document = json::parse(detail);
  const auto* problem = document ? document->root().find("problem") : nullptr;
  return problem ? parse_id<TicketId>(problem->text()) : std::nullopt;
}

}  // namespace

std::vector<Reaction> voice_reactions(const std::string& partition) {
  const auto registered = [partition](db::Writer& w, const journal::Row& row) -> Result<void> {
    const auto id = parse_id<TicketId>(row.subject);
    return id && !TRY(store::is_problem(w, partition, *id)) ? store::expect_voice(w, partition, *id) : Result<void>{};
  };
  const auto unlinked = [partition](db::Writer& w, const journal::Row& row) -> Result<void> {
    const auto id = parse_id<TicketId>(row.subject), problem = problem_in(row.detail);
    return id && problem ? part_from_problem(w, partition, row.at, *id, *problem) : Result<void>{};
  };
  return {{"voices.hear", "ticket.registered", registered}, {"voices.part", "ticket.unlinked", unlinked}};
}

std::vector<TimedJob> voice_jobs(std::shared_ptr<const VoiceBook> book, std::shared_ptr<Placing> placing) {
  const auto place = [book, placing](db::Store& store, Moment now) -> Result<int> {
    TRY(make_starter(store, *book, now));
    return placing->advance(store, now, piece);
  };
  const auto study = [book](db::Store& store, Moment now) -> Result<int> { return TRY(learn(store, *book, now)) ? 1 : 0; };
  return {{"voices.place", place_every_s, place}, {"voices.learn", learn_every_s, study}};
}

}  // namespace lianxin::voices
