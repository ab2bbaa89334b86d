#include "features/voices/voice_actions.h"

#include <algorithm>

#include "base/text.h"
#include "features/voices/hearing_store.h"
#include "features/voices/run_store.h"
#include "features/voices/voice_store.h"
#include "platform/journal/journal.h"
#include "platform/json/json.h"

namespace lianxin::voices {

struct PairDetail {
  TicketId other{};
  bool is_same = true;
};
BOOST_DESCRIBE_STRUCT(PairDetail, (), (other, is_same))

namespace {

constexpr int most_kept_apart = 50;  // of a group; in a run they hold back the rest

db::Conditions sight_of(const Doing& doing, const VoiceBook& book) {
  db::Conditions out({std::string_view(book.partition)});
  tickets::add_sight(out, doing.by, "t.");
  return out;
}

Result<std::optional<Heard::Other>> other_of(const db::Reader& r, const Doing& doing, const VoiceBook& book, std::int64_t number) {
  const auto seen = TRY(store::find_seen(r, sight_of(doing, book), number));
  return seen ? std::optional(Heard::Other{seen->id, seen->number, seen->title}) : std::nullopt;
}

Result<void> may_group(const Doing& doing) {
  if (!access::may_somewhere(doing.by, group_voices)) return fail(Code::forbidden, "base.forbidden");
  return {};
}

Result<void> note_run(db::Writer& w, const Doing& doing, std::string_view kind, std::int64_t number) {
  return journal::record(w, doing, {.kind = kind, .subject_kind = "grouping", .subject = std::to_string(number)});
}

}  // namespace

Result<Heard> hear(const db::Reader& r, const Doing& doing, const VoiceBook& book, TicketId id) {
  TRY(tickets::show_ticket(r, doing.by, book.desk->packs(), id));
  Heard out{.voice = TRY(store::find_voice(r, book.partition, id))};
  if (!out.voice || !out.voice->group) {
    out.voice.reset();
    return out;
  }
  const auto& voice = *out.voice;
  out.copies = TRY(store::count_copies(r, sight_of(doing, book), voice.copy_of.value_or(voice.number)));
  if (voice.copy_of) out.first_copy = TRY(other_of(r, doing, book, *voice.copy_of));
  out.group_size = TRY(store::count_group(r, sight_of(doing, book), *voice.group));
  if (*voice.group != voice.number) out.group = TRY(other_of(r, doing, book, *voice.group));
  return out;
}

Result<Judged> judge_words(const db::Reader& r, const Doing&, const VoiceBook& book, std::string_view title, std::string_view text) {
  if (is_blank(text) && is_blank(title)) return invalid_field("text", "base.required");
  if (length_of(text) > max_asked_text) return invalid_field("text", "base.too_long", {{"max", std::to_string(max_asked_text)}});
  if (length_of(title) > max_asked_title) return invalid_field("title", "base.too_long", {{"max", std::to_string(max_asked_title)}});
  const auto model = TRY(book.models->at(r, book.partition));
  if (!model.classifier) return fail(Code::unavailable, "voices.no_model");
  return judge(model, *TRY(book.desk->at(r)), title, text);
}

Result<void> decide_pair(db::Writer& w, const Doing& doing, const VoiceBook& book, TicketId one, TicketId other, bool is_same) {
  if (one == other) return invalid_field("other", "voices.same_ticket");
  const auto first = TRY(tickets::show_ticket(w, doing.by, book.desk->packs(), one));
  const auto second = TRY(tickets::show_ticket(w, doing.by, book.desk->packs(), other));
  if (!access::may(doing.by, group_voices, tickets::scope_of(first)) && !access::may(doing.by, group_voices, tickets::scope_of(second)))
    return fail(Code::forbidden, "base.forbidden");
  TRY(store::add_pair(w, book.partition, {one, other, is_same, doing.by.person, doing.by.name}, doing.now));
  TRY(journal::record(w, doing, {.kind = "voice.paired", .subject_kind = "ticket", .subject = to_text(one), .place_path = first.place_path,
                                 .detail = json::write(PairDetail{other, is_same})}));
  const auto a = TRY(store::find_voice(w, book.partition, one)), b = TRY(store::find_voice(w, book.partition, other));
  if (!a || !b || !a->group || !b->group) return {};
  if (is_same && a->group != b->group && TRY(store::are_parted(w, book.partition, *a->group, *b->group))) return fail(Code::conflict, "voices.parted");
  TRY(is_same ? store::drop_kept(w, book.partition, one, other) : store::keep_others(w, book.partition, one, other, doing.now, most_kept_apart));
  return store::obey_pair(w, book.partition, {0, std::min(a->number, b->number), std::max(a->number, b->number), is_same, a->number});
}

Result<Run> ask_run(db::Writer& w, const Doing& doing, const VoiceBook& book) {
  TRY(may_group(doing));
  if (TRY(store::open_run(w, book.partition))) return fail(Code::conflict, "voices.run_open");
  const auto number = TRY(store::add_run(w, book.partition, doing.now, doing.by.name));
  TRY(note_run(w, doing, "grouping.asked", number));
  return *TRY(store::open_run(w, book.partition));
}

Result<std::optional<Run>> last_run(const db::Reader& r, const Doing& doing, const VoiceBook& book) {
  TRY(may_group(doing));
  return store::last_run(r, book.partition);
}

Result<Run> cancel_run(db::Writer& w, const Doing& doing, const VoiceBook& book) {
  TRY(may_group(doing));
  auto run = TRY(store::open_run(w, book.partition));
  if (!run) return fail(Code::not_found, "base.not_found");
  if (run->phase == RunPhase::writing) return fail(Code::conflict, "voices.run_writing");
  run->state = RunState::cancelled;
  run->ended_at = doing.now;
  TRY(store::save_run(w, book.partition, *run));
  TRY(note_run(w, doing, "grouping.cancelled", run->number));
  return *run;
}

}  // namespace lianxin::voices
