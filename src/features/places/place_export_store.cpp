#include "features/places/place_export_store.h"

#include "base/moment.h"
#include "platform/db/each.h"

namespace lianxin::places::store {

const std::vector<std::string_view> place_columns{"code", "name", "level", "kind", "parent", "short_name", "valid_from"};
const std::vector<std::string_view> unit_columns{"id",    "name",       "short_name", "kind", "place", "superior", "numbering_prefix",
                                                 "phone", "categories"};

Result<void> each_place(const db::Reader& r, std::string_view partition, const Cells& visit) {
  return db::each_by_key(r,
                         "select code, name, level, kind, parent, short_name, valid_from from places "
                         "where partition = $1 and valid_to is null and code > $2 order by code limit $3",
                         partition, [&](const db::Row& row) {
                           std::vector<std::string> cells;
                           for (int i = 0; i < 6; ++i) cells.push_back(row.get<std::string>(i));
                           const auto from = row.get<std::optional<Day>>(6);
                           cells.push_back(from ? to_text(*from) : "");
                           return visit(cells);
                         });
}

Result<void> each_unit(const db::Reader& r, std::string_view partition, const Cells& visit) {
  return db::each_by_key(r,
                         "select id, name, short_name, kind, place, superior, numbering_prefix, phone from units "
                         "where partition = $1 and closed_on is null and id > $2 order by id limit $3",
                         partition, [&](const db::Row& row) -> Result<void> {
                           std::vector<std::string> cells;
                           for (int i = 0; i < 8; ++i) cells.push_back(row.get<std::string>(i));
                           std::string categories;
                           TRY(r.select("select category from unit_categories where partition = $1 and unit = $2 order by category",
                                        {partition, cells.front()}, [&](const db::Row& one) {
                                          categories += (categories.empty() ? "" : " ") + one.get<std::string>(0);
                                        }));
                           cells.push_back(std::move(categories));
                           return visit(cells);
                         });
}

}  // namespace lianxin::places::store
