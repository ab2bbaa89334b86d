// A made-up list of divisions in realistic sizes: counties of some twelve townships of some twelve villages. Names of villages
// come again in other townships, as they do.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lianxin::bench {

struct MadePlace {
  std::string code;     // 3 digits a county, 3 more a township, 3 more a village: where one begins another it holds it
  std::string name;     // with its ending: 青河镇
  std::string stem;     // without: 青河
  std::uint32_t above;  // index of what holds it; its own for a county
};

struct MadePlaces {
  std::vector<MadePlace> all{};           // each before what it holds
  std::vector<std::uint32_t> villages{};  // indexes
};

// The same each time.
MadePlaces made_places(std::size_t counties, std::uint64_t seed);

}  // namespace lianxin::bench
