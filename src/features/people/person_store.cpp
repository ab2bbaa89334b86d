#include "features/people/person_store.h"

#include "base/text.h"
#include "platform/db/list_page.h"

namespace lianxin::people::store {
namespace {

using db::Conditions;
using db::Row;

constexpr std::string_view columns = "select p.id, p.name, p.unit, u.name, u.place_path, p.post, p.rank, p.phone, p.left_on, p.version ";
constexpr std::string_view source =
    "from people p left join units_facts u on u.partition = p.partition and u.id = p.unit where p.partition = $1";
const std::string select_people = std::string(columns) + std::string(source);

Person person_from(const Row& row) {
  Person p;
  p.id = row.get<PersonId>(0);
  p.name = row.get<std::string>(1);
  p.unit = row.get<UnitId>(2);
  p.unit_name = row.get<std::string>(3);
  p.place_path = row.get<std::string>(4);
  p.post = row.get<std::string>(5);
  p.rank = row.get<std::string>(6);
  p.phone = row.get<std::string>(7);
  p.left_on = row.get<std::optional<Day>>(8);
  p.version = row.get<std::int64_t>(9);
  return p;
}

std::vector<std::string> key_of(const Person& p) { return {p.name, to_text(p.id)}; }

void add_conditions(Conditions& where, const PersonFilter& filter) {
  if (!filter.with_left) where.add("p.left_on is null");
  if (const auto words = trimmed(filter.words); !words.empty()) {
    const auto anywhere = where.bind(db::containing(words));
    where.add("(p.name like " + anywhere + " escape '\\' or p.post like " + anywhere + " escape '\\')");
  }
  if (filter.unit) where.add("p.unit = " + where.bind(*filter.unit));
  if (filter.places) {
    where.add("u.place_path >= " + where.bind(filter.places->begin));
    where.add("u.place_path < " + where.bind(filter.places->end));
  }
}

}  // namespace

Result<std::optional<Person>> find_person(const db::Reader& r, std::string_view partition, PersonId id) {
  static const std::string sql = select_people + " and p.id = $2";
  return r.find(sql, {partition, id}, person_from);
}

Result<std::vector<Person>> find_people(const db::Reader& r, std::string_view partition, const std::vector<PersonId>& ids) {
  if (ids.empty()) return std::vector<Person>{};
  Conditions where({partition});
  const std::string sql = select_people + " and p.id in (" + where.bind_all(ids) + ")";
  return r.list(sql, where.values(), person_from);
}

Result<std::vector<PersonRef>> person_refs(const db::Reader& r, std::string_view partition, const std::vector<PersonId>& ids) {
  if (ids.empty()) return std::vector<PersonRef>{};
  Conditions where({partition});
  const std::string sql = "select id, name from people where partition = $1 and id in (" + where.bind_all(ids) + ")";
  return r.list(sql, where.values(), [](const Row& row) { return PersonRef{row.get<PersonId>(0), row.get<std::string>(1)}; });
}

Result<std::vector<Person>> people_named(const db::Reader& r, std::string_view partition, std::string_view name) {
  static const std::string sql = select_people + " and p.name = $2 order by p.id limit 100";
  return r.list(sql, {partition, name}, person_from);
}

Result<Page<Person>> list_people(const db::Reader& r, std::string_view partition, const PersonFilter& filter, const PageRequest& page) {
  Conditions where({partition});
  add_conditions(where, filter);
  return db::list_page<Person>(r, {columns, source, {"p.name", "p.id"}, person_from, key_of}, std::move(where), page);
}

Result<void> insert_person(db::Writer& w, std::string_view partition, const Person& p) {
  TRY(w.run("insert into people (partition, id, name, unit, post, rank, phone, left_on, version) values ($1, $2, $3, $4, $5, $6, "
            "$7, $8, $9)",
            {partition, p.id, p.name, p.unit, p.post, p.rank, p.phone, p.left_on, p.version}));
  return {};
}

Result<void> save_person(db::Writer& w, std::string_view partition, const Person& p) {
  TRY(w.run("update people set name = $3, unit = $4, post = $5, rank = $6, phone = $7, left_on = $8, version = $9 where partition "
            "= $1 and id = $2",
            {partition, p.id, p.name, p.unit, p.post, p.rank, p.phone, p.left_on, p.version}));
  return {};
}

}  // namespace lianxin::people::store
