// The accounts of the demonstration: for its start page, its tests, its documents.
#pragma once

#include <string_view>
#include <vector>

#include "base/actor.h"

namespace lianxin::identity {

// Of every demonstration account; never of any other installation's.
constexpr std::string_view demo_password = "lianxin-demo";

struct DemoAccount {
  std::string_view login_name;
  std::string_view name;        // the person's
  std::string_view post;
  Role role{};
};

AccountId demo_account_id(std::string_view login_name);

}  // namespace lianxin::identity
