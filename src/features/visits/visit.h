// Visit 走访: who met whom, when, how, what was told and promised. Entered once, it is the diary, the household's ledger and the
// credit towards what is owed (2.13, 2.15, 4.29, 4.31–4.37, 4.59, 4.62). Immutable once received: a correction is a version.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/actor.h"
#include "base/moment.h"
#include "base/named.h"
#include "features/households/household.h"
#include "features/people/person.h"
#include "features/tickets/vocabulary.h"

namespace lianxin::visits {

using VisitId = Id<struct Visit>;
using households::HouseholdId;

// 入户, 棚圈草场, 电话, 座谈, 不在家, 联席会 (4.46), 督察 (2.7), 服务 by members who checked in there (1.5, 1.10): it pays no duty to visit.
enum class VisitKind { home, field, phone, meeting, not_home, joint_meeting, supervision, service };
BOOST_DESCRIBE_ENUM(VisitKind, home, field, phone, meeting, not_home, joint_meeting, supervision, service)

enum class VisitStatus { held, attempt, disputed, void_ };
BOOST_DESCRIBE_ENUM(VisitStatus, held, attempt, disputed, void_)

// upheld: the household was right, the visit does not count; dismissed: it counts.
enum class Confirmation { none, confirmed, disputed, upheld, dismissed };
BOOST_DESCRIBE_ENUM(Confirmation, none, confirmed, disputed, upheld, dismissed)

struct Promise {
  std::string text{};
  std::optional<Day> due_on{};
  std::optional<Day> done_on{};
  friend bool operator==(const Promise&, const Promise&) = default;
};
BOOST_DESCRIBE_STRUCT(Promise, (), (text, due_on, done_on))

struct Visit {
  VisitId id{};
  VisitKind kind = VisitKind::home;
  VisitStatus status = VisitStatus::held;
  std::optional<HouseholdId> household{};
  std::string place{};                       // code; of a household: where it lies
  std::string path{};                        // of the place, now
  Moment began_at{};
  std::optional<Moment> ended_at{};
  Day day{};
  std::string words{};                       // the diary
  std::vector<std::string> needs{};          // keys of packs/visit_needs.json
  std::vector<Promise> promised{};
  std::optional<Day> follow_up_on{};
  std::vector<std::string> programmes{};
  std::optional<std::int64_t> served{};      // of a service: how many people, 人次
  std::string post{};                        // of a service: key of packs/service_posts.json; empty: none
  std::vector<people::PersonRef> visited_by{};
  people::PersonRef entered_by{};            // who wrote it; shown when it was none of the visitors (domain §2.1)
  Moment received_at{};
  std::int64_t clock_offset_ms = 0;          // how far the phone's clock was behind
  std::string app{};                         // version of what it was written with
  Confirmation confirmation = Confirmation::none;
  std::string confirmation_words{};
  std::int64_t version = 1;

  bool counts() const { return status == VisitStatus::held; }
};

// A request brought back (one tap). `named`: the office is told who of the household spoke; sealed.
struct VisitTicket {
  std::optional<Uuid> id{};
  std::optional<tickets::TicketKind> kind{};
  std::string text{};
  std::optional<std::string> category{};
  std::optional<tickets::Urgency> urgency{};
  std::optional<bool> may_contact{};
  std::optional<bool> named{};
};
BOOST_DESCRIBE_STRUCT(VisitTicket, (), (id, kind, text, category, urgency, may_contact, named))

struct NewPromise {
  std::string text{};
  std::optional<Day> due_on{};
};
BOOST_DESCRIBE_STRUCT(NewPromise, (), (text, due_on))

struct NewVisit {
  std::optional<VisitId> id{};
  VisitKind kind = VisitKind::home;
  std::optional<HouseholdId> household{};
  std::optional<std::string> place{};
  Moment began_at{};
  std::optional<Moment> ended_at{};
  std::optional<Moment> device_now{};
  std::optional<std::vector<PersonId>> visited_by{};
  std::optional<std::vector<std::string>> needs{};
  std::optional<std::string> words{};
  std::optional<std::vector<std::string>> files{};  // digests of what was brought before
  std::optional<std::vector<NewPromise>> promised{};
  std::optional<Day> follow_up_on{};
  std::optional<std::vector<std::string>> programmes{};
  std::optional<std::int64_t> served{};
  std::optional<std::string> post{};         // that of the first visitor's check-in when missing
  std::optional<households::HouseholdEdit> household_update{};
  std::optional<std::int64_t> household_version{};
  std::optional<std::vector<VisitTicket>> tickets{};
  std::optional<std::string> app{};
  std::string content{};                     // all of it but the clock and the version of the app: the same again is the same visit
};

// What is missing stays as it is.
struct VisitEdit {
  std::string reason{};
  std::optional<VisitKind> kind{};
  std::optional<Moment> began_at{};
  std::optional<Moment> ended_at{};
  std::optional<std::vector<PersonId>> visited_by{};
  std::optional<std::vector<std::string>> needs{};
  std::optional<std::string> words{};
  std::optional<std::vector<NewPromise>> promised{};
  std::optional<Day> follow_up_on{};
  std::optional<bool> no_follow_up{};        // no day is agreed any more; a day given beside it counts
  std::optional<std::int64_t> served{};
  std::optional<std::string> post{};
  std::optional<bool> void_{};
};
BOOST_DESCRIBE_STRUCT(VisitEdit, (), (reason, kind, began_at, ended_at, visited_by, needs, words, promised, follow_up_on, no_follow_up, served, post, void_))

struct FieldChange {
  std::string field{};
  std::optional<std::string> before{};
  std::optional<std::string> after{};
};
BOOST_DESCRIBE_STRUCT(FieldChange, (), (field, before, after))

// The choice that says that nothing is needed.
constexpr std::string_view all_is_well = "fine";

// The lists behind the form: packs/visit_needs.json.
struct Need {
  std::string key{};
  std::string zh{};
  std::string en{};
  std::optional<std::string> category{};     // of packs/categories.json: what a request about it is about
  std::optional<std::string> icon{};
};
BOOST_DESCRIBE_STRUCT(Need, (), (key, zh, en, category, icon))

struct Needs {
  std::string version{};
  std::vector<Need> needs{};
  const Need* find(std::string_view key) const;
};
BOOST_DESCRIBE_STRUCT(Needs, (), (version, needs))

}  // namespace lianxin::visits
