#include "features/visits/service_rules.h"

#include <doctest/doctest.h>

namespace lianxin::visits {
namespace {

const Needs no_needs{};
const links::ServicePosts posts{"1", {{"law", "法律咨询岗", "legal advice"}, {"repairs", "便民维修岗", "small repairs"}}};
const people::PersonRef tana{{named_uuid("塔娜")}, "塔娜"}, chaolu{{named_uuid("朝鲁")}, "朝鲁"};

VisitSetting setting(std::vector<links::CheckIn> check_ins) {
  VisitSetting out{.now = *parse_moment("2026-11-23T09:00:00+08:00"), .zone = Zone{}, .asker = tana, .needs = &no_needs, .place = "150725200201",
                   .path = "001", .people = {tana, chaolu}, .check_ins = std::move(check_ins), .posts = &posts};
  return out;
}

NewVisit asked() {
  return {.kind = VisitKind::service, .place = "150725200201", .began_at = *parse_moment("2026-11-22T10:00:00+08:00"), .served = 12};
}

std::vector<std::string> faults(const NewVisit& asked, const VisitSetting& setting) {
  std::vector<std::string> out;
  const auto made = make_visit(asked, {named_uuid("v")}, setting);
  if (!made)
    for (const auto& fault : made.error().fields) out.push_back(fault.field + " " + fault.key);
  return out;
}

using Faults = std::vector<std::string>;

}  // namespace

TEST_CASE("1.5 a service says how many it served; its post is that of the check-in unless another one is told") {
  const auto at = setting({{tana.id, "law"}});
  const Visit made = make_visit(asked(), {named_uuid("v")}, at)->visit;
  CHECK(made.served == 12);
  CHECK(made.post == "law");
  CHECK(made.status == VisitStatus::held);
  NewVisit other = asked();
  other.post = "repairs";
  CHECK(make_visit(other, {named_uuid("v")}, at)->visit.post == "repairs");
  other.post = "lawn";
  CHECK(faults(other, at) == Faults{"post visits.no_such_post"});
  other.post = "";
  CHECK(make_visit(other, {named_uuid("v")}, at)->visit.post.empty());
  other = asked();
  other.served.reset();
  CHECK(faults(other, at) == Faults{"served base.required"});
  for (const std::int64_t odd : {-1, 100'001}) {
    other.served = odd;
    CHECK(faults(other, at) == Faults{"served visits.served_out_of_range"});
  }
  other.served = 0;
  CHECK(faults(other, at).empty());
}

TEST_CASE("1.4 only who has checked in there serves; other visits serve nobody") {
  NewVisit both = asked();
  both.visited_by = {tana.id, chaolu.id};
  CHECK(faults(both, setting({{tana.id, "law"}})) == Faults{"visited_by[1] visits.not_checked_in"});
  CHECK(faults(both, setting({})) == Faults{"visited_by[0] visits.not_checked_in", "visited_by[1] visits.not_checked_in"});
  CHECK(make_visit(both, {named_uuid("v")}, setting({{chaolu.id, "repairs"}, {tana.id, ""}}))->visit.post == "repairs");
  NewVisit meeting = asked();
  meeting.kind = VisitKind::meeting;
  meeting.post = "law";
  CHECK(faults(meeting, setting({{tana.id, "law"}})) == Faults{"served visits.only_of_service", "post visits.only_of_service"});
}

TEST_CASE("a service is corrected like any visit; becoming another kind takes out what only a service has") {
  const auto at = setting({{tana.id, "law"}});
  const Visit made = make_visit(asked(), {named_uuid("v")}, at)->visit;
  const auto more = correct_visit(made, {.reason = "数错了", .served = 15}, at, false);
  REQUIRE(more.has_value());
  CHECK(more->visit.served == 15);
  REQUIRE(more->changes.size() == 1);
  CHECK(more->changes[0].field == "served");
  CHECK(more->changes[0].before == "12");
  CHECK(more->changes[0].after == "15");
  const auto meeting = correct_visit(made, {.reason = "是座谈", .kind = VisitKind::meeting}, at, false);
  REQUIRE(meeting.has_value());
  CHECK_FALSE(meeting->visit.served.has_value());
  CHECK(meeting->visit.post.empty());
  // Who has checked out since may still have his words put right.
  CHECK(correct_visit(made, {.reason = "错字", .words = "修了三盏灯"}, setting({}), false).has_value());
  CHECK_FALSE(correct_visit(made, {.reason = "换人", .visited_by = std::vector{chaolu.id}}, at, false).has_value());
}

TEST_CASE("1.10 served for each person-time: rounded half up to hundredths, nothing where nobody served") {
  CHECK(served_per_service(37'418, 3'152) == 11.87);
  CHECK(served_per_service(1, 8) == 0.13);  // 0.125
  CHECK(served_per_service(1, 3) == 0.33);
  CHECK(served_per_service(0, 5) == 0.0);
  CHECK_FALSE(served_per_service(0, 0).has_value());
}

}  // namespace lianxin::visits
