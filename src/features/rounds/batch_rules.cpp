#include "features/rounds/batch_rules.h"

#include <algorithm>
#include <set>

#include "base/text.h"

namespace lianxin::rounds {
namespace {

constexpr std::size_t max_text = 10'000;
constexpr std::size_t max_name = 60;

std::string line_field(std::size_t i, std::string_view member) { return "lines[" + std::to_string(i) + "]." + std::string(member); }

// As people compare: one blank is as good as three, and a line's end is one.
std::string compared(std::string_view text) {
  std::string out;
  bool blank = false;
  for (const char c : half_width(trimmed(text))) {
    const bool is_blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!is_blank) {
      if (blank && !out.empty()) out += ' ';
      out += c;
    }
    blank = is_blank;
  }
  return out;
}

std::string compared_if(const std::optional<std::string>& text) { return compared(text ? std::string_view(*text) : std::string_view()); }

std::vector<std::string> fields_apart(const TypedSheet& a, const TypedSheet& b) {
  std::vector<std::string> out;
  if (compared_if(a.sheet_number) != compared_if(b.sheet_number)) out.push_back("sheet_number");
  if (a.source.value_or("") != b.source.value_or("")) out.push_back("source");
  const Spoken one = a.spoken.value_or(Spoken{}), other = b.spoken.value_or(Spoken{});
  if (compared(one.name) != compared(other.name) || compared_if(one.phone) != compared_if(other.phone)) out.push_back("spoken");
  if (a.lines.size() != b.lines.size()) out.push_back("lines");
  for (std::size_t i = 0; i < std::min(a.lines.size(), b.lines.size()); ++i) {
    if (a.lines[i].target != b.lines[i].target) out.push_back(line_field(i, "target"));
    if (compared(a.lines[i].text) != compared(b.lines[i].text)) out.push_back(line_field(i, "text"));
    if (a.lines[i].about.value_or(std::vector<PersonId>{}) != b.lines[i].about.value_or(std::vector<PersonId>{})) out.push_back(line_field(i, "about"));
  }
  return out;
}

Result<void> in_state(const Batch& batch, std::initializer_list<BatchState> states) {
  if (std::ranges::find(states, batch.state) != states.end()) return {};
  return fail(Code::conflict, "rounds.batch_state", {{"state", std::string(name_of(batch.state))}});
}

Result<Batch> finished(Batch batch, const Clerk& by, const Typings& typed) {
  TRY(in_state(batch, {BatchState::typing, BatchState::checking}));
  if (TRY(typing_of(batch, by.account)) == Typing::first) {
    if (typed.first.empty()) return fail(Code::conflict, "rounds.batch_empty");
    batch.state = BatchState::typed;
  } else {
    if (typed.second.size() < typed.first.size()) return fail(Code::conflict, "rounds.batch_short", {{"sheets", std::to_string(typed.first.size())}});
    batch.state = BatchState::comparing;
  }
  return batch;
}

Result<Batch> checked_by(Batch batch, const Clerk& by) {
  TRY(in_state(batch, {BatchState::typed}));
  if (by.account == batch.first.account) return fail(Code::forbidden, "rounds.second_other_account");
  batch.second = by;
  batch.state = BatchState::checking;
  return batch;
}

Result<Batch> settled(Batch batch, const BatchOrder& order, const Typings& typed) {
  TRY(in_state(batch, {BatchState::comparing}));
  if (!order.sheet) return invalid_field("sheet", "base.required");
  if (!typed.first.contains(*order.sheet) && !typed.second.contains(*order.sheet)) return invalid_field("sheet", "rounds.no_such_sheet");
  if (order.take.has_value() == order.other.has_value()) return invalid_field("take", "rounds.take_or_other");
  if (order.take == Typing::settled) return invalid_field("take", "rounds.take_or_other");
  return batch;
}

}  // namespace

Result<Typing> typing_of(const Batch& batch, AccountId who) {
  if (batch.state == BatchState::typing) {
    if (batch.first.account != who) return fail(Code::forbidden, "rounds.not_your_batch");
    return Typing::first;
  }
  if (batch.state == BatchState::checking) {
    if (!batch.second || batch.second->account != who) return fail(Code::forbidden, "rounds.not_your_batch");
    return Typing::second;
  }
  return fail(Code::conflict, "rounds.batch_not_typed");
}

bool may_read(const Batch& batch, Typing typing, AccountId who) {
  if (batch.state == BatchState::comparing) return true;
  if (typing == Typing::first) return batch.first.account == who;
  return typing == Typing::second && batch.second && batch.second->account == who;
}

Result<void> check_sheet(const TypedSheet& sheet, const Vocabulary& words) {
  std::vector<FieldFault> faults;
  const auto too_long = [&](std::string field, const std::string& text, std::size_t max) {
    if (length_of(text) > max) faults.push_back({std::move(field), "base.too_long", {{"max", std::to_string(max)}}});
  };
  too_long("sheet_number", sheet.sheet_number.value_or(""), max_sheet_number);
  if (sheet.source && !words.source(*sheet.source)) faults.push_back({"source", "rounds.no_such_source"});
  if (sheet.lines.size() > most_lines) faults.push_back({"lines", "base.too_many", {{"max", std::to_string(most_lines)}}});
  for (std::size_t i = 0; i < sheet.lines.size() && i < most_lines; ++i) {
    const SheetLine& line = sheet.lines[i];
    if (length_of(trimmed(line.text)) < 2) faults.push_back({line_field(i, "text"), "rounds.text_too_short"});
    too_long(line_field(i, "text"), line.text, max_text);
    if (line.about && !line.about->empty() && line.target != Target::member) faults.push_back({line_field(i, "about"), "rounds.about_member_only"});
  }
  if (sheet.spoken) {
    if (is_blank(sheet.spoken->name)) faults.push_back({"spoken.name", "base.required"});
    too_long("spoken.name", sheet.spoken->name, max_name);
    too_long("spoken.phone", sheet.spoken->phone.value_or(""), max_name);
  }
  if (!faults.empty()) return invalid(std::move(faults));
  return {};
}

TypedSheet tidied(TypedSheet sheet) {
  std::erase_if(sheet.lines, [](const SheetLine& line) { return is_blank(line.text); });
  for (SheetLine& line : sheet.lines) line.text = std::string(trimmed(line.text));
  if (sheet.sheet_number) sheet.sheet_number = half_width(trimmed(*sheet.sheet_number));
  if (sheet.sheet_number && sheet.sheet_number->empty()) sheet.sheet_number.reset();
  if (sheet.source && sheet.source->empty()) sheet.source.reset();
  if (sheet.spoken && is_blank(sheet.spoken->name) && is_blank(sheet.spoken->phone.value_or(""))) sheet.spoken.reset();
  return sheet;
}

std::vector<Difference> differences_of(const Typings& typed) {
  std::set<std::int64_t> all;
  for (const auto& [n, sheet] : typed.first) all.insert(n);
  for (const auto& [n, sheet] : typed.second) all.insert(n);
  std::vector<Difference> out;
  for (const std::int64_t n : all) {
    const auto one = typed.first.find(n), other = typed.second.find(n);
    Difference d{.sheet = n, .is_settled = typed.settled.contains(n)};
    if (one == typed.first.end() || other == typed.second.end()) d.fields = {"sheet"};
    else d.fields = fields_apart(one->second, other->second);
    if (!d.fields.empty()) out.push_back(std::move(d));
  }
  return out;
}

Result<Sheets> agreed(const Typings& typed) {
  const auto apart = differences_of(typed);
  const auto left = std::ranges::count(apart, false, &Difference::is_settled);
  if (left > 0) return fail(Code::conflict, "rounds.differences_left", {{"sheets", std::to_string(left)}});
  Sheets out = typed.first;
  for (const auto& [n, sheet] : typed.settled) out.insert_or_assign(n, sheet);
  return out;
}

Result<Batch> advanced(Batch batch, const BatchOrder& order, const Clerk& by, const Typings& typed) {
  switch (order.command) {
    case BatchCommand::finish: return finished(std::move(batch), by, typed);
    case BatchCommand::check: return checked_by(std::move(batch), by);
    case BatchCommand::settle: return settled(std::move(batch), order, typed);
    case BatchCommand::drop:
      TRY(typing_of(batch, by.account));
      return batch;
    case BatchCommand::register_:
      TRY(in_state(batch, {BatchState::comparing}));
      TRY(agreed(typed));
      batch.state = BatchState::registered;
      return batch;
    case BatchCommand::void_:
      TRY(in_state(batch, {BatchState::typing, BatchState::typed, BatchState::checking, BatchState::comparing}));
      if (is_blank(order.reason.value_or(""))) return invalid_field("reason", "base.required");
      if (length_of(*order.reason) > max_ask) return invalid_field("reason", "base.too_long", {{"max", std::to_string(max_ask)}});
      batch.state = BatchState::void_;
      return batch;
  }
  return fail(Code::internal, "base.internal");
}

}  // namespace lianxin::rounds
