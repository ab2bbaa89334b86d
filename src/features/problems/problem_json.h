// Problems as JSON, by the names of docs/openapi.yaml.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "features/problems/problem.h"
#include "features/tickets/ticket_json.h"

namespace lianxin::problems {

Result<ProblemNew> read_new_problem(std::string_view body);
Result<std::vector<tickets::TicketId>> read_voices(std::string_view body);
Result<std::string> write_problems(const tickets::Telling&, const Page<ListedProblem>&);
Result<std::string> write_gathered(const tickets::Telling&, const Gathered&);

}  // namespace lianxin::problems
