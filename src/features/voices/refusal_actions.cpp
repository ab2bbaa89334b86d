#include "features/voices/refusal_actions.h"

#include <algorithm>

#include "base/text.h"
#include "features/voices/hearing_store.h"
#include "features/voices/refusal_store.h"
#include "features/voices/run_store.h"
#include "features/voices/voice_store.h"
#include "platform/journal/journal.h"
#include "platform/json/json.h"

namespace lianxin::voices {

struct RefusalDetail {
  std::string reason{};
  std::int64_t size = 0;
};
BOOST_DESCRIBE_STRUCT(RefusalDetail, (), (reason, size))

namespace {

constexpr int most_parted = 50;  // so many hold the others back, also when everything is grouped anew

struct Found {
  std::int64_t number = 0;
  std::int64_t size = 0;  // of those he sees
};
Result<Found> group_seen(const db::Reader& r, const Doing& doing, const VoiceBook& book, TicketId group) {
  if (!access::may_somewhere(doing.by, group_voices)) return fail(Code::forbidden, "base.forbidden");
  const auto number = TRY(store::number_of(r, book.partition, group));
  db::Conditions sight({std::string_view(book.partition)});
  tickets::add_sight(sight, doing.by, "t.");
  Found out{number.value_or(0), number ? TRY(store::count_group(r, sight, *number)) : 0};
  if (out.size == 0) return fail(Code::not_found, "base.not_found");
  return out;
}

Result<void> note(db::Writer& w, const Doing& doing, std::string_view kind, TicketId group, const RefusalDetail& detail) {
  return journal::record(w, doing, {.kind = kind, .subject_kind = "ticket", .subject = to_text(group), .detail = json::write(detail)});
}

}  // namespace

Result<void> refuse_group(db::Writer& w, const Doing& doing, const VoiceBook& book, TicketId group, std::string_view reason) {
  const auto words = trimmed(reason);
  if (words.empty()) return invalid_field("reason", "base.required");
  if (length_of(words) > max_refusal) return invalid_field("reason", "base.too_long", {{"max", std::to_string(max_refusal)}});
  const auto found = TRY(group_seen(w, doing, book, group));
  TRY(store::put_refusal(w, book.partition, {found.number, found.size, words, doing.by.person, doing.by.name}, access::sight_of(doing.by, group_voices).ranges, doing.now));
  return note(w, doing, "voice.refused", group, {std::string(words), found.size});
}

Result<void> offer_again(db::Writer& w, const Doing& doing, const VoiceBook& book, TicketId group) {
  const auto found = TRY(group_seen(w, doing, book, group));
  if (TRY(store::drop_refusal(w, book.partition, found.number, access::sight_of(doing.by, group_voices).ranges)) == 0) return fail(Code::not_found, "base.not_found");
  return note(w, doing, "voice.offered", group, {"", found.size});
}

Result<void> part_from_problem(db::Writer& w, std::string_view partition, Moment now, TicketId voice, TicketId problem) {
  const auto own = TRY(store::number_of(w, partition, voice));
  if (!own) return {};
  for (const TicketId& other : TRY(store::voices_beside(w, partition, problem, voice, most_parted))) {
    const auto number = *TRY(store::number_of(w, partition, other));
    TRY(store::add_pair(w, partition, {.one = voice, .other = other, .is_same = false}, now));
    TRY(store::obey_pair(w, partition, {0, std::min(*own, number), std::max(*own, number), false, *own}));
  }
  return {};
}

}  // namespace lianxin::voices
