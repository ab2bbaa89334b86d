// A saved view: the filters of a ledger's list under a name of one's own.
#pragma once

#include <boost/describe.hpp>
#include <string>

#include "base/id.h"

namespace lianxin::ledgers {

using ViewId = Id<struct ViewTag>;

struct SavedView {
  ViewId id{};
  std::string name{};
  std::string query{};  // as the address of the list has it: "f.kind=pasture&sort=due"
};
BOOST_DESCRIBE_STRUCT(SavedView, (), (id, name, query))

constexpr std::size_t max_views = 30;
constexpr std::size_t max_view_name = 40;
constexpr std::size_t max_view_query = 1000;

}  // namespace lianxin::ledgers
