#include "features/links/link_sheet_store.h"

#include "platform/db/conditions.h"
#include "platform/db/each.h"
#include "platform/json/json.h"

namespace lianxin::links::store {

const std::vector<std::string_view> link_columns{"kind",       "who_kind",      "who",  "place", "household", "level",     "class",           "programmes",
                                                 "demonstration", "from", "until", "source",    "note", "post", "who_name", "place_name", "household_number"};

Result<std::vector<Uuid>> helpers_named(const db::Reader& r, std::string_view partition, WhoKind kind, std::string_view name, std::string_view unit) {
  const auto id = [](const db::Row& row) { return parse_uuid(row.text(0)).value_or(Uuid{}); };
  switch (kind) {
    case WhoKind::person:
      return r.list("select p.id from people_facts p join units_facts u on u.partition = p.partition and u.id = p.unit where p.partition = $1 and "
                    "p.name = $2 and p.left_on is null and ($3 = '' or u.name = $3) order by p.id limit 2",
                    {partition, name, unit}, id);
    case WhoKind::unit:
      return r.list("select id from units_facts where partition = $1 and name = $2 and closed_on is null order by id limit 2", {partition, name}, id);
    case WhoKind::team:
      return r.list("select id from teams_facts where partition = $1 and name = $2 and closed_on is null order by id limit 2", {partition, name}, id);
  }
  return std::vector<Uuid>{};
}

Result<std::optional<HouseholdId>> household_numbered(const db::Reader& r, std::string_view partition, std::string_view place, std::string_view number) {
  return r.find("select id from households_facts where partition = $1 and place = $2 and number = $3", {partition, place, number},
                [](const db::Row& row) { return row.get<HouseholdId>(0); });
}

Result<bool> is_linked(const db::Reader& r, std::string_view partition, const NewLink& l, Day day) {
  constexpr std::string_view same = "select count(*) from links where partition = $1 and who = $2 and kind = $3 and (until_on is null or until_on > $4) and ";
  static const std::string of_household = std::string(same) + "household = $5";
  static const std::string of_place = std::string(same) + "place = $5 and household is null";
  const std::string who = to_text(l.who);
  if (l.household) return TRY(r.integer(of_household, {partition, who, l.kind, day, *l.household})) > 0;
  return TRY(r.integer(of_place, {partition, who, l.kind, day, l.place.value_or("")})) > 0;
}

Result<void> each_link(const db::Reader& r, std::string_view partition, Day day, const Cells& visit) {
  return db::each_by_key(
      r,
      "select l.id, l.kind, l.who_kind, l.who, l.place, coalesce(l.household, ''), l.level, l.helper_class, l.programmes, l.demonstration, l.from_on, "
      "l.until_on, l.source, l.note, l.post, coalesce(p.name, u.name, t.name, ''), f.full_name, coalesce(h.number, '') from links l join places_facts f on "
      "f.partition = l.partition and f.code = l.place left join people_facts p on l.who_kind = 'person' and p.partition = l.partition and p.id = l.who "
      "left join units_facts u on l.who_kind = 'unit' and u.partition = l.partition and u.id = l.who left join teams_facts t on l.who_kind = 'team' and "
      "t.partition = l.partition and t.id = l.who left join households_facts h on h.partition = l.partition and h.id = l.household where "
      "l.partition = $1 and l.id > $2 order by l.id limit $3",
      partition, [&](const db::Row& row) -> Result<void> {
        const auto until = row.get<std::optional<Day>>(11);
        if (until && *until <= day) return {};
        std::string programmes;
        if (const auto keys = json::read<std::vector<std::string>>(row.text(8), {.is_own = true}))
          for (const auto& key : *keys) programmes.append(programmes.empty() ? "" : " ").append(key);
        std::vector<std::string> cells;
        for (int i = 1; i < 8; ++i) cells.push_back(row.get<std::string>(i));
        cells.push_back(std::move(programmes));
        cells.push_back(row.get<bool>(9) ? "1" : "");
        cells.push_back(to_text(row.get<Day>(10)));
        cells.push_back(until ? to_text(*until) : "");
        for (int i = 12; i < 18; ++i) cells.push_back(row.get<std::string>(i));
        return visit(cells);
      });
}

Result<std::vector<std::pair<std::string, std::string>>> link_names(const db::Reader& r, std::string_view partition, const std::vector<std::string>& ids) {
  if (ids.empty()) return std::vector<std::pair<std::string, std::string>>{};
  db::Conditions where({partition});
  where.add("l.id in (" + where.bind_all(ids) + ")");
  const std::string sql =
      "select l.id, coalesce(p.name, u.name, t.name, ''), f.name from links l join places_facts f on f.partition = l.partition and f.code = l.place left join "
      "people_facts p on l.who_kind = 'person' and p.partition = l.partition and p.id = l.who left join units_facts u on l.who_kind = 'unit' and "
      "u.partition = l.partition and u.id = l.who left join teams_facts t on l.who_kind = 'team' and t.partition = l.partition and t.id = l.who where "
      "l.partition = $1" + where.sql();
  return r.list(sql, where.values(), [](const db::Row& row) {
    return std::pair{row.get<std::string>(0), row.get<std::string>(1) + " → " + row.get<std::string>(2)};
  });
}

Result<std::vector<std::pair<std::string, std::string>>> absence_names(const db::Reader& r, std::string_view partition, const std::vector<std::string>& ids) {
  if (ids.empty()) return std::vector<std::pair<std::string, std::string>>{};
  db::Conditions where({partition});
  where.add("a.id in (" + where.bind_all(ids) + ")");
  const std::string sql = "select a.id, p.name, s.name from link_absences a join people_facts p on p.partition = a.partition and p.id = a.person join people_facts s "
                          "on s.partition = a.partition and s.id = a.substitute where a.partition = $1" + where.sql();
  return r.list(sql, where.values(), [](const db::Row& row) {
    return std::pair{row.get<std::string>(0), row.get<std::string>(1) + " → " + row.get<std::string>(2)};
  });
}

}  // namespace lianxin::links::store
