#include "features/voices/voice_jobs.h"

#include "features/voices/voice_store.h"

namespace lianxin::voices {
namespace {

constexpr std::chrono::milliseconds piece{1500};  // other jobs wait meanwhile
constexpr int place_every_s = 2, learn_every_s = 3600;

}  // namespace

std::vector<Reaction> voice_reactions(const std::string& partition) {
  const auto registered = [partition](db::Writer& w, const journal::Row& row) -> Result<void> {
    const auto id = parse_id<TicketId>(row.subject);
    return id ? store::expect_voice(w, partition, *id) : Result<void>{};
  };
  return {{"voices.hear", "ticket.registered", registered}};
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
