// Visits as the API shows them and takes them, and packs/visit_needs.json.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "features/visits/file_actions.h"
#include "features/visits/visit_actions.h"
#include "platform/http/message.h"

namespace lianxin::visits {

// One with its versions, its requests and what the asker may do with it.
Result<std::string> write_visit(const db::Reader&, const Doing&, const VisitBook&, const store::VisitRow&, http::Language);
// What may be ticked, called as in the asker's language.
std::string write_need_list(const VisitBook&, http::Language);
Result<std::string> write_visits(const db::Reader&, const Doing&, const VisitBook&, const Page<store::VisitRow>&, http::Language);
Result<std::string> write_entered(const db::Reader&, const Doing&, const VisitBook&, const EnteredVisit&, http::Language);

// "digest", "type", "bytes".
std::string write_file(const files::File&);

// Errors of the JSON reader (json.h), and those of the household's update under "household_update".
Result<NewVisit> read_new_visit(std::string_view body);
Result<VisitEdit> read_visit_edit(std::string_view body);
struct Settlement {
  bool upheld = false;
  std::string reason{};
};
Result<Settlement> read_settlement(std::string_view body);

// invalid "visits.pack_bad" {fault}: unreadable, or a key twice.
Result<Needs> read_needs(std::string_view json);

}  // namespace lianxin::visits
