// Place: a node of the administrative tree, with its dated history. A rename keeps the code; a move and a merger keep
// the past readable "as then" (versions by day) and "as now" (now_code, now_path), domain §3.1.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/actor.h"
#include "base/moment.h"

namespace lianxin::places {

struct Place {
  std::string code{};                        // official 12 digits, or an own code; never used again
  std::string name{};
  std::string short_name{};                  // "陈旗"
  std::string full_name{};                   // names from below the root down to itself
  std::string level{};                       // key of levels.json
  std::string kind{};                        // "旗", "苏木", "嘎查"
  std::optional<std::string> parent{};     // none: the root
  std::string path{};                        // place_path.h
  std::optional<Day> valid_from{};         // none: as long as anybody remembers
  std::optional<Day> valid_to{};           // first day on which it is no more
  std::optional<Day> since{};              // when it last changed
  std::optional<std::string> successor{};  // merged into
  std::string now_code{};                    // itself, or the place that stands for it now
  std::string now_path{};
  std::int64_t version = 1;
  bool has_children = false;

  bool is_closed() const { return valid_to.has_value(); }
};

// What lists of other records show of it.
struct PlaceRef {
  std::string code{};
  std::string name{};
  std::string full_name{};
};
BOOST_DESCRIBE_STRUCT(PlaceRef, (), (code, name, full_name))

enum class PlaceEvent { create, rename, move, merge, close, split, carried };  // carried: went along with a place above
BOOST_DESCRIBE_ENUM(PlaceEvent, create, rename, move, merge, close, split, carried)

// A place as it was in [valid_from, valid_to).
struct PlaceVersion {
  std::string code{};
  std::string name{};
  std::string short_name{};
  std::string level{};
  std::string kind{};
  std::optional<std::string> parent{};
  std::string path{};
  std::optional<Day> valid_from{};
  std::optional<Day> valid_to{};
  PlaceEvent change = PlaceEvent::create;  // how it came to be so
  std::optional<std::string> successor{};
  std::optional<std::string> origin{};     // split: the place it came out of; none for that place itself
  std::string reason{};
};

// Members are named as in the API.
struct NewPlace {
  std::string code{};
  std::string name{};
  std::optional<std::string> short_name{};
  std::string level{};
  std::optional<std::string> kind{};
  std::optional<std::string> parent{};  // none only for the root
  std::optional<Day> valid_from{};
};
BOOST_DESCRIBE_STRUCT(NewPlace, (), (code, name, short_name, level, kind, parent, valid_from))

enum class PlaceChangeKind { rename, move, merge, close, split };
BOOST_DESCRIBE_ENUM(PlaceChangeKind, rename, move, merge, close, split)

// A new place that comes out of a split: of the level and below the superior of the one that is split.
struct SplitPart {
  std::string code{};
  std::string name{};
  std::optional<std::string> short_name{};
  std::optional<std::string> kind{};                   // missing: that of the place that is split
  std::optional<std::vector<std::string>> children{};  // codes
  std::optional<std::vector<UnitId>> units{};
  std::optional<std::vector<std::string>> tickets{};   // numbers of open ones
  std::optional<bool> takes_rest{};                    // what is named nowhere; only where the old place is closed
};
BOOST_DESCRIBE_STRUCT(SplitPart, (), (code, name, short_name, kind, children, units, tickets, takes_rest))

struct PlaceChange {
  using Kind = PlaceChangeKind;
  Kind change = Kind::rename;
  Day from{};                            // first day on which it holds; after today it is planned (planned_change.h)
  std::optional<std::string> name{};     // rename
  std::optional<std::string> short_name{};
  std::optional<std::string> parent{};   // move: the new superior
  std::optional<std::string> into{};     // merge: who takes over, also what lies below
  std::optional<std::vector<SplitPart>> parts{};  // split
  std::optional<bool> closes{};          // split: the old place is no more
  std::optional<std::string> reason{};
};
BOOST_DESCRIBE_STRUCT(PlaceChange, (), (change, from, name, short_name, parent, into, parts, closes, reason))

// A place after a change; `event` is none when only its full name changes, which is not kept as a version.
struct ChangedPlace {
  Place before;  // without a code: there was none
  Place after;
  std::optional<PlaceEvent> event{};
  std::optional<std::string> origin{};  // the place a new one came out of

  bool is_new() const { return before.code.empty(); }
};

}  // namespace lianxin::places
