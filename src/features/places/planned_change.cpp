#include "features/places/planned_change.h"

namespace lianxin::places {
namespace {

std::map<std::string, std::string> named(const std::vector<Arg>& args) {
  std::map<std::string, std::string> out;
  for (const auto& arg : args) out[arg.name] = arg.value;
  return out;
}

}  // namespace

std::vector<Obstacle> obstacles_of(const Error& error) {
  if (error.fields.empty()) return {{"", error.key, named(error.args)}};
  std::vector<Obstacle> out;
  for (const auto& fault : error.fields) out.push_back({fault.field, fault.key, named(fault.args)});
  return out;
}

}  // namespace lianxin::places
