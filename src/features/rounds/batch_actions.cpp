#include "features/rounds/batch_actions.h"

#include <algorithm>

#include "features/places/places.h"
#include "features/rounds/batch_store.h"
#include "features/rounds/opinion_store.h"
#include "platform/journal/journal.h"
#include "platform/json/json.h"

namespace lianxin::rounds {

struct BatchDetail {
  std::int64_t number = 0;
  std::string channel{};
  std::int64_t sheets = 0;
  std::int64_t opinions = 0;
  json::Maybe<std::int64_t> sheet{};   // settled
  json::Maybe<std::string> reason{};   // void
};
BOOST_DESCRIBE_STRUCT(BatchDetail, (), (number, channel, sheets, opinions, sheet, reason))

namespace {

Result<void> note(db::Writer& w, const Doing& doing, std::string_view kind, const Batch& b, const BatchOrder& order = {}) {
  BatchDetail detail{.number = b.number, .channel = b.channel, .sheets = b.sheets, .opinions = b.opinions, .sheet = {}, .reason = {}};
  if (order.sheet) detail.sheet.emplace(*order.sheet);
  if (order.reason) detail.reason.emplace(*order.reason);
  return journal::record(w, doing, {.kind = std::string(kind), .subject_kind = "round", .subject = to_text(b.round), .place_path = b.place_path, .detail = json::write(detail)});
}

access::Scope scope_of(const Batch& b, const Actor& by) {
  const bool is_own = b.first.account == by.account || (b.second && b.second->account == by.account);
  return {.place_path = b.place_path, .entered_by = is_own ? by.account : AccountId{}};
}

Result<Batch> batch_in_reach(const db::Reader& r, const Doing& doing, const RoundBook& book, BatchId id) {
  auto found = TRY(store::find_batch(r, book.partition, id));
  if (!found || !access::may(doing.by, read_rounds, scope_of(*found, doing.by))) return fail(Code::not_found, "base.not_found");
  return *std::move(found);
}

Result<Batch> batch_to_change(const db::Reader& r, const Doing& doing, const RoundBook& book, BatchId id) {
  auto batch = TRY(batch_in_reach(r, doing, book, id));
  if (!access::may(doing.by, collect, scope_of(batch, doing.by))) return fail(Code::forbidden, "base.forbidden");
  return batch;
}

Clerk clerk_of(const Actor& by) { return {by.account, by.name}; }

NewOpinion opinion_of(const Batch& b, std::int64_t n, const TypedSheet& sheet, std::size_t line) {
  NewOpinion out{.id = named_uuid("opinion " + to_text(b.id) + " " + std::to_string(n) + " " + std::to_string(line)), .place = b.place, .channel = b.channel, .source = sheet.source};
  out.target = sheet.lines[line].target;
  out.text = sheet.lines[line].text;
  out.about = sheet.lines[line].about;
  if (!b.point.empty()) out.point = b.point;
  out.sheet_number = sheet.sheet_number;
  out.spoken = sheet.spoken;
  return out;
}

Result<void> check_sheet_numbers(const db::Reader& r, const RoundBook& book, const Batch& b, const Sheets& sheets) {
  std::map<std::string, std::int64_t> seen;
  std::vector<std::string> numbers;
  const auto fault = [](std::int64_t n, std::string_view key, const std::string& number) {
    return invalid_field("sheets[" + std::to_string(n) + "].sheet_number", key, {{"number", number}});
  };
  for (const auto& [n, sheet] : sheets) {
    if (!sheet.sheet_number) continue;
    if (!seen.emplace(*sheet.sheet_number, n).second) return fault(n, "rounds.sheet_twice", *sheet.sheet_number);
    numbers.push_back(*sheet.sheet_number);
  }
  const auto there = TRY(store::sheets_there(r, book.partition, b.round, numbers));
  if (!there.empty()) return fault(seen.at(there.front()), "rounds.sheet_taken", there.front());
  return {};
}

Result<void> register_all(db::Writer& w, const Doing& doing, const RoundBook& book, Batch& b, const Typings& typed) {
  const Round round = TRY(load_round(w, book, b.round));
  const Sheets sheets = TRY(agreed(typed));
  TRY(check_sheet_numbers(w, book, b, sheets));
  b.sheets = static_cast<std::int64_t>(sheets.size());
  b.valid = b.opinions = 0;
  for (const auto& [n, sheet] : sheets) {
    b.valid += sheet.lines.empty() ? 0 : 1;
    for (std::size_t line = 0; line < sheet.lines.size(); ++line) {
      TRY(take_opinion(w, doing, book, round, opinion_of(b, n, sheet, line), SaidBy::staff, b.id));
      ++b.opinions;
    }
  }
  return store::drop_typings(w, book.partition, b.id);
}

// What an order does besides changing the batch, and how the journal calls it; empty: it does not.
Result<std::string_view> carry_out(db::Writer& w, const Doing& doing, const RoundBook& book, Batch& b, const BatchOrder& order, const Typings& typed) {
  switch (order.command) {
    case BatchCommand::settle: {
      const Sheets& taken = order.take == Typing::second ? typed.second : typed.first;
      TypedSheet sheet = order.other ? tidied(*order.other) : taken.contains(*order.sheet) ? taken.at(*order.sheet) : TypedSheet{};
      TRY(check_sheet(sheet, book.words));
      TRY(store::put_sheet(w, book.partition, book.secret_key, b.id, Typing::settled, *order.sheet, sheet));
      return std::string_view("round.batch_settled");
    }
    case BatchCommand::drop: {
      const Typing own = TRY(typing_of(b, doing.by.account));
      const Sheets& sheets = own == Typing::first ? typed.first : typed.second;
      if (sheets.empty()) return fail(Code::conflict, "rounds.batch_empty");
      TRY(store::drop_sheet(w, book.partition, b.id, own, sheets.rbegin()->first));
      if (own == Typing::first) b.sheets = static_cast<std::int64_t>(sheets.size()) - 1;
      return std::string_view();
    }
    case BatchCommand::register_:
      TRY(register_all(w, doing, book, b, typed));
      return std::string_view("round.batch_registered");
    case BatchCommand::void_:
      TRY(store::drop_typings(w, book.partition, b.id));
      return std::string_view("round.batch_voided");
    default:
      return std::string_view();
  }
}

}  // namespace

Result<std::vector<Batch>> list_batches(const db::Reader& r, const Doing& doing, const RoundBook& book, const Round& round) {
  auto all = TRY(store::batches_of(r, book.partition, round.id));
  std::erase_if(all, [&](const Batch& b) { return !access::may(doing.by, read_rounds, scope_of(b, doing.by)); });
  return all;
}

Result<BatchShown> show_batch(const db::Reader& r, const Doing& doing, const RoundBook& book, BatchId id) {
  BatchShown out{.batch = TRY(batch_in_reach(r, doing, book, id))};
  Typings typed = TRY(store::typings_of(r, book.partition, book.secret_key, id));
  out.typed_second = static_cast<std::int64_t>(typed.second.size());
  if (out.batch.state == BatchState::comparing) out.differences = differences_of(typed);
  if (!may_read(out.batch, Typing::first, doing.by.account)) typed.first.clear();
  if (!may_read(out.batch, Typing::second, doing.by.account)) typed.second.clear();
  out.typings = std::move(typed);
  return out;
}

Result<MadeBatch> begin_batch(db::Writer& w, const Doing& doing, const RoundBook& book, const Round& round, const NewBatch& asked) {
  const auto place = TRY(places::place_named(w, book.partition, asked.place));
  const NewOpinion like{.place = asked.place, .channel = asked.channel, .point = asked.point};
  TRY(check_opinion(round, book.words, like, place.now_path, SaidBy::staff, today_of(doing, book)));
  Batch b{.id = asked.id.value_or(BatchId{new_uuid(doing.now)}), .round = round.id, .place = place.now_code, .place_path = place.now_path, .channel = asked.channel,
          .point = asked.point.value_or(""), .first = clerk_of(doing.by)};
  if (!access::may(doing.by, collect, scope_of(b, doing.by))) return fail(Code::forbidden, "base.forbidden");
  if (const auto there = TRY(store::find_batch(w, book.partition, b.id))) {
    if (there->first.account != b.first.account || there->round != b.round || there->channel != b.channel) return fail(Code::conflict, "base.duplicate");
    return MadeBatch{*there, false};
  }
  b.number = TRY(store::last_batch_number(w, book.partition, round.id)) + 1;
  TRY(store::insert_batch(w, book.partition, b));
  TRY(note(w, doing, "round.batch_begun", b));
  return MadeBatch{std::move(b), true};
}

Result<void> type_sheet(db::Writer& w, const Doing& doing, const RoundBook& book, BatchId id, std::int64_t n, TypedSheet sheet) {
  Batch b = TRY(batch_to_change(w, doing, book, id));
  const Typing own = TRY(typing_of(b, doing.by.account));
  sheet = tidied(std::move(sheet));
  TRY(check_sheet(sheet, book.words));
  const Typings typed = TRY(store::typings_of(w, book.partition, book.secret_key, id));
  const std::int64_t have = static_cast<std::int64_t>(own == Typing::first ? typed.first.size() : typed.second.size());
  if (n < 1 || n > have + 1) return invalid_field("sheet", "rounds.sheet_gap", {{"next", std::to_string(have + 1)}});
  if (n > static_cast<std::int64_t>(most_sheets)) return invalid_field("sheet", "base.too_many", {{"max", std::to_string(most_sheets)}});
  TRY(store::put_sheet(w, book.partition, book.secret_key, id, own, n, sheet));
  if (own == Typing::first && n > have) {
    const std::int64_t before = b.version++;
    b.sheets = n;
    TRY(store::save_batch(w, book.partition, b, before));
  }
  return {};
}

Result<Batch> order_batch(db::Writer& w, const Doing& doing, const RoundBook& book, BatchId id, const BatchOrder& order) {
  const Batch before = TRY(batch_to_change(w, doing, book, id));
  const Typings typed = TRY(store::typings_of(w, book.partition, book.secret_key, id));
  Batch after = TRY(advanced(before, order, clerk_of(doing.by), typed));
  const std::string_view kind = TRY(carry_out(w, doing, book, after, order, typed));
  ++after.version;
  TRY(store::save_batch(w, book.partition, after, before.version));
  if (!kind.empty()) TRY(note(w, doing, kind, after, order));
  return after;
}

}  // namespace lianxin::rounds
