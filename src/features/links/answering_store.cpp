#include "features/links/link_store.h"

namespace lianxin::links::store {
namespace {

// Members of a leadership (4.12): their links count as those of leaders (2.19).
bool is_leader(std::string_view rank) { return rank == "standing_committee" || rank == "congress_head" || rank == "leadership"; }

HelperClass class_of(std::string_view rank, std::string_view unit_kind) {
  if (is_leader(rank)) return HelperClass::leader;
  return unit_kind == "enterprise" ? HelperClass::enterprise : HelperClass::other;
}

}  // namespace

Result<std::optional<Helper>> find_helper(const db::Reader& r, std::string_view partition, WhoKind kind, const Uuid& who, Day day) {
  const std::string id = to_text(who);
  switch (kind) {
    case WhoKind::person:
      return r.find("select p.name, coalesce(f.level, ''), p.rank, coalesce(u.kind, ''), case when p.left_on is not null and p.left_on <= $3 "
                    "then 1 else 0 end from people_facts p left join units_facts u on u.partition = p.partition and u.id = p.unit left join "
                    "places_facts f on f.partition = u.partition and f.code = u.place where p.partition = $1 and p.id = $2",
                    {partition, id, day}, [](const db::Row& row) {
                      return Helper{row.get<std::string>(0), row.get<std::string>(1), class_of(row.text(2), row.text(3)), row.get<bool>(4)};
                    });
    case WhoKind::unit:
      return r.find("select u.name, coalesce(f.level, ''), u.kind, case when u.closed_on is not null and u.closed_on <= $3 then 1 else 0 end "
                    "from units_facts u left join places_facts f on f.partition = u.partition and f.code = u.place "
                    "where u.partition = $1 and u.id = $2",
                    {partition, id, day}, [](const db::Row& row) {
                      const auto of = row.text(2) == "enterprise" ? HelperClass::enterprise : HelperClass::unit;
                      return Helper{row.get<std::string>(0), row.get<std::string>(1), of, row.get<bool>(3)};
                    });
    case WhoKind::team:
      return r.find("select name, level, case when closed_on is not null and closed_on <= $3 then 1 else 0 end from teams_facts "
                    "where partition = $1 and id = $2",
                    {partition, id, day}, [](const db::Row& row) {
                      return Helper{row.get<std::string>(0), row.get<std::string>(1), HelperClass::other, row.get<bool>(2)};
                    });
  }
  return std::optional<Helper>{};
}

}  // namespace lianxin::links::store
