// A record of a ledger: what was entered, where it stands in its course, and by when it is to be ended.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/actor.h"
#include "base/moment.h"
#include "base/named.h"

namespace lianxin::ledgers {

using RecordId = Id<struct RecordTag>;

constexpr Day no_due{2'000'000'000};  // behind every day: has none, or has ended

struct Record {
  RecordId id{};
  std::string type{};
  std::int64_t type_version = 1;
  std::string number{};      // empty: not issued yet, or its type gives none
  std::string title{};
  std::string state{};       // empty: its type has no course
  bool ended = false;
  std::string place{};       // code
  std::string place_path{};
  UnitId unit{};             // who keeps it
  AccountId entered_by{};
  std::string entered_name{};
  Moment entered_at{};
  Moment changed_at{};
  AccountId last_by{};       // who took the last step of its course
  Day due_on = no_due;
  std::string batch{};       // the import it came with
  bool is_void = false;      // withdrawn: keeps its number, counts nowhere
  std::string fields = "{}"; // values by field, as JSON (docs/ledgers.md)
  std::int64_t version = 1;
};

// How things stand with a date. paused: nothing runs (its state waits).
enum class Light : std::uint8_t { none, green, amber, red };
BOOST_DESCRIBE_ENUM(Light, none, green, amber, red)

enum class HappeningKind : std::uint8_t { entered, changed, moved, commented, tied, untied, filed, withdrawn, restored, migrated, made };
BOOST_DESCRIBE_ENUM(HappeningKind, entered, changed, moved, commented, tied, untied, filed, withdrawn, restored, migrated, made)

// One line of a record's history.
struct Happening {
  std::int64_t seq = 0;
  Moment at{};
  AccountId by{};
  std::string by_name{};
  HappeningKind kind{};
  std::string detail = "{}";  // JSON: what changed, from what
};

enum class TieKind : std::uint8_t { ticket, problem, household, place, record };
BOOST_DESCRIBE_ENUM(TieKind, ticket, problem, household, place, record)

struct Tie {
  TieKind kind{};
  std::string target{};
  std::string field{};  // empty: tied by hand
  friend auto operator<=>(const Tie&, const Tie&) = default;
};
BOOST_DESCRIBE_STRUCT(Tie, (), (kind, target, field))

// What lists are filtered and sorted by.
struct RecordKey {
  std::string field{};
  std::string value{};
  friend auto operator<=>(const RecordKey&, const RecordKey&) = default;
};

// What a record says to one figure.
struct Fact {
  std::string figure{};
  std::string first_by{};
  std::string second_by{};
  Day day{};
  std::int64_t row_no = 0;
  std::int64_t amount = 0;  // millionths
  std::int64_t base = 0;    // of a rate: what it is a share of
  int qualifier = 0;        // Qualifier
  std::string item{};       // of distinct: what is told apart
  friend auto operator<=>(const Fact&, const Fact&) = default;
};

}  // namespace lianxin::ledgers
