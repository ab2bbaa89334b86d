#include <algorithm>
#include <charconv>
#include <map>

#include "base/text.h"
#include "features/people/person_import_actions.h"
#include "features/people/person_import_rules.h"
#include "features/people/person_rules.h"
#include "features/people/person_store.h"
#include "features/people/team_actions.h"
#include "features/people/team_store.h"
#include "features/places/places.h"

namespace lianxin::people {
namespace {

struct Wanted {
  std::int64_t line = 0;
  std::optional<NewSeat> seat{};
};

// The rows of one team, and what becomes of them.
class TeamImport {
 public:
  TeamImport(db::Writer& w, const Doing& doing, const Staff& staff, ImportReport& report)
      : w_(w), doing_(doing), staff_(staff), report_(report) {}

  Result<void> take(const std::vector<const SeatRow*>& rows) {
    const SeatRow& head = *rows.front();
    std::vector<Wanted> wanted;
    for (const SeatRow* row : rows) {
      if (row->level != head.level || trimmed(row->team_name) != trimmed(head.team_name) || row->place != head.place) {
        blame(row->line, row->level != head.level ? "level" : "name", "people.import_team_differs");
        continue;
      }
      auto seat = seat_of(*row);
      if (!seat) TRY(blame_row(report_, row->line, seat.error(), "person"));
      else if (is_in(wanted, *seat)) blame(row->line, "person", "people.seat_twice");
      else wanted.push_back({row->line, *seat});
    }
    if (wanted.empty()) return {};
    const auto there = there_already(head);
    if (!there) return blame_all(wanted, there.error());
    return *there ? add_seats(**there, std::move(wanted)) : add(head, std::move(wanted));
  }

 private:
  void blame(std::int64_t line, std::string_view column, std::string_view key) {
    report_.faults.push_back({line, std::string(column), std::string(key), {}});
  }

  Result<void> blame_all(const std::vector<Wanted>& wanted, const Error& error) {
    for (const auto& one : wanted) TRY(blame_row(report_, one.line, error, "name"));
    return {};
  }

  static bool is_in(const std::vector<Wanted>& wanted, const std::optional<NewSeat>& seat) {
    return seat && std::ranges::any_of(wanted, [&](const Wanted& one) { return one.seat && one.seat->person == seat->person; });
  }

  Result<std::optional<NewSeat>> seat_of(const SeatRow& row) const {
    if (row.person.empty()) return std::optional<NewSeat>{};
    NewSeat seat{.seat = row.seat, .from = row.from};
    if (const auto id = parse_id<PersonId>(row.person)) {
      seat.person = *id;
      return std::optional(seat);
    }
    std::optional<UnitId> unit = parse_id<UnitId>(row.unit);
    if (!unit && !row.unit.empty()) unit = TRY(unit_meant(row.unit, TRY(places::units_named(w_, staff_.partition, row.unit))));
    seat.person = TRY(person_meant(row.person, unit, TRY(store::people_named(w_, staff_.partition, clean_name(row.person)))));
    return std::optional(seat);
  }

  Result<std::optional<Team>> there_already(const SeatRow& head) const {
    const Day today = day_of(doing_.now, doing_.zone);
    std::optional<TeamId> id = head.team;
    if (!id) id = TRY(store::team_named(w_, staff_.partition, std::string(trimmed(head.team_name)), head.place));
    if (!id) return std::optional<Team>{};
    auto team = TRY(store::find_team(w_, staff_.partition, *id, today));
    if (team && team->closed_on) return invalid_field("name", "people.team_closed");
    if (team && (team->level != head.level || team->place != head.place || team->name != trimmed(head.team_name)))
      return invalid_field("name", "people.import_team_differs");
    return team;
  }

  Result<void> add(const SeatRow& head, std::vector<Wanted> wanted) {
    return until_right(std::move(wanted), {}, [&](std::vector<NewSeat> seats) -> Result<void> {
      TRY(add_team(w_, doing_, staff_,
                   {.id = head.team, .name = head.team_name, .level = head.level, .place = head.place, .seats = std::move(seats)}));
      return {};
    });
  }

  Result<void> add_seats(const Team& team, std::vector<Wanted> wanted) {
    std::vector<NewSeat> kept;
    for (const auto& seat : team.seats) kept.push_back({seat.person, seat.seat, seat.from});
    std::erase_if(wanted, [&](const Wanted& one) {
      const auto sits = std::ranges::find_if(team.seats, [&](const Seat& s) { return one.seat && s.person == one.seat->person; });
      if (one.seat && sits == team.seats.end()) return false;
      if (one.seat && (sits->seat != one.seat->seat || (one.seat->from && *one.seat->from != sits->from)))
        blame(one.line, "seat", "people.import_seat_differs");
      else
        ++report_.unchanged;
      return true;
    });
    if (wanted.empty()) return {};
    return until_right(std::move(wanted), kept, [&](std::vector<NewSeat> seats) -> Result<void> {
      TRY(change_team(w_, doing_, staff_, team.id, {.seats = std::move(seats)}, team.version));
      return {};
    });
  }

  // Tries without the rows whose seat is refused until the rest is taken, or nothing is left.
  Result<void> until_right(std::vector<Wanted> wanted, const std::vector<NewSeat>& kept, auto save) {
    while (!wanted.empty()) {
      std::vector<NewSeat> seats = kept;
      std::vector<std::size_t> whose;  // of each seat after the kept ones: its place in `wanted`
      for (std::size_t i = 0; i < wanted.size(); ++i)
        if (wanted[i].seat) {
          seats.push_back(*wanted[i].seat);
          whose.push_back(i);
        }
      const Result<void> saved = save(std::move(seats));
      if (saved) {
        report_.added += static_cast<std::int64_t>(wanted.size());
        return {};
      }
      if (!TRY(drop_refused(wanted, whose, kept.size(), saved.error()))) return blame_all(wanted, saved.error());
    }
    return {};
  }

  // Whether every fault is one of a row's own seat; these rows are told and dropped.
  Result<bool> drop_refused(std::vector<Wanted>& wanted, const std::vector<std::size_t>& whose, std::size_t kept, const Error& error) {
    std::map<std::size_t, std::vector<FieldFault>> of_rows;
    for (const auto& fault : error.fields) {
      const auto at = seat_in(fault.field);
      if (!at || *at < kept || *at - kept >= whose.size()) return false;
      of_rows[whose[*at - kept]].push_back({fault.field.substr(fault.field.find('.') + 1), fault.key, fault.args});
    }
    if (of_rows.empty()) return false;
    std::vector<Wanted> rest;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      const auto faults = of_rows.find(i);
      if (faults == of_rows.end()) rest.push_back(std::move(wanted[i]));
      else TRY(blame_row(report_, wanted[i].line, invalid(std::move(faults->second)), "seat"));
    }
    wanted = std::move(rest);
    return true;
  }

  // 12 of "seats[12].person".
  static std::optional<std::size_t> seat_in(std::string_view field) {
    constexpr std::string_view head = "seats[";
    if (!field.starts_with(head)) return std::nullopt;
    std::size_t at = 0;
    const auto digits = field.substr(head.size());
    if (std::from_chars(digits.data(), digits.data() + digits.size(), at).ec != std::errc{}) return std::nullopt;
    return at;
  }

  db::Writer& w_;
  const Doing& doing_;
  const Staff& staff_;
  ImportReport& report_;
};

}  // namespace

Result<void> import_teams(db::Writer& w, const Doing& doing, const Staff& staff, const std::vector<SeatRow>& rows, ImportReport& report) {
  if (!access::may_somewhere(doing.by, change_people)) return fail(Code::forbidden, "base.forbidden");
  std::map<std::string, std::vector<const SeatRow*>> teams;
  for (const auto& row : rows) teams[team_key(row)].push_back(&row);
  TeamImport import(w, doing, staff, report);
  for (const auto& [key, of_team] : teams) TRY(import.take(of_team));
  return {};
}

}  // namespace lianxin::people
