// Kinds of links, programmes, quotas and kinds of posts as data: packs/link_kinds.json, packs/programmes.json, packs/quotas.json,
// packs/service_posts.json.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/links/link.h"
#include "features/links/service_post.h"

namespace lianxin::links {

struct LinkKind {
  std::string key{};
  std::string zh{};
  std::string en{};
  std::vector<WhoKind> who{};                // who may answer
  std::vector<std::string> to{};             // levels of places, and "household"
  std::optional<HelperClass> helper_class{}; // of whoever answers by this kind, when it says more than his post
  std::optional<int> most_live{};            // on one household, before it is an overlap (4.59); none: any number
  std::optional<bool> has_posts{};           // whoever answers by it may take a post
};
BOOST_DESCRIBE_STRUCT(LinkKind, (), (key, zh, en, who, to, helper_class, most_live, has_posts))

struct Programme {
  std::string key{};
  std::string zh{};
  std::string en{};
};
BOOST_DESCRIBE_STRUCT(Programme, (), (key, zh, en))

// How many links somebody must have: "each leader of a county one township, one village, two households" (2.23).
struct Quota {
  std::string id{};
  std::string requirement{};
  std::string zh{};
  std::string en{};
  // The subject: people of these ranks whose unit lies on a place of this level, or units of these kinds there.
  std::string level{};
  std::optional<std::vector<std::string>> ranks{};
  std::optional<std::vector<std::string>> unit_kinds{};
  // The object: links of these kinds to places of this level, or to households ("household").
  std::vector<std::string> kinds{};
  std::string to{};
  int min = 0;
  std::optional<int> max{};
};
BOOST_DESCRIBE_STRUCT(Quota, (), (id, requirement, zh, en, level, ranks, unit_kinds, kinds, to, min, max))

struct LinkPacks {
  std::string version{};
  std::vector<LinkKind> kinds{};
  std::vector<Programme> programmes{};
  std::vector<Quota> quotas{};
  ServicePosts posts{};

  const LinkKind* kind(std::string_view key) const;
  const Programme* programme(std::string_view key) const;
};

// Where a link goes: the level of its place, or "household".
constexpr std::string_view to_household = "household";

}  // namespace lianxin::links
