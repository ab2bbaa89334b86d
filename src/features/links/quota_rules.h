// Quotas: who has fewer links than the rule wants, and who more (2.23–2.26, 3.2, 4.17–4.20; §1.5).
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "features/links/link_kind.h"

namespace lianxin::links {

// Somebody a quota may apply to. A person may hold two posts: he is then there with both.
struct QuotaSubject {
  WhoKind kind = WhoKind::person;
  Uuid id{};
  std::vector<std::string> ranks{};      // of a person; more than one when he holds two posts
  std::string unit_kind{};               // of a unit
  std::string level{};                   // of the place he or it works at
  bool is_vacant = false;                // nobody in the post: the quota is suspended
};

// A live link as quotas count it: to a level of place or to a household.
struct QuotaLink {
  Uuid who{};
  std::string kind{};
  std::string to{};                      // level, or "household"
  std::string object{};                  // code or id: each object counts once (2.39)
};

enum class QuotaState { met, is_short, over, suspended };

struct QuotaLine {
  std::string rule{};
  WhoKind kind = WhoKind::person;
  Uuid who{};
  QuotaState state = QuotaState::met;
  int has = 0;
  int min = 0;
  std::optional<int> max{};
};

// One line for each subject a rule applies to. Where two rules of one object apply to a person with two posts, the higher one
// holds: the other's line is left out.
std::vector<QuotaLine> evaluate_quotas(std::span<const Quota>, std::span<const QuotaSubject>, std::span<const QuotaLink>);

}  // namespace lianxin::links
