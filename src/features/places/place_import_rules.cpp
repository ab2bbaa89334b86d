#include "features/places/place_import_rules.h"

#include "features/places/place_path.h"
#include "features/places/place_rules.h"

namespace lianxin::places {
namespace {

class Planner {
 public:
  Planner(const std::vector<ImportRow>& rows, const KnownPlaces& known, const Levels& levels, Day today)
      : rows_(rows), known_(known), last_paths_(known.last_paths), levels_(levels), today_(today), states_(rows.size()) {
    for (const auto& [code, place] : known.by_code)
      if (!place.parent) root_exists_ = true;
  }

  ImportPlan plan() && {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const auto [first, is_new] = by_code_.emplace(rows_[i].place.code, i);
      if (is_new) continue;
      states_[i] = State::done;
      fault(i, "code", "places.import_twice", {{"line", std::to_string(rows_[first->second].line)}});
    }
    for (std::size_t i = 0; i < rows_.size(); ++i) settle(i);
    return std::move(plan_);
  }

 private:
  enum class State { open, under_way, done };

  void fault(std::size_t row, std::string column, std::string key, std::vector<Arg> args = {}) {
    plan_.faults.push_back({rows_[row].line, std::move(column), std::move(key), std::move(args)});
  }

  const Place* find(const std::string& code) const {
    if (const auto added = added_.find(code); added != added_.end()) return &plan_.added[added->second];
    const auto known = known_.by_code.find(code);
    return known == known_.by_code.end() ? nullptr : &known->second;
  }

  // Superiors first: a row waits for the row of its superior. Iterative: files may be deep by mistake.
  void settle(std::size_t first) {
    std::vector<std::size_t> waiting{first};
    while (!waiting.empty()) {
      const std::size_t row = waiting.back();
      if (states_[row] == State::done) { waiting.pop_back(); continue; }
      const auto& parent = rows_[row].place.parent;
      const auto above = parent ? by_code_.find(*parent) : by_code_.end();
      if (states_[row] == State::open && above != by_code_.end() && states_[above->second] != State::done) {
        states_[row] = State::under_way;
        if (states_[above->second] == State::open) { waiting.push_back(above->second); continue; }
        fault(row, "parent", "places.import_circle");
      } else {
        take(row);
      }
      states_[row] = State::done;
      waiting.pop_back();
    }
  }

  void take(std::size_t row) {
    const NewPlace& asked = rows_[row].place;
    if (const auto known = known_.by_code.find(asked.code); known != known_.by_code.end()) {
      if (is_same(known->second, asked)) ++plan_.unchanged;
      else fault(row, "code", "places.import_differs");
      return;
    }
    const Place* parent = asked.parent ? find(*asked.parent) : nullptr;
    if (asked.parent && !parent) return fault(row, "parent", "places.import_no_parent", {{"parent", *asked.parent}});
    const std::string above = parent ? parent->path : "";
    const auto last = last_paths_.find(above);
    const auto path = next_path(above, last == last_paths_.end() ? std::nullopt : std::optional(last->second));
    if (!path) return fault(row, "parent", "places.too_many_below");
    auto place = make_place(asked, levels_, parent, root_exists_, *path, today_);
    if (!place) {
      for (const auto& wrong : place.error().fields) fault(row, wrong.field, wrong.key, wrong.args);
      return;
    }
    if (!parent) root_exists_ = true;
    last_paths_[above] = *path;
    added_.emplace(asked.code, plan_.added.size());
    plan_.added.push_back(*std::move(place));
  }

  const std::vector<ImportRow>& rows_;
  const KnownPlaces& known_;
  std::map<std::string, std::string, std::less<>> last_paths_;
  const Levels& levels_;
  Day today_;
  std::vector<State> states_;
  std::map<std::string, std::size_t, std::less<>> by_code_{};
  std::map<std::string, std::size_t, std::less<>> added_{};
  bool root_exists_ = false;
  ImportPlan plan_{};
};

}  // namespace

ImportPlan plan_import(const std::vector<ImportRow>& rows, const KnownPlaces& known, const Levels& levels, Day today) {
  return Planner(rows, known, levels, today).plan();
}

}  // namespace lianxin::places
