// What may be done with places, and by whom.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "features/places/level.h"
#include "features/places/place.h"
#include "features/places/place_import.h"
#include "platform/access/access.h"
#include "platform/db/db.h"

namespace lianxin::places {

// The tree, its units and who works there are public record within the administration: every account reads all of it.
inline const access::Verb read_network{.name = "place.read", .of_every_account = true};
inline const access::Verb change_network{.name = "place.change", .roles = {Role::administrator}};

// Whether the actor may change what lies at the place. Without one, whether he may change anything: the rules then name
// the place that is missing.
Result<void> may_change_at(const Doing&, const std::optional<Place>&);

// Numbers of the open tickets of a place itself, given by its path; who has none gives none. Places do not know tickets:
// the wiring gives them this.
using OpenTickets =
    std::function<Result<std::vector<std::string>>(const db::Reader&, std::string_view partition, std::string_view path)>;

// One deployment's tree.
struct Tree {
  std::string partition;
  Levels levels;
  OpenTickets open_tickets{};
};

struct Created {
  Place place;
  bool is_new = true;  // false: it was there with the same content
};

// The place with what is there of it now; not_found "base.not_found".
Result<Place> show_place(const db::Reader&, const Tree&, std::string_view code);
Result<Place> show_place_then(const db::Reader&, const Tree&, std::string_view code, Day);
// conflict "places.code_taken" when the code is there with other content, also when closed: codes are never used again.
Result<Created> add_place(db::Writer&, const Doing&, const Tree&, const NewPlace&);
// Adds what is new and right, tells the rest. Nothing is written when `dry_run`.
Result<ImportPlan> import_places(db::Writer&, const Doing&, const Tree&, const std::vector<ImportRow>&, bool dry_run);

}  // namespace lianxin::places
