#include "features/people/person_import_rules.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "features/people/person_rules.h"

namespace lianxin::people {
namespace {

struct SeatWord {
  std::string_view word;
  SeatKind seat;
};
constexpr std::array<SeatWord, 7> seat_words{{{"队长", SeatKind::leader},
                                              {"副队长", SeatKind::deputy},
                                              {"成员", SeatKind::member},
                                              {"队员", SeatKind::member},
                                              {"专业技术人员", SeatKind::technician},
                                              {"技术员", SeatKind::technician},
                                              {"联络员", SeatKind::liaison}}};

}  // namespace

std::optional<SeatKind> seat_kind_meant(std::string_view text) {
  if (const auto seat = seat_kind_named(text)) return seat;
  const auto found = std::ranges::find(seat_words, text, &SeatWord::word);
  if (found == seat_words.end()) return std::nullopt;
  return found->seat;
}

std::string rank_meant(std::string_view text, const std::vector<Rank>& ranks) {
  const auto found = std::ranges::find(ranks, text, &Rank::zh);
  return found == ranks.end() ? std::string(text) : found->key;
}

std::string level_meant(std::string_view text, const places::Levels& levels) {
  const auto found = std::ranges::find(levels.levels, text, &places::Level::zh);
  if (found != levels.levels.end()) return found->key;
  return levels.outside && levels.outside->zh == text ? levels.outside->key : std::string(text);
}

std::string person_key(const NewPerson& person) {
  if (person.id) return to_text(*person.id);
  if (is_blank(person.name)) return {};
  return clean_name(person.name) + '\n' + to_text(person.unit);
}

std::string team_key(const SeatRow& row) {
  if (row.team) return to_text(*row.team);
  return std::string(trimmed(row.team_name)) + '\n' + row.place;
}

Result<UnitId> unit_meant(std::string_view name, const std::vector<places::Unit>& of_that_name) {
  std::optional<UnitId> meant;
  for (const auto& unit : of_that_name) {
    if (unit.is_closed()) continue;
    if (meant) return invalid_field("unit", "people.import_many_units", {{"name", std::string(name)}});
    meant = unit.id;
  }
  if (!meant) return invalid_field("unit", "people.no_such_unit");
  return *meant;
}

Result<PersonId> person_meant(std::string_view name, const std::optional<UnitId>& unit, const std::vector<Person>& of_that_name) {
  std::optional<PersonId> meant;
  for (const auto& person : of_that_name) {
    if (person.left_on || (unit && person.unit != *unit)) continue;
    if (meant) return invalid_field("person", "people.import_many_people", {{"name", std::string(name)}});
    meant = person.id;
  }
  if (!meant) return invalid_field("person", "people.no_such_person");
  return *meant;
}

}  // namespace lianxin::people
