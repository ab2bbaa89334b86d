#include "features/voices/answer_actions.h"

#include <algorithm>

#include "features/voices/hearing_store.h"
#include "features/voices/voice_store.h"
#include "platform/likeness/term_weights.h"

namespace lianxin::voices {
namespace {

constexpr std::size_t most_answers = 5;
constexpr float alike_from = 0.12F;     // of one's own words alone
constexpr float most_of_term = 0.03F;   // a name alone makes nothing alike

struct Ranked {
  const store::Answered* answered = nullptr;
  LikeBecause because{};
  float alike = 0;
};

std::vector<Ranked> ranked(const tickets::Ticket& ticket, const Voice& voice, const std::vector<store::Answered>& all) {
  likeness::TermWeights weights(all.size() + 1);
  const auto own = likeness::matter_of(ticket.title, ticket.text);
  std::vector<likeness::Matter> matters;
  weights.count(own);
  for (const auto& each : all) weights.count(matters.emplace_back(likeness::matter_of(each.title, each.text)));
  const auto profile = weights.profile(own);
  const auto family = voice.copy_of.value_or(voice.number);
  std::vector<Ranked> out;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool is_copy = all[i].copy_of.value_or(all[i].voice) == family;
    const auto because = is_copy ? LikeBecause::copy : all[i].group == voice.group ? LikeBecause::group : LikeBecause::words;
    const Ranked one{&all[i], because, likeness::likeness(profile, weights.profile(matters[i]), most_of_term)};
    if (because != LikeBecause::words || one.alike >= alike_from) out.push_back(one);
  }
  std::ranges::stable_sort(out, [](const Ranked& a, const Ranked& b) { return std::pair(a.because, -a.alike) < std::pair(b.because, -b.alike); });
  return out;
}

}  // namespace

Result<std::vector<SimilarAnswer>> similar_answers(const db::Reader& r, const Doing& doing, const VoiceBook& book, TicketId id) {
  const auto& desk = book.desk->packs();
  const auto ticket = TRY(tickets::show_ticket(r, doing.by, desk, id));
  const auto voice = TRY(store::find_voice(r, book.partition, id));
  std::vector<SimilarAnswer> out;
  if (!voice || !voice->group) return out;
  db::Conditions sight({std::string_view(book.partition)});
  tickets::add_sight(sight, doing.by, "t.");
  const std::string category = ticket.category ? *ticket.category : voice->judged.proposals.empty() ? "" : voice->judged.proposals.front().category;
  const auto all = TRY(store::list_answered(r, std::move(sight), {voice->number, *voice->group, voice->copy_of.value_or(voice->number), category}));
  for (const auto& one : ranked(ticket, *voice, all)) {
    if (out.size() == most_answers) break;
    const auto other = TRY(tickets::show_ticket(r, doing.by, desk, one.answered->ticket));
    if (!other.handling.reply) continue;
    const auto& reply = *other.handling.reply;
    SimilarAnswer answer{.id = other.id, .number = other.number, .title = other.title, .place = other.place, .unit = reply.unit, .outcome = reply.outcome};
    answer.text = reply.text;
    answer.answered_at = reply.at;
    answer.because = one.because;
    if (other.handling.rating && !tickets::handles(other, doing.by)) {
      answer.solved = other.handling.rating->solved;
      answer.satisfied = other.handling.rating->satisfied;
    }
    out.push_back(std::move(answer));
  }
  return out;
}

}  // namespace lianxin::voices
