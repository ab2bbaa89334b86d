#include "features/people/person_export_store.h"

#include "platform/db/each.h"

namespace lianxin::people::store {

const std::vector<std::string_view> person_columns{"id", "name", "unit", "post", "rank", "phone", "unit_name"};
const std::vector<std::string_view> seat_columns{"id", "name", "level", "place", "seat", "person", "unit", "from", "person_name"};

namespace {

std::vector<std::string> texts(const db::Row& row, int count) {
  std::vector<std::string> cells;
  for (int i = 0; i < count; ++i) cells.push_back(row.get<std::string>(i));
  return cells;
}

}  // namespace

Result<void> each_person(const db::Reader& r, std::string_view partition, const Cells& visit) {
  return db::each_by_key(r,
                         "select p.id, p.name, p.unit, p.post, p.rank, p.phone, u.name from people p "
                         "left join units_facts u on u.partition = p.partition and u.id = p.unit "
                         "where p.partition = $1 and p.left_on is null and p.id > $2 order by p.id limit $3",
                         partition, [&](const db::Row& row) { return visit(texts(row, 7)); });
}

Result<void> each_seat(const db::Reader& r, std::string_view partition, Day today, const Cells& visit) {
  return db::each_by_key(
      r, "select id, name, level, place from teams where partition = $1 and closed_on is null and id > $2 order by id limit $3",
      partition, [&](const db::Row& row) -> Result<void> {
        const auto team = texts(row, 4);
        const auto seats = TRY(r.list(
            "select s.seat, s.person, p.unit, s.from_on, p.name from team_seats s "
            "join people p on p.partition = s.partition and p.id = s.person "
            "where s.partition = $1 and s.team = $2 and s.from_on <= $3 and (s.until_on is null or s.until_on > $3) "
            "order by s.from_on, s.person",
            {partition, team.front(), today}, [](const db::Row& seat) {
              auto cells = texts(seat, 3);
              cells.push_back(to_text(seat.get<Day>(3)));
              cells.push_back(seat.get<std::string>(4));
              return cells;
            }));
        for (const auto& seat : seats) {
          auto cells = team;
          cells.insert(cells.end(), seat.begin(), seat.end());
          TRY(visit(cells));
        }
        if (!seats.empty()) return {};
        auto cells = team;
        cells.resize(seat_columns.size());
        return visit(cells);
      });
}

}  // namespace lianxin::people::store
