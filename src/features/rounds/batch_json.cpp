#include "features/rounds/batch_json.h"

#include <algorithm>

#include "platform/json/json.h"

namespace lianxin::rounds {

struct ClerkView {
  std::string name{};
  bool is_me = false;
};
BOOST_DESCRIBE_STRUCT(ClerkView, (), (name, is_me))
struct BatchChannelView {
  std::string key{};
  std::string name{};
};
BOOST_DESCRIBE_STRUCT(BatchChannelView, (), (key, name))
struct BatchView {
  BatchId id{};
  RoundId round{};
  std::int64_t number = 0;
  places::PlaceRef place{};
  BatchChannelView channel{};
  std::string point{};
  BatchState state{};
  ClerkView first{};
  std::optional<ClerkView> second{};
  std::int64_t sheets = 0;
  std::int64_t valid = 0;
  std::int64_t opinions = 0;
  std::vector<std::string> may{};
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(BatchView, (), (id, round, number, place, channel, point, state, first, second, sheets, valid, opinions, may, version))
struct PositionedSheet {
  std::int64_t sheet = 0;
  TypedSheet typed{};
};
BOOST_DESCRIBE_STRUCT(PositionedSheet, (), (sheet, typed))
struct DifferenceView {
  std::int64_t sheet = 0;
  std::vector<std::string> fields{};
  bool settled = false;
};
BOOST_DESCRIBE_STRUCT(DifferenceView, (), (sheet, fields, settled))
struct BatchFullView : BatchView {
  std::vector<PositionedSheet> typed_first{};
  std::vector<PositionedSheet> typed_second{};
  std::vector<PositionedSheet> settled{};
  std::vector<DifferenceView> differences{};
  std::int64_t sheets_second = 0;
};
BOOST_DESCRIBE_STRUCT(BatchFullView, (BatchView), (typed_first, typed_second, settled, differences, sheets_second))
struct BatchListView {
  std::vector<BatchView> items{};
};
BOOST_DESCRIBE_STRUCT(BatchListView, (), (items))

namespace {

std::vector<std::string> may_now(const Doing& doing, const Batch& b) {
  std::vector<std::string> out;
  const bool is_open = b.state != BatchState::registered && b.state != BatchState::void_;
  if (!is_open || !access::may_somewhere(doing.by, collect)) return out;
  if (typing_of(b, doing.by.account)) out.insert(out.end(), {"type", "finish", "drop"});
  if (b.state == BatchState::typed && b.first.account != doing.by.account) out.push_back("check");
  if (b.state == BatchState::comparing) out.insert(out.end(), {"settle", "register"});
  out.push_back("void");
  return out;
}

void fill(BatchView& out, const Doing& doing, const RoundBook& book, const Batch& b, const std::vector<places::PlaceRef>& refs, http::Language language) {
  const auto place = std::ranges::find(refs, b.place, &places::PlaceRef::code);
  const auto* channel = book.words.channel(b.channel);
  out.id = b.id;
  out.round = b.round;
  out.number = b.number;
  out.place = place == refs.end() ? places::PlaceRef{b.place, "", ""} : *place;
  out.channel = {b.channel, !channel ? b.channel : language == http::Language::en ? channel->en : channel->zh};
  out.point = b.point;
  out.state = b.state;
  out.first = {b.first.name, b.first.account == doing.by.account};
  if (b.second) out.second = ClerkView{b.second->name, b.second->account == doing.by.account};
  out.sheets = b.sheets;
  out.valid = b.valid;
  out.opinions = b.opinions;
  out.may = may_now(doing, b);
  out.version = b.version;
}

std::vector<PositionedSheet> listed(const Sheets& sheets) {
  std::vector<PositionedSheet> out;
  for (const auto& [n, sheet] : sheets) out.push_back({n, sheet});
  return out;
}

}  // namespace

Result<NewBatch> read_new_batch(std::string_view body) { return json::read<NewBatch>(body); }
Result<TypedSheet> read_typed_sheet(std::string_view body) { return json::read<TypedSheet>(body); }
Result<BatchOrder> read_batch_order(std::string_view body) { return json::read<BatchOrder>(body); }

std::string write_batch(const Doing& doing, const RoundBook& book, const BatchShown& shown, const std::vector<places::PlaceRef>& refs, http::Language language) {
  BatchFullView out;
  fill(out, doing, book, shown.batch, refs, language);
  out.typed_first = listed(shown.typings.first);
  out.typed_second = listed(shown.typings.second);
  out.settled = listed(shown.typings.settled);
  for (const auto& d : shown.differences) out.differences.push_back({d.sheet, d.fields, d.is_settled});
  out.sheets_second = shown.typed_second;
  return json::write(out);
}

std::string write_batches(const Doing& doing, const RoundBook& book, const std::vector<Batch>& batches, const std::vector<places::PlaceRef>& refs, http::Language language) {
  BatchListView out;
  for (const auto& b : batches) fill(out.items.emplace_back(), doing, book, b, refs, language);
  return json::write(out);
}

}  // namespace lianxin::rounds
