// Category as answers name it.
#pragma once

#include <boost/describe.hpp>
#include <string>

namespace lianxin::tickets {

struct NamedCategory {
  std::string code{};
  std::string name{};  // in the asker's language; the code itself where it is not known any more
};
BOOST_DESCRIBE_STRUCT(NamedCategory, (), (code, name))

}  // namespace lianxin::tickets
