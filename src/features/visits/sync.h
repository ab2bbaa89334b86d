// Sync: what a phone keeps of whom its owner answers for, with open names (journalled), and only what changed since.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "features/households/household.h"
#include "features/people/person.h"
#include "features/places/place.h"
#include "features/visits/visit.h"

namespace lianxin::visits {

// What stands beside a household: its last visit and its requests.
struct LastVisit {
  std::optional<Day> day{};                  // missing: the only one was taken back
  std::vector<std::string> needs{};
  std::vector<Promise> promised{};
  Moment changed_at{};
};

struct OpenTicket {
  Uuid id{};
  std::string title{};
  std::string state{};
};

struct OwnHousehold {
  households::OpenHousehold open{};
  bool linked = false;                       // by a link of one's own
  std::vector<std::string> tags{};
  std::optional<LastVisit> last{};
  std::vector<OpenTicket> tickets{};
};

// What the phone has: everything that is older than `mark`, of the scope.
struct SyncToken {
  std::string scope{};                       // digest of whom one answers for, the lists in force and the period that runs
  Moment mark{};
};
std::string to_text(const SyncToken&);
// Nothing for what is no token.
std::optional<SyncToken> parse_sync_token(std::string_view);

}  // namespace lianxin::visits
