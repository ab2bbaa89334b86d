#include "features/links/quota_rules.h"

#include <doctest/doctest.h>

namespace lianxin::links {
namespace {

const std::vector<Quota> quotas{
    {.id = "county_leader_township", .requirement = "2.23", .level = "county", .ranks = {{"leadership", "standing_committee"}}, .kinds = {"contact_point"}, .to = "township", .min = 1, .max = 1},
    {.id = "county_leader_households", .requirement = "2.23", .level = "county", .ranks = {{"leadership", "standing_committee"}}, .kinds = {"pairing"}, .to = "household", .min = 2},
    {.id = "department_head_households", .requirement = "4.19", .level = "county", .ranks = {{"department_head"}}, .kinds = {"pairing"}, .to = "household", .min = 1},
    {.id = "organ_households", .requirement = "2.24", .level = "county", .unit_kinds = {{"department"}}, .kinds = {"pairing"}, .to = "household", .min = 3},
};
const Uuid a = named_uuid("a"), b = named_uuid("b"), bureau = named_uuid("bureau");

const QuotaLine* line_of(const std::vector<QuotaLine>& lines, std::string_view rule, const Uuid& who) {
  for (const auto& line : lines)
    if (line.rule == rule && line.who == who) return &line;
  return nullptr;
}

TEST_CASE("2.23, 2.24: who is short, who is over") {
  const std::vector<QuotaSubject> subjects{{.id = a, .ranks = {"leadership"}, .level = "county"},
                                           {.id = b, .ranks = {"standing_committee"}, .level = "county"},
                                           {.kind = WhoKind::unit, .id = bureau, .unit_kind = "department", .level = "county"}};
  const std::vector<QuotaLink> links{{a, "contact_point", "township", "t1"}, {a, "contact_point", "township", "t2"},
                                     {a, "pairing", "household", "h1"},      {a, "pairing", "household", "h2"},
                                     {b, "contact_point", "township", "t1"}, {b, "contact_point", "village", "v1"},
                                     {b, "pairing", "household", "h3"},      {b, "pairing", "household", "h3"},
                                     {bureau, "pairing", "household", "h1"}, {bureau, "pairing", "household", "h4"}, {bureau, "pairing", "household", "h5"}};
  const auto lines = evaluate_quotas(quotas, subjects, links);
  CHECK(lines.size() == 5);
  CHECK(line_of(lines, "county_leader_township", a)->state == QuotaState::over);
  CHECK(line_of(lines, "county_leader_township", a)->has == 2);
  CHECK(line_of(lines, "county_leader_households", a)->state == QuotaState::met);
  CHECK(line_of(lines, "county_leader_township", b)->state == QuotaState::met);
  CHECK(line_of(lines, "county_leader_households", b)->state == QuotaState::is_short);  // the same household twice is one (2.39)
  CHECK(line_of(lines, "county_leader_households", b)->has == 1);
  CHECK(line_of(lines, "organ_households", bureau)->state == QuotaState::met);
}

TEST_CASE("§1.5: a vacant post suspends the quota; of two posts the higher rule holds") {
  const std::vector<QuotaSubject> subjects{{.id = a, .ranks = {"leadership"}, .level = "county", .is_vacant = true},
                                           {.id = b, .ranks = {"department_head", "leadership"}, .level = "county"}};
  const auto lines = evaluate_quotas(quotas, subjects, std::vector<QuotaLink>{{b, "pairing", "household", "h1"}});
  CHECK(line_of(lines, "county_leader_households", a)->state == QuotaState::suspended);
  CHECK(line_of(lines, "department_head_households", b) == nullptr);
  REQUIRE(line_of(lines, "county_leader_households", b));
  CHECK(line_of(lines, "county_leader_households", b)->state == QuotaState::is_short);
  CHECK(line_of(lines, "county_leader_households", b)->min == 2);
}

TEST_CASE("a rule is nobody's on another level or of another kind") {
  const std::vector<QuotaSubject> subjects{{.id = a, .ranks = {"leadership"}, .level = "prefecture"}, {.id = b, .ranks = {"general_cadre"}, .level = "county"},
                                           {.kind = WhoKind::unit, .id = bureau, .unit_kind = "enterprise", .level = "county"},
                                           {.kind = WhoKind::team, .id = bureau, .level = "county"}};
  CHECK(evaluate_quotas(quotas, subjects, {}).empty());
}

}  // namespace
}  // namespace lianxin::links
