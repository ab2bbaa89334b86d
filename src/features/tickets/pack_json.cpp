#include "features/tickets/ticket_json.h"
#include "platform/json/json.h"

namespace lianxin::tickets {

struct PackItemView {
  std::string code{};
  std::string name{};
  json::Maybe<std::string> parent{};
  json::Maybe<std::string> description{};
  json::Maybe<Urgency> urgency{};
  json::Maybe<Difficulty> difficulty{};
  json::Maybe<ClockKind> clock{};
  json::Maybe<int> working_days{};
  json::Maybe<bool> emergency{};
};
BOOST_DESCRIBE_STRUCT(PackItemView, (), (code, name, parent, description, urgency, difficulty, clock, working_days, emergency))
struct PackView {
  std::string name{};
  json::Maybe<std::string> version{};
  std::vector<PackItemView> items{};
};
BOOST_DESCRIBE_STRUCT(PackView, (), (name, version, items))

std::string write_pack(const Desk& desk, std::string_view name, http::Language language) {
  const bool zh = language == http::Language::zh;
  PackView out{.name = std::string(name)};
  const auto add = [&](const PackList& list) {
    if (!list.version.empty()) out.version.emplace(list.version);
    for (const PackItem& item : list.items) {
      PackItemView view{.code = item.code, .name = zh ? item.name : item.name_en};
      if (item.parent) view.parent.emplace(*item.parent);
      if (const auto& words = zh ? item.description : item.description_en) view.description.emplace(*words);
      if (item.emergency) view.emergency.emplace(*item.emergency);
      out.items.push_back(std::move(view));
    }
  };
  if (name == "categories")
    add(desk.categories);
  else if (name == "channels")
    add(desk.channels);
  else if (name == "decline_reasons")
    add(desk.decline_reasons);
  else if (name == "return_reasons")
    add(desk.return_reasons);
  else if (name == "levels")
    add(desk.levels);
  else if (name != "time_limits")
    return {};
  if (name == "time_limits") {
    out.version.emplace(desk.limits.version);
    for (const TimeLimit& row : desk.limits.items) {
      PackItemView view{.code = row.code, .name = zh ? row.name : row.name_en};
      if (const auto& words = zh ? row.description : row.description_en) view.description.emplace(*words);
      if (row.urgency) view.urgency.emplace(*row.urgency);
      if (row.difficulty) view.difficulty.emplace(*row.difficulty);
      if (row.clock) view.clock.emplace(*row.clock);
      view.working_days.emplace(row.working_days);
      out.items.push_back(std::move(view));
    }
  }
  return json::write(out);
}

}  // namespace lianxin::tickets
