// Duties as the API shows them, and packs/cadences.json.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "features/duties/due_actions.h"
#include "platform/http/message.h"

namespace lianxin::duties {

// Items of the list from `after`, at most `limit`.
std::string write_due_list(const DueList&, std::size_t after, std::size_t limit, http::Language);
std::string write_coverage(const places::PlaceRef&, const std::vector<RuleCoverage>&, http::Language);
std::string write_subjects(const std::vector<DutySubject>&, std::size_t after, std::size_t limit, bool with_total);
std::string write_rules(const Cadences&, http::Language);

// invalid "duties.pack_bad" {fault}: unreadable, an id twice, a level or a kind that does not fit.
Result<Cadences> read_cadences(std::string_view json);

}  // namespace lianxin::duties
