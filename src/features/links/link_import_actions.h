// Links from a table: each as if it had been begun by itself.
#pragma once

#include <vector>

#include "features/links/link_actions.h"
#include "features/links/link_import.h"
#include "platform/feature/import_rows.h"

namespace lianxin::links {

// Adds what is new and right and tells the rest in the report; forbidden for who may not change links anywhere. A row whose
// link is in force already (kind, who and where are the same) changes nothing. Faults beyond make_link's: "who"
// "links.import_many" {name}, "household" "links.no_such_household", "kind" "links.import_twice" {line}.
Result<void> import_links(db::Writer&, const Doing&, const Registry&, const std::vector<LinkSheetRow>&, ImportReport&);

}  // namespace lianxin::links
