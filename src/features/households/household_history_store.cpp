#include "features/households/household_history_store.h"

#include <charconv>

#include "base/bad_cursor.h"
#include "platform/db/conditions.h"
#include "platform/json/json.h"

namespace lianxin::households::store {
namespace {

using db::Row;

HistoryEntry entry_from(const Row& row) {
  HistoryEntry out;
  out.version = row.integer(0);
  out.at = row.get<Moment>(1);
  out.person = row.get<PersonId>(2);
  out.name = row.get<std::string>(3);
  out.what = row.get<std::string>(4);
  out.reason = row.get<std::string>(5);
  out.visit = parse_uuid(row.text(6));
  if (auto changes = json::read<std::vector<FieldChange>>(row.text(7), {.is_own = true})) out.changes = *std::move(changes);
  return out;
}

}  // namespace

Result<void> put_history(db::Writer& w, std::string_view partition, HouseholdId id, const HistoryEntry& entry) {
  TRY(w.run("insert into household_history (partition, household, version, at, person, person_name, what, reason, visit, changes) "
            "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            {partition, id, entry.version, entry.at, entry.person, entry.name, entry.what, entry.reason,
             entry.visit ? to_text(*entry.visit) : std::string(), json::write(entry.changes)}));
  return {};
}

Result<Page<HistoryEntry>> list_history(const db::Reader& r, std::string_view partition, HouseholdId id, const PageRequest& page) {
  std::int64_t before = INT64_MAX;
  if (!page.cursor.empty()) {
    const auto fields = read_cursor(page.cursor, 1);
    if (!fields) return bad_cursor();
    const std::string& text = fields->front();
    if (std::from_chars(text.data(), text.data() + text.size(), before).ec != std::errc{}) return bad_cursor();
  }
  Page<HistoryEntry> out;
  out.items = TRY(r.list("select version, at, person, person_name, what, reason, visit, changes from household_history "
                         "where partition = $1 and household = $2 and version < $3 order by version desc limit $4",
                         {partition, id, before, page.limit + 1}, entry_from));
  if (out.items.size() > static_cast<std::size_t>(page.limit)) {
    out.items.pop_back();
    out.next = make_cursor({std::to_string(out.items.back().version)});
  }
  return out;
}

Result<std::vector<HeldTag>> tags_of(const db::Reader& r, std::string_view partition, const std::vector<HouseholdId>& ids, Day day) {
  if (ids.empty()) return std::vector<HeldTag>{};
  db::Conditions where({partition, day});
  const std::string sql = "select household, tag, reason, since_on, until_on from household_tags where partition = $1 and until_on >= $2 "
                          "and household in (" + where.bind_all(ids) + ") order by household, tag";
  return r.list(sql, where.values(), [](const Row& row) {
    return HeldTag{row.get<HouseholdId>(0), {row.get<std::string>(1), row.get<std::string>(2), row.get<Day>(3), row.get<Day>(4)}};
  });
}

Result<void> put_tag(db::Writer& w, std::string_view partition, HouseholdId id, const Tag& tag, AccountId by) {
  TRY(w.run("insert into household_tags (partition, household, tag, reason, since_on, until_on, entered_by) values ($1, $2, $3, $4, $5, $6, $7) "
            "on conflict (partition, household, tag) do update set reason = excluded.reason, since_on = excluded.since_on, "
            "until_on = excluded.until_on, entered_by = excluded.entered_by",
            {partition, id, tag.tag, tag.reason, tag.since, tag.until, by}));
  return {};
}

Result<bool> end_tag(db::Writer& w, std::string_view partition, HouseholdId id, std::string_view tag, Day today) {
  const auto rows = TRY(w.run("update household_tags set until_on = $5 where partition = $1 and household = $2 and tag = $3 and until_on >= $4",
                              {partition, id, tag, today, today - 1}));
  return rows > 0;
}

}  // namespace lianxin::households::store
