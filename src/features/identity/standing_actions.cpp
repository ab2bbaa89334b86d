#include "features/identity/standing_actions.h"

#include "features/people/people.h"
#include "features/places/places.h"

namespace lianxin::identity {

Result<std::optional<Standing>> find_standing(const db::Reader& r, std::string_view partition, PersonId id, Day today) {
  const auto person = TRY(people::find_person(r, partition, id));
  if (!person) return std::optional<Standing>{};
  Standing out{.name = person->name, .unit_name = person->unit_name, .place_path = person->place_path,
               .has_left = person->left_on && *person->left_on <= today};
  if (!person->unit.is_nil()) {
    out.unit = person->unit;
    out.superiors = TRY(places::chain_of(r, partition, person->unit));
  }
  for (const std::string& code : TRY(people::places_led_by(r, partition, id, today)))
    if (const auto place = TRY(places::find_place(r, partition, code))) out.team_paths.push_back(place->now_path);
  return std::optional<Standing>{std::move(out)};
}

Result<std::string> root_path(const db::Reader& r, std::string_view partition) {
  const auto root = TRY(places::find_place(r, partition, partition));
  return root ? root->now_path : std::string();
}

}  // namespace lianxin::identity
