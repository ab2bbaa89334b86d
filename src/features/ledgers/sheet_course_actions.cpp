#include "features/ledgers/sheet_course_actions.h"

#include <algorithm>
#include <deque>

#include "features/ledgers/deriving_actions.h"
#include "platform/json/json.h"
#include "platform/text/folding.h"

namespace lianxin::ledgers {

struct WalkedStep {
  std::string step{};
  std::string from{};
  std::string to{};
  std::string note{};
};
BOOST_DESCRIBE_STRUCT(WalkedStep, (), (step, from, to, note))

namespace {

using Way = std::vector<const Transition*>;

constexpr std::size_t longest_way = 8;
constexpr std::size_t most_ways = 200;  // looked at

std::string plain(std::string_view words) {
  std::string out = text::folded(words);
  std::erase_if(out, [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
  return out;
}

bool has_been(const Way& way, std::string_view start, std::string_view state) {
  return state == start || std::ranges::any_of(way, [&](const Transition* each) { return each->to == state; });
}

bool has_ended(const LedgerType& type, std::string_view key) {
  const State* state = type.state(key);
  return state && (state->tone == Tone::done || state->tone == Tone::stopped);
}

// The shortest first, none through a state twice, none beyond a state that ends it: 终止 and 恢复 are no way round what a step asks for.
std::vector<Way> ways_to(const LedgerType& type, std::string_view start, std::string_view end) {
  std::vector<Way> out;
  std::deque<Way> open{{}};
  for (std::size_t looked = 0; !open.empty() && looked < most_ways; ++looked) {
    const Way way = std::move(open.front());
    open.pop_front();
    const std::string_view at = way.empty() ? start : std::string_view(way.back()->to);
    if (at == end) {
      out.push_back(way);
      continue;
    }
    if (way.size() >= longest_way || (!way.empty() && has_ended(type, at))) continue;
    for (const Transition& each : type.transitions) {
      if (std::ranges::find(each.from, at) == each.from.end() || has_been(way, start, each.to)) continue;
      open.push_back(way);
      open.back().push_back(&each);
    }
  }
  return out;
}

void tell(const Error& error, std::vector<FieldFault>& faults) {
  if (error.fields.empty()) faults.push_back({"state", error.key, error.args});
  for (const FieldFault& each : error.fields) faults.push_back({each.field.starts_with("fields.") ? each.field : "state", each.key, each.args});
}

}  // namespace

std::string state_called(const LedgerType& type, std::string_view words) {
  const std::string said = plain(words);
  for (const State& each : type.states) {
    const auto is = [&](std::string_view name) { return !name.empty() && plain(name) == said; };
    if (is(each.zh) || is(each.en) || is(each.key) || std::ranges::any_of(each.synonyms, is)) return each.key;
  }
  return {};
}

Walk walk_to(const Doing& doing, const LedgerBook& book, const tickets::Desk& desk, const Compiled& compiled, Entries& entries, Record& record, std::string_view state, std::string_view words) {
  const LedgerType& type = compiled.type;
  Walk first;
  for (const Way& way : ways_to(type, record.state, state)) {
    Walk out;
    Record at = record;
    Entries now = entries.copy();
    for (const Transition* step : way) {
      const auto done = may_step(doing.by, type, at, *step) ? check_step(compiled, now, at, *step, doing.by, words, around_of(doing, book, desk, at)) : fail(Code::forbidden, "ledgers.step_not_yours");
      if (!done) {
        tell(done.error(), out.faults);
        break;
      }
      out.steps.push_back(step->key);
      out.details.push_back(json::write(WalkedStep{step->key, at.state, step->to, std::string(step->note ? words : "")}));
      out.issues = out.issues || step->issues;
      at.state = step->to;
      at.last_by = doing.by.account;
      complete(compiled, now, around_of(doing, book, desk, at));
    }
    if (out.faults.empty()) {
      record = std::move(at);
      entries = std::move(now);
      return out;
    }
    if (first.faults.empty()) first = {.faults = std::move(out.faults)};
  }
  if (first.faults.empty()) {
    const State *from = type.state(record.state), *to = type.state(state);
    first.faults.push_back({"state", "ledgers.sheet_no_way", {{"from", from ? from->zh : record.state}, {"to", to ? to->zh : std::string(state)}}});
  }
  return first;
}

}  // namespace lianxin::ledgers
