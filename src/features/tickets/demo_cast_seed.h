// Who acts in the demonstration: for each unit one of its people, with the role the unit's kind has.
#pragma once

#include <map>
#include <string>

#include "features/tickets/desk.h"
#include "platform/db/db.h"

namespace lianxin::tickets {

class DemoCast {
 public:
  DemoCast(const db::Reader& reader, const Desk& desk) : reader_(reader), desk_(desk) {}

  // Somebody of the unit who acts for it in `role`; a second one (`which` = 1) to confirm what the first proposes.
  Result<Actor> actor(UnitId unit, Role role, int which = 0);
  Result<UnitId> office_of(std::string_view place_path);
  Result<UnitId> office_above(std::string_view place_path);
  // Nearest unit that handles the category, of the place or above it; nil when there is none.
  Result<UnitId> handler_of(std::string_view place_path, std::string_view category);

 private:
  Result<std::vector<std::pair<PersonId, std::string>>> people_of(UnitId unit);
  Result<Actor> find_actor(UnitId unit, Role role, int which);
  const db::Reader& reader_;
  const Desk& desk_;
  std::map<std::tuple<UnitId, Role, int>, Actor> actors_{};
  std::map<std::string, UnitId, std::less<>> offices_{};
  std::map<std::string, UnitId, std::less<>> offices_above_{};
  std::map<std::string, UnitId, std::less<>> handlers_{};
};

}  // namespace lianxin::tickets
