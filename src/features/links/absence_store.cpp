#include "features/links/link_store.h"
#include "platform/db/list_page.h"

namespace lianxin::links::store {
namespace {

using db::Row;

constexpr std::string_view columns =
    "select a.id, a.person, a.substitute, a.from_on, a.until_on, a.note, a.version, p.name, s.name ";
constexpr std::string_view source =
    "from link_absences a join people_facts p on p.partition = a.partition and p.id = a.person "
    "join people_facts s on s.partition = a.partition and s.id = a.substitute "
    "left join units_facts u on u.partition = p.partition and u.id = p.unit where a.partition = $1";

AbsenceRow absence_from(const Row& row) {
  AbsenceRow out;
  Absence& a = out.absence;
  a.id = row.get<AbsenceId>(0);
  a.person = row.get<PersonId>(1);
  a.substitute = row.get<PersonId>(2);
  a.from_on = row.get<Day>(3);
  a.until_on = row.get<Day>(4);
  a.note = row.get<std::string>(5);
  a.version = row.get<std::int64_t>(6);
  out.person_name = row.get<std::string>(7);
  out.substitute_name = row.get<std::string>(8);
  return out;
}

std::vector<std::string> key_of(const AbsenceRow& row) { return {row.person_name, to_text(row.absence.id)}; }

}  // namespace

Result<std::optional<AbsenceRow>> find_absence(const db::Reader& r, std::string_view partition, AbsenceId id) {
  static const std::string sql = std::string(columns) + std::string(source) + " and a.id = $2";
  return r.find(sql, {partition, id}, absence_from);
}

Result<Page<AbsenceRow>> list_absences(const db::Reader& r, std::string_view partition, const AbsenceFilter& filter, const access::Sight& sight, PersonId asker,
                                       const PageRequest& page) {
  db::Conditions where({partition});
  std::string seen;
  const auto alternative = [&](const std::string& condition) { seen += (seen.empty() ? "" : " or ") + condition; };
  for (const auto& range : sight.ranges)
    alternative("(u.place_path >= " + where.bind(range.begin) + " and u.place_path < " + where.bind(range.end) + ")");
  for (const auto unit : sight.units) alternative("p.unit = " + where.bind(unit));
  if (!asker.is_nil()) {
    const std::string id = where.bind(asker);
    alternative("a.person = " + id + " or a.substitute = " + id);
  }
  where.add(seen.empty() ? "1 = 0" : "(" + seen + ")");
  if (filter.units_in) {
    where.add("u.place_path >= " + where.bind(filter.units_in->begin));
    where.add("u.place_path < " + where.bind(filter.units_in->end));
  }
  if (filter.on) {
    const std::string day = where.bind(*filter.on);
    where.add("a.from_on <= " + day + " and a.until_on > " + day);
  }
  return db::list_page<AbsenceRow>(r, {columns, source, {"p.name", "a.id"}, absence_from, key_of}, std::move(where), page);
}

Result<void> put_absence(db::Writer& w, std::string_view partition, const Absence& a, Moment now) {
  TRY(w.run("insert into link_absences (partition, id, person, substitute, from_on, until_on, note, changed_at, version) values ($1, $2, $3, "
            "$4, $5, $6, $7, $8, $9) on conflict (partition, id) do update set until_on = excluded.until_on, note = excluded.note, "
            "changed_at = excluded.changed_at, version = excluded.version",
            {partition, a.id, a.person, a.substitute, a.from_on, a.until_on, a.note, now, a.version}));
  return {};
}

}  // namespace lianxin::links::store
