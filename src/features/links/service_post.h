// Post 服务岗位: what a member does where he checked in, as a kind, not a single seat: any number may take the same one (1.10, domain §2.13).
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/actor.h"

namespace lianxin::links {

struct ServicePost {
  std::string key{};
  std::string zh{};
  std::string en{};
};
BOOST_DESCRIBE_STRUCT(ServicePost, (), (key, zh, en))

// packs/service_posts.json; a deployment puts its own in place of it.
struct ServicePosts {
  std::string version{};
  std::vector<ServicePost> posts{};
  const ServicePost* find(std::string_view key) const;
};
BOOST_DESCRIBE_STRUCT(ServicePosts, (), (version, posts))

// That somebody had checked in somewhere, and the post he had taken there; empty: none.
struct CheckIn {
  PersonId person{};
  std::string post{};
};

}  // namespace lianxin::links
