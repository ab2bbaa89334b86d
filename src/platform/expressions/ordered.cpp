#include <string>
#include <unordered_map>

#include "platform/expressions/expression.h"

namespace lianxin::expressions {
namespace {

enum class Mark : std::uint8_t { untouched, open, done };

struct Step {
  std::size_t formula = 0;
  std::size_t next_need = 0;
};

Error circular(std::span<const Formula> formulas, std::span<const Step> path, std::size_t again) {
  std::string circle;
  bool inside = false;
  for (const Step& step : path) {
    inside = inside || step.formula == again;
    if (inside) circle += formulas[step.formula].name + " → ";
  }
  return fail(Code::invalid, "expressions.circular", {{"circle", circle + formulas[again].name}});
}

}  // namespace

// Depth first with a path of its own: as many formulas as there are may hang on each other.
Result<std::vector<std::size_t>> ordered(std::span<const Formula> formulas) {
  std::unordered_map<std::string_view, std::size_t> by_name;
  for (std::size_t i = 0; i < formulas.size(); ++i) by_name.try_emplace(formulas[i].name, i);
  std::vector<Mark> marks(formulas.size(), Mark::untouched);
  std::vector<std::size_t> order;
  std::vector<Step> path;
  for (std::size_t first = 0; first < formulas.size(); ++first) {
    if (marks[first] != Mark::untouched) continue;
    marks[first] = Mark::open;
    path.push_back({first});
    while (!path.empty()) {
      Step& step = path.back();
      const auto needs = formulas[step.formula].expression.names_used();
      if (step.next_need == needs.size()) {
        marks[step.formula] = Mark::done;
        order.push_back(step.formula);
        path.pop_back();
        continue;
      }
      const auto need = by_name.find(needs[step.next_need++].name);
      if (need == by_name.end() || marks[need->second] == Mark::done) continue;
      if (marks[need->second] == Mark::open) return circular(formulas, path, need->second);
      marks[need->second] = Mark::open;
      path.push_back({need->second});
    }
  }
  return order;
}

}  // namespace lianxin::expressions
