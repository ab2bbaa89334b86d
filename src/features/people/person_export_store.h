// Staff and teams as rows of cells, with the columns their importers read, and names beside ids for people.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/moment.h"
#include "platform/db/db.h"

namespace lianxin::people::store {

using Cells = std::function<Result<void>(const std::vector<std::string>&)>;

extern const std::vector<std::string_view> person_columns;
extern const std::vector<std::string_view> seat_columns;
// Who has not left.
Result<void> each_person(const db::Reader&, std::string_view partition, const Cells&);
// One row a seat that is taken on `today`, one for a team without any; no closed teams.
Result<void> each_seat(const db::Reader&, std::string_view partition, Day today, const Cells&);

}  // namespace lianxin::people::store
