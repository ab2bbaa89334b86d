#include "features/links/link_store.h"

#include "base/text.h"
#include "platform/db/list_page.h"
#include "platform/json/json.h"

namespace lianxin::links::store {
namespace {

using db::Conditions;
using db::Row;

constexpr std::string_view plain_columns =
    "l.id, l.kind, l.who_kind, l.who, l.place, l.household, l.path, l.level, l.helper_class, l.programmes, l.demonstration, "
    "l.from_on, l.until_on, l.source, l.note, l.replaced_by, l.version, l.post";

// $2 is the day for the substitute.
const std::string columns =
    "select " + std::string(plain_columns) +
    ", coalesce(p.name, u.name, t.name, ''), coalesce(p.post, ''), coalesce(pu.name, ''), coalesce(p.phone, u.phone, ''), f.name, "
    "f.full_name, coalesce(h.number, ''), coalesce(h.head_masked, ''), s.id, s.name, f.now_path ";
constexpr std::string_view source =
    "from links l join places_facts f on f.partition = l.partition and f.code = l.place "
    "left join people_facts p on l.who_kind = 'person' and p.partition = l.partition and p.id = l.who "
    "left join units_facts pu on pu.partition = p.partition and pu.id = p.unit "
    "left join units_facts u on l.who_kind = 'unit' and u.partition = l.partition and u.id = l.who "
    "left join teams_facts t on l.who_kind = 'team' and t.partition = l.partition and t.id = l.who "
    "left join households_facts h on h.partition = l.partition and h.id = l.household "
    "left join people_facts s on l.who_kind = 'person' and s.partition = l.partition and s.id = (select min(a.substitute) from "
    "link_absences a where a.partition = l.partition and a.person = l.who and a.from_on <= $2 and a.until_on > $2) "
    "where l.partition = $1";

std::vector<std::string> programmes_from(std::string_view text) {
  auto keys = json::read<std::vector<std::string>>(text, {.is_own = true});
  if (!keys) return {};
  return *std::move(keys);
}

Link link_from(const Row& row) {
  Link l;
  l.id = row.get<LinkId>(0);
  l.kind = row.get<std::string>(1);
  l.who_kind = named<WhoKind>(row.text(2)).value_or(WhoKind::person);
  l.who = parse_uuid(row.text(3)).value_or(Uuid{});
  l.place = row.get<std::string>(4);
  l.household = row.get<std::optional<HouseholdId>>(5);
  l.path = row.get<std::string>(6);
  l.level = row.get<std::string>(7);
  l.helper_class = named<HelperClass>(row.text(8)).value_or(HelperClass::other);
  l.programmes = programmes_from(row.text(9));
  l.demonstration = row.get<bool>(10);
  l.from_on = row.get<Day>(11);
  l.until_on = row.get<std::optional<Day>>(12);
  l.source = row.get<std::string>(13);
  l.note = row.get<std::string>(14);
  l.replaced_by = row.get<std::optional<LinkId>>(15);
  l.version = row.get<std::int64_t>(16);
  l.post = row.get<std::string>(17);
  return l;
}

LinkRow row_from(const Row& row) {
  LinkRow out{.link = link_from(row), .who_name = row.get<std::string>(18), .who_post = row.get<std::string>(19),
              .who_unit = row.get<std::string>(20), .who_phone = row.get<std::string>(21)};
  out.place = {out.link.place, row.get<std::string>(22), row.get<std::string>(23)};
  out.household_number = row.get<std::string>(24);
  out.household_name = row.get<std::string>(25);
  if (!row.is_null(26)) out.substitute = people::PersonRef{row.get<PersonId>(26), row.get<std::string>(27)};
  return out;
}

std::vector<std::string> key_of(const LinkRow& row) { return {row.link.path, row.link.kind, to_text(row.link.id)}; }

void add_conditions(Conditions& where, const LinkFilter& filter) {
  if (filter.id) where.add("l.id = " + where.bind(*filter.id));
  if (filter.places) {
    where.add("l.path >= " + where.bind(filter.places->begin));
    where.add("l.path < " + where.bind(filter.places->end));
  }
  if (filter.place) where.add("l.place = " + where.bind(*filter.place));
  if (filter.kind) where.add("l.kind = " + where.bind(*filter.kind));
  if (filter.who) where.add("l.who = " + where.bind(to_text(*filter.who)));
  if (filter.household) where.add("l.household = " + where.bind(*filter.household));
  if (!filter.households.empty()) where.add("l.household in (" + where.bind_all(filter.households) + ")");
  if (filter.only_places) where.add("l.household is null");
  if (filter.level) where.add("l.level = " + where.bind(*filter.level));
  if (filter.programme) where.add("l.programmes like " + where.bind("%\"" + *filter.programme + "\"%"));
  if (filter.post) where.add("l.post = " + where.bind(*filter.post));
  if (filter.live_on) {
    const std::string day = where.bind(*filter.live_on);
    where.add("l.from_on <= " + day);
    where.add("(l.until_on is null or l.until_on > " + day + ")");
  }
  if (const auto words = trimmed(filter.words); !words.empty()) {
    const std::string like = where.bind(db::containing(words));
    where.add("(coalesce(p.name, u.name, t.name, '') like " + like + " escape '\\' or f.name like " + like + " escape '\\')");
  }
}

// By place, by the unit that answers or the person's unit, and one's own.
void add_sight(Conditions& where, const access::Sight& sight, PersonId asker) {
  std::string any;
  const auto alternative = [&](const std::string& condition) { any += (any.empty() ? "" : " or ") + condition; };
  for (const auto& range : sight.ranges)
    alternative("(l.path >= " + where.bind(range.begin) + " and l.path < " + where.bind(range.end) + ")");
  for (const auto unit : sight.units) {
    const std::string id = where.bind(unit);
    alternative("(l.who_kind = 'unit' and l.who = " + id + ") or p.unit = " + id);
  }
  if (!asker.is_nil()) alternative("(l.who_kind = 'person' and l.who = " + where.bind(asker) + ")");
  where.add(any.empty() ? "1 = 0" : "(" + any + ")");
}

}  // namespace

Result<std::optional<Link>> find_link(const db::Reader& r, std::string_view partition, LinkId id) {
  static const std::string sql = "select " + std::string(plain_columns) + " from links l where l.partition = $1 and l.id = $2";
  return r.find(sql, {partition, id}, link_from);
}

Result<std::optional<LinkRow>> find_row(const db::Reader& r, std::string_view partition, LinkId id, Day today) {
  static const std::string sql = columns + std::string(source) + " and l.id = $3";
  return r.find(sql, {partition, today, id}, row_from);
}

Result<Page<LinkRow>> list_links(const db::Reader& r, std::string_view partition, const LinkFilter& filter, const access::Sight& sight,
                                 PersonId asker, const PageRequest& page, Day today) {
  Conditions where({partition, today});
  add_conditions(where, filter);
  add_sight(where, sight, asker);
  return db::list_page<LinkRow>(r, {columns, source, {"l.path", "l.kind", "l.id"}, row_from, key_of}, std::move(where), page);
}

Result<std::vector<Link>> links_of(const db::Reader& r, std::string_view partition, const Uuid& who, const std::optional<PathRange>& places,
                                   Day day, int limit) {
  const std::string id = to_text(who);
  Conditions where({partition, id, day});
  if (places) {
    where.add("l.path >= " + where.bind(places->begin));
    where.add("l.path < " + where.bind(places->end));
  }
  const std::string most = where.bind(limit);
  const std::string sql = "select " + std::string(plain_columns) +
                          " from links l where l.partition = $1 and l.who = $2 and (l.until_on is null or l.until_on > $3)" + where.sql() +
                          " order by l.path, l.kind, l.id limit " + most;
  return r.list(sql, where.values(), link_from);
}

Result<std::vector<Link>> links_of_household(const db::Reader& r, std::string_view partition, HouseholdId household, Day day) {
  static const std::string sql = "select " + std::string(plain_columns) +
                                 " from links l where l.partition = $1 and l.household = $2 and (l.until_on is null or l.until_on > $3) order by l.kind, l.id";
  return r.list(sql, {partition, household, day}, link_from);
}

Result<int> live_on_household(const db::Reader& r, std::string_view partition, HouseholdId household, std::string_view kind, Day day) {
  return static_cast<int>(TRY(r.integer("select count(*) from links where partition = $1 and household = $2 and kind = $3 and from_on <= $4 and "
                                        "(until_on is null or until_on > $4)",
                                        {partition, household, kind, day})));
}

Result<void> insert_link(db::Writer& w, std::string_view partition, const Link& l, Moment now) {
  TRY(w.run("insert into links (partition, id, kind, who_kind, who, place, household, path, level, helper_class, programmes, "
            "demonstration, from_on, until_on, source, note, replaced_by, changed_at, version, post) values ($1, $2, $3, $4, $5, $6, $7, $8, "
            "$9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)",
            {partition, l.id, l.kind, name_of(l.who_kind), to_text(l.who), l.place, l.household, l.path, l.level,
             name_of(l.helper_class), json::write(l.programmes), l.demonstration, l.from_on, l.until_on, l.source, l.note,
             l.replaced_by, now, l.version, l.post}));
  return {};
}

Result<void> save_link(db::Writer& w, std::string_view partition, const Link& l, Moment now) {
  TRY(w.run("update links set helper_class = $3, programmes = $4, demonstration = $5, from_on = $6, until_on = $7, source = $8, "
            "note = $9, replaced_by = $10, changed_at = $11, version = $12, place = $13, path = $14, post = $15 where partition = $1 and id = $2",
            {partition, l.id, name_of(l.helper_class), json::write(l.programmes), l.demonstration, l.from_on, l.until_on,
             l.source, l.note, l.replaced_by, now, l.version, l.place, l.path, l.post}));
  return {};
}

Result<void> move_links(db::Writer& w, std::string_view partition, const PathRange& from, std::string_view to, Moment now) {
  const std::size_t rest = from.begin.size() + 1;  // substr counts from 1
  TRY(w.run("update links set path = $4 || substr(path, cast($5 as integer)), changed_at = $6 where partition = $1 and path >= $2 and path < $3",
            {partition, from.begin, from.end, to, rest, now}));
  return {};
}

Result<void> merge_links(db::Writer& w, std::string_view partition, std::string_view from_path, std::string_view into,
                         std::string_view into_path, Moment now) {
  TRY(w.run("update links set place = $3, path = $4, changed_at = $5 where partition = $1 and path = $2", {partition, from_path, into, into_path, now}));
  return {};
}

}  // namespace lianxin::links::store
