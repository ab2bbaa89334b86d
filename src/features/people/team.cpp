#include "features/people/team.h"

namespace lianxin::people {

std::string_view name_of(SeatKind kind) { return boost::describe::enum_to_string(kind, "member"); }

std::optional<SeatKind> seat_kind_named(std::string_view text) {
  SeatKind kind{};
  if (boost::describe::enum_from_string(std::string(text).c_str(), kind)) return kind;
  return std::nullopt;
}

}  // namespace lianxin::people
