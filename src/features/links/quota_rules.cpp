#include "features/links/quota_rules.h"

#include <algorithm>
#include <set>

namespace lianxin::links {
namespace {

bool holds_one(const std::vector<std::string>& wanted, const std::vector<std::string>& held) {
  return std::ranges::any_of(held, [&](const auto& one) { return std::ranges::find(wanted, one) != wanted.end(); });
}

bool applies(const Quota& quota, const QuotaSubject& subject) {
  if (quota.level != subject.level) return false;
  if (subject.kind == WhoKind::person) return quota.ranks && holds_one(*quota.ranks, subject.ranks);
  if (subject.kind == WhoKind::unit) return quota.unit_kinds && std::ranges::find(*quota.unit_kinds, subject.unit_kind) != quota.unit_kinds->end();
  return false;
}

QuotaState state_of(const Quota& quota, const QuotaSubject& subject, int has) {
  if (subject.is_vacant) return QuotaState::suspended;
  if (has < quota.min) return QuotaState::is_short;
  if (quota.max && has > *quota.max) return QuotaState::over;
  return QuotaState::met;
}

}  // namespace

std::vector<QuotaLine> evaluate_quotas(std::span<const Quota> quotas, std::span<const QuotaSubject> subjects, std::span<const QuotaLink> links) {
  std::map<Uuid, std::map<std::pair<std::string, std::string>, std::set<std::string>>> objects;  // who → (kind, to) → objects
  for (const QuotaLink& link : links) objects[link.who][{link.kind, link.to}].insert(link.object);
  std::vector<QuotaLine> out;
  for (const QuotaSubject& subject : subjects) {
    std::map<std::string, QuotaLine> of_object;  // by what it is linked to: the higher rule holds
    for (const Quota& quota : quotas) {
      if (!applies(quota, subject)) continue;
      std::set<std::string> met;
      if (const auto own = objects.find(subject.id); own != objects.end())
        for (const auto& kind : quota.kinds)
          if (const auto it = own->second.find({kind, quota.to}); it != own->second.end()) met.insert(it->second.begin(), it->second.end());
      const int has = static_cast<int>(met.size());
      QuotaLine line{quota.id, subject.kind, subject.id, state_of(quota, subject, has), has, quota.min, quota.max};
      const auto before = of_object.find(quota.to);
      if (before == of_object.end() || before->second.min < line.min) of_object[quota.to] = std::move(line);
    }
    for (auto& [to, line] : of_object) out.push_back(std::move(line));
  }
  return out;
}

}  // namespace lianxin::links
