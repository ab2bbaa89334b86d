// How many voices a problem has, and how far they are.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>

namespace lianxin::tickets {

struct VoiceCounts {
  std::int64_t all = 0;
  std::int64_t waiting = 0;   // open and not answered yet
  std::int64_t answered = 0;  // waits for the resident's word, or has it
  std::int64_t again = 0;     // "not solved": taken up again
};
BOOST_DESCRIBE_STRUCT(VoiceCounts, (), (all, waiting, answered, again))

}  // namespace lianxin::tickets
