#include "features/visits/service_rules.h"

#include <algorithm>

namespace lianxin::visits {

void put_service(std::vector<FieldFault>& faults, Visit& visit, const std::optional<std::int64_t>& served, const std::optional<std::string>& post,
                 const VisitSetting& setting) {
  if (visit.kind != VisitKind::service) {
    if (served) faults.push_back({"served", "visits.only_of_service"});
    if (post) faults.push_back({"post", "visits.only_of_service"});
    visit.served.reset();
    visit.post.clear();
    return;
  }
  if (served) visit.served = served;
  if (!visit.served) faults.push_back({"served", "base.required"});
  else if (*visit.served < 0 || *visit.served > most_served) faults.push_back({"served", "visits.served_out_of_range", {{"max", std::to_string(most_served)}}});
  for (std::size_t i = 0; i < visit.visited_by.size(); ++i) {
    const auto& person = visit.visited_by[i];
    const auto at = std::ranges::find(setting.check_ins, person.id, &links::CheckIn::person);
    if (at == setting.check_ins.end()) faults.push_back({"visited_by[" + std::to_string(i) + "]", "visits.not_checked_in", {{"name", person.name}}});
    else if (visit.post.empty() && !post) visit.post = at->post;
  }
  if (!post) return;
  visit.post = *post;
  if (!post->empty() && !setting.posts->find(*post)) faults.push_back({"post", "visits.no_such_post"});
}

std::optional<double> served_per_service(std::int64_t served, std::int64_t person_times) {
  if (person_times == 0) return std::nullopt;
  const std::int64_t hundredths = (served * 200 + person_times) / (2 * person_times);
  return static_cast<double>(hundredths) / 100;
}

}  // namespace lianxin::visits
