#include "features/portal/track_step_rules.h"

#include <algorithm>
#include <set>

#include "base/text.h"

namespace lianxin::portal {
namespace {

using namespace lianxin::tickets;

template <class T>
concept HasClocks = requires(const T& t) {
  t.clocks;
};

// Staff names as they stand in the history: of two characters and more, the longest first.
std::vector<std::string> staff_names(const TrackFacts& facts) {
  std::set<std::string> names;
  const auto add = [&names](const std::string& name) {
    if (length_of(name) >= 2) names.insert(name);
  };
  for (const TicketEvent& event : facts.events) {
    if (event.by.kind == EventBy::Kind::person) add(event.by.name);
    if (const auto* assigned = std::get_if<Assigned>(&event.what)) {
      add(assigned->assignment.issued_by.name);
      if (assigned->assignment.responsible_person) add(assigned->assignment.responsible_person->name);
    }
    if (const auto* accepted = std::get_if<Accepted>(&event.what); accepted && accepted->responsible_person)
      add(accepted->responsible_person->name);
  }
  std::vector<std::string> out(names.begin(), names.end());
  std::ranges::sort(out, [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return out;
}

std::optional<std::string> detail_of(std::string_view text) {
  if (is_blank(text)) return std::nullopt;
  return shortened(trimmed(text), max_detail - 1);
}

// A reason that is set into a sentence, without the stop at its end.
std::optional<std::string> reason_of(std::string_view text) {
  text = trimmed(text);
  for (const std::string_view stop : {"。", "．", ".", "！", "!", "；", ";"})
    if (text.ends_with(stop)) text.remove_suffix(stop.size());
  return detail_of(text);
}

// Walks the history once; one function an event.
class Walk {
 public:
  Walk(const TrackFacts& facts, const Phrases& phrases)
      : facts_(facts), phrases_(phrases), today_(day_of(facts.now, facts.zone)) {}

  History run() && {
    for (const TicketEvent& event : facts_.events) {
      event_ = &event;
      std::visit([this](const auto& what) { on(what); }, event.what);
      std::visit([this](const auto& what) { follow_promise(what); }, event.what);
    }
    return std::move(history_);
  }

 private:
  template <class T>
  void on(const T&) {}  // between offices and units: not told

  void on(const Registered& e) {
    const bool own = e.channel == Channel::web || e.channel == Channel::wechat || e.channel == Channel::hotline ||
                     e.channel == Channel::letter_box;
    add(own ? "portal.step.registered" : "portal.step.registered_for_you", {});
    if (e.said_on) history_.steps.back().day = e.said_on;
  }
  void on(const Triaged&) {
    if (!looked_) add("portal.step.triaged", {{"unit", by_unit()}});
    looked_ = true;
  }
  void on(const Declined& e) { add("portal.step.declined", {{"unit", by_unit()}}, detail_of(e.text)); }
  void on(const DeclineRefused&) {
    if (objected_) add("portal.step.objection_upheld", {{"unit", by_unit()}});
    objected_ = false;
  }
  void on(const Assigned& e) {
    const Assignment& a = e.assignment;
    std::string joint;
    for (const JointPart& part : a.parts) joint += (joint.empty() ? "" : phrases_.say("portal.and")) + unit(part.unit);
    const std::vector<Arg> args{{"unit", unit(a.lead_unit)}, {"joint", joint}};
    add(joint.empty() ? "portal.step.assigned" : "portal.step.assigned_joint", args,
        phrases_.say("portal.step.promised", {{"day", phrases_.day(a.due_on, today_)}}));
    told_late_ = false;
  }
  void on(const Accepted&) { add("portal.step.accepted", {{"unit", by_unit()}}); }
  void on(const Returned& e) { add("portal.step.returned", {{"unit", unit(e.unit)}}); }
  void on(const Asked& e) {
    asked_resident_ = e.to == AskTo::resident;
    if (asked_resident_) add("portal.step.asked", {{"unit", unit(e.unit)}}, detail_of(e.text));
  }
  void on(const Answered& e) {
    if (asked_resident_) add("portal.step.answered", {}, detail_of(e.text));
    asked_resident_ = false;
  }
  void on(const Contributed& e) { add("portal.step.contributed", {{"unit", unit(e.unit)}}); }
  void on(const ExtensionRequested& e) { asked_reason_ = without_names(e.text, facts_, phrases_); }
  void on(const Extended& e) {
    const auto reason = reason_of(asked_reason_.empty() ? without_names(e.text, facts_, phrases_) : asked_reason_);
    if (reason) history_.reason = reason;
    late_before_now();
    add("portal.step.extended", {{"day", phrases_.day(e.due_on, today_)}},
        reason ? detail_of(phrases_.say("portal.reason", {{"reason", *reason}})) : std::nullopt);
    told_late_ = false;
  }
  void on(const Escalated& e) { add("portal.step.escalated", {{"unit", unit(e.to)}}); }
  void on(const Taken&) { add("portal.step.taken", {{"unit", by_unit()}}); }
  void on(const SentBack& e) { add("portal.step.sent_back", {{"unit", unit(e.to)}}); }
  void on(const PutOnTheAgenda& e) {
    if (e.held_on)
      add("portal.step.agenda_on", {{"unit", by_unit()}, {"day", phrases_.day(*e.held_on, today_)}});
    else
      add("portal.step.agenda", {{"unit", by_unit()}});
  }
  void on(const HandedDown& e) { add("portal.step.handed", {{"unit", unit(e.to)}}); }
  void on(const HandedOver& e) { add("portal.step.handed", {{"unit", unit(e.to)}}); }
  void on(const Replied& e) {
    late_before_now();
    add("portal.step.replied", {{"unit", by_unit()}}, phrases_.say("portal.outcome." + std::string(name_of(e.words.outcome))));
    history_.promised_at.reset();
    answered_ = true;
  }
  void on(const Noted& e) {
    if (e.silence_notice) return add("portal.step.silence_notice", {{"unit", unit(facts_.ticket.owner_unit)}});
    if (!e.tell_resident) return;
    history_.reason = reason_of(e.text);
    add("portal.step.told", {{"unit", by_unit()}}, detail_of(e.text));
  }
  void on(const Supervised& e) {
    if (e.level == SupervisionLevel::order) add("portal.step.order", {});
    if (e.level == SupervisionLevel::upper_level) add("portal.step.upper_level", {});
  }
  void on(const Reopened& e) {
    // "Not solved" and what comes of it by right are one thing to whoever said it.
    if (e.by_right && said_not_solved_) history_.steps.pop_back();
    add(e.by_right ? "portal.step.reopened" : "portal.step.reopened_by_office", {{"unit", by_unit()}},
        e.by_right ? detail_of(e.text) : std::nullopt);
    said_not_solved_ = false;
    history_.reason.reset();
    answered_ = told_late_ = false;
  }
  void on(const Objected& e) {
    objected_ = true;
    add("portal.step.objected", {}, detail_of(e.text));
  }
  void on(const ObjectionRefused& e) {
    objected_ = false;
    add("portal.step.objection_refused", {{"unit", by_unit()}}, detail_of(e.text));
  }
  void on(const Rated& e) {
    add(e.solved ? "portal.step.rated_solved" : "portal.step.rated_not_solved", {}, detail_of(e.words));
    said_not_solved_ = !e.solved;
  }
  void on(const Closed&) { add("portal.step.closed", {}); }
  void on(const ClosedBySilence& e) { add("portal.step.closed_by_silence", {{"days", std::to_string(e.waited_days)}}); }
  void on(const Withdrawn&) { add("portal.step.withdrawn", {}); }
  void on(const IdentityOpened&) { add("portal.step.identity_opened", {{"unit", by_unit()}}); }

  template <class T>
  void follow_promise(const T& what) {
    if constexpr (HasClocks<T>) {
      if (answered_) return;
      const Clock* clock = promise_of(what.clocks);
      if (clock && (clock->kind == ClockKind::reply || clock->kind == ClockKind::extension)) history_.promised_at = clock->due_at;
    }
  }

  // A promise that had passed when this came: said where it was broken, before what came of it.
  void late_before_now() {
    if (told_late_ || answered_ || !history_.promised_at || event_->at <= *history_.promised_at) return;
    history_.steps.push_back(
        late_step(facts_, phrases_, "portal.step.late", day_of(*history_.promised_at, facts_.zone), history_.reason));
    told_late_ = true;
  }

  void add(std::string_view key, const std::vector<Arg>& args, std::optional<std::string> detail = {}) {
    history_.steps.push_back(
        {day_of(event_->at, facts_.zone), shortened(phrases_.say(key, args), max_sentence - 1), std::move(detail), Mark::done});
  }
  std::string unit(UnitId id) const { return unit_name(facts_, id, phrases_); }
  std::string by_unit() const { return unit(event_->by.unit); }

  const TrackFacts& facts_;
  const Phrases& phrases_;
  Day today_;
  const TicketEvent* event_ = nullptr;
  History history_{};
  std::string asked_reason_{};
  bool looked_ = false;
  bool asked_resident_ = false;
  bool objected_ = false;
  bool answered_ = false;
  bool told_late_ = false;
  bool said_not_solved_ = false;
};

}  // namespace

const Clock* promise_of(const Clocks& clocks) {
  for (const ClockKind kind :
       {ClockKind::extension, ClockKind::reply, ClockKind::escalation, ClockKind::accept, ClockKind::triage}) {
    const auto found = std::ranges::find(clocks, kind, &Clock::kind);
    if (found != clocks.end()) return &*found;
  }
  return nullptr;
}

History past_steps(const TrackFacts& facts, const Phrases& phrases) { return Walk(facts, phrases).run(); }

std::string without_names(std::string text, const TrackFacts& facts, const Phrases& phrases) {
  const std::string somebody = phrases.say("portal.staff");
  for (const std::string& name : staff_names(facts)) {
    for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + somebody.size()))
      text.replace(at, name.size(), somebody);
  }
  return text;
}

TrackStep late_step(const TrackFacts& facts, const Phrases& phrases, std::string_view key, Day promised,
                    const std::optional<std::string>& reason) {
  const std::string day = phrases.day(promised, day_of(facts.now, facts.zone));
  const std::string why = reason ? phrases.say("portal.reason", {{"reason", *reason}}) : phrases.say("portal.no_reason");
  const std::string detail = phrases.say("portal.step.late_detail", {{"day", day}, {"why", why}});
  return {promised, phrases.say(key), shortened(detail, max_detail - 1), Mark::late};
}

std::vector<UnitId> units_named(const TicketEvent& event) {
  std::vector<UnitId> out;
  std::visit(
      [&out](const auto& what) {
        if constexpr (requires { what.unit; }) out.push_back(what.unit);
        if constexpr (requires { UnitId{what.to}; }) out.push_back(what.to);
        if constexpr (requires { what.assignment; }) {
          out.push_back(what.assignment.lead_unit);
          for (const JointPart& part : what.assignment.parts) out.push_back(part.unit);
        }
      },
      event.what);
  std::erase_if(out, [](UnitId id) { return id.is_nil(); });
  return out;
}

std::string unit_name(const TrackFacts& facts, UnitId id, const Phrases& phrases) {
  const auto found = facts.units.find(id);
  return found == facts.units.end() ? phrases.say("portal.office") : shortened(found->second, 60);
}

}  // namespace lianxin::portal
