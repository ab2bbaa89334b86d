// What a visit may be, and what becomes of it. Values in, values out.
#pragma once

#include "base/result.h"
#include "features/duties/duty.h"
#include "features/links/service_post.h"
#include "features/visits/visit.h"

namespace lianxin::visits {

constexpr std::int64_t clock_tolerance_ms = 10 * ms_per_minute;  // a phone's clock may be off so far without a word
constexpr int oldest_days = 90;                                  // a visit is entered within so many days
constexpr int correct_days = 3;                                  // who entered it corrects it for so long (domain §2.1)
constexpr int overlap_days = 14;                                 // visits by others so near are told before saving (4.59)
constexpr std::size_t max_words = 10'000;
constexpr std::size_t max_promises = 5;
constexpr std::size_t max_visitors = 20;
constexpr std::size_t max_needs = 12;

// What the rules need to know around a new visit.
struct VisitSetting {
  Moment now{};
  Zone zone{};
  people::PersonRef asker{};                       // nil: no person stands behind the account
  const Needs* needs = nullptr;
  std::optional<households::Household> household{};  // as asked for
  std::optional<households::Household> present{};    // what stands for it now
  std::optional<Day> left_on{};                    // since when a household that left is away from here
  std::string place{};                             // code and path of where it was; empty: no such place
  std::string path{};
  std::vector<people::PersonRef> people{};         // those asked for as visitors that are known
  std::vector<links::CheckIn> check_ins{};         // of a service: who of the visitors had checked in there
  const links::ServicePosts* posts = nullptr;
};

// Something put right on receiving, told to who sent it: a text key with its words.
struct Note {
  std::string key{};
  std::vector<Arg> args{};
};

struct Received {
  Visit visit;
  std::vector<Note> notes{};
};

// Faults: "household" base.required (neither household nor place), visits.not_both, households.no_such_household,
// visits.household_left {on}; "place" places.no_such_place; "kind" visits.kind_needs_household / visits.kind_needs_place; "began_at"
// visits.in_future, visits.too_old {days}; "ended_at" visits.ends_before; "visited_by[i]" visits.no_such_person; "visited_by"
// base.required (nobody), base.too_many; "needs[i]" visits.no_such_need; "words" base.too_long; "promised[i].text" base.required,
// base.too_long; "promised[i].due_on", "follow_up_on" visits.before_the_visit; those of put_service. Notes:
// visits.clock_put_right {minutes}, visits.clock_put_right_hours {hours}, visits.clock_put_right_days {days}, visits.household_merged
// {number}.
Result<Received> make_visit(const NewVisit&, VisitId, const VisitSetting&);

struct Corrected {
  Visit visit;
  std::vector<FieldChange> changes{};
};
// forbidden "visits.correct_own" for who neither entered nor made it; conflict "visits.correct_late" {days} after that unless
// `may_always`; conflict "visits.is_void"; "reason" base.required; invalid "" visits.nothing_changes; the faults of make_visit.
Result<Corrected> correct_visit(const Visit&, const VisitEdit&, const VisitSetting&, bool may_always);

// The household's word, which it may change until the office has settled it; the same again leaves the visit as it is. conflict
// "visits.settled_already", "visits.is_void"; "words" base.too_long.
Result<Visit> confirm_visit(const Visit&, bool was_so, std::string words);
// conflict "visits.not_disputed"; "reason" base.required.
Result<Visit> settle_visit(const Visit&, bool upheld, const std::string& reason);

// When it was, as far as the phone's clock can be put right.
Moment moment_visited(const NewVisit&, Moment now);

// How it bears on duties.
duties::Bearing bearing_of(VisitKind);
bool needs_household(VisitKind);  // nobody is not at home of a place
bool needs_place(VisitKind);      // joint meetings and inspections are of places

}  // namespace lianxin::visits
