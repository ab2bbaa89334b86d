// Service 服务: what members did where they had checked in, counted (1.5, 1.7, 1.10). Who served in person-times 人次 (one person on two days
// is two) and in persons 人; whom they served in person-times as each service tells them. Posts are kinds, not seats.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/actor.h"
#include "base/moment.h"
#include "base/named.h"

namespace lianxin::visits {

// place: the ones right below; unit: where the members work; post: the kind of post.
enum class ServiceBy { place, unit, post };
BOOST_DESCRIBE_ENUM(ServiceBy, place, unit, post)

struct ServiceSpan {
  PathRange places{};
  Day from{};                      // inclusive
  Day to{};                        // inclusive; members are those checked in on this day
};

struct ServiceRow {
  std::string key{};               // code of the place, id of the unit, key of the post; empty: of all, or without a post
  std::string name{};              // empty for posts: the list says it
  std::int64_t members = 0;        // distinct people checked in
  std::int64_t places = 0;         // distinct villages and communities they checked in at
  std::int64_t posts = 0;          // check-ins with a post
  std::int64_t post_kinds = 0;     // distinct kinds among them
  std::int64_t services = 0;       // held
  std::int64_t person_times = 0;   // of those who served
  std::int64_t servers = 0;        // distinct people who served
  std::int64_t served = 0;         // person-times of those served; by units: of each unit that took part, so that rows may overlap
};

}  // namespace lianxin::visits
