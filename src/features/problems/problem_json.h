// Problems as JSON, by the names of docs/openapi.yaml.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "features/problems/problem_actions.h"
#include "platform/http/message.h"

namespace lianxin::problems {

Result<ProblemNew> read_new_problem(std::string_view body);
Result<std::vector<tickets::TicketId>> read_voices(std::string_view body);
Result<std::string> write_problems(const db::Reader&, const tickets::Desk&, const Page<ListedProblem>&, http::Language);
std::string write_gathered(const tickets::Desk&, const Gathered&);

}  // namespace lianxin::problems
