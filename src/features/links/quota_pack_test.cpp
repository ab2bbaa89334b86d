// packs/quotas.json says what the notices say: whoever has exactly what they ask is short of nothing, and one less is told.
#include <doctest/doctest.h>

#include "features/links/link_house_test.h"
#include "features/links/link_json.h"
#include "features/links/quota_rules.h"

namespace lianxin::links {
namespace {

struct Asked { std::string_view rule, kind, to; int min; };

int lines_in(const std::vector<QuotaLine>& lines, QuotaState state) {
  return static_cast<int>(std::ranges::count(lines, state, &QuotaLine::state));
}

void check(const char* what, const QuotaSubject& subject, const std::vector<Asked>& asked) {
  CAPTURE(what);
  const auto& quotas = house::registry().packs.quotas;
  std::vector<QuotaLink> links;
  int n = 0;
  for (const auto& one : asked)
    for (int i = 0; i < one.min; ++i) links.push_back({subject.id, std::string(one.kind), std::string(one.to), "object " + std::to_string(n++)});
  const auto all = evaluate_quotas(quotas, std::vector{subject}, links);
  CHECK(all.size() == asked.size());
  CHECK(lines_in(all, QuotaState::met) == static_cast<int>(asked.size()));
  for (std::size_t i = 0; i < links.size(); ++i) {
    auto fewer = links;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    CHECK(lines_in(evaluate_quotas(quotas, std::vector{subject}, fewer), QuotaState::is_short) == 1);
  }
}

}  // namespace

TEST_CASE("2.23–2.26, 3.2, 4.17–4.19: what each rank and each unit is asked for") {
  const Uuid who = named_uuid("who");
  const auto leader = [&](std::string level) { return QuotaSubject{.id = who, .ranks = {"leadership"}, .level = std::move(level)}; };
  const auto unit = [&](std::string kind) { return QuotaSubject{.kind = WhoKind::unit, .id = who, .unit_kind = std::move(kind), .level = "county"}; };
  check("of the region", leader("region"), {{"", "contact_point", "prefecture", 1}, {"", "contact_point", "county", 1}});
  check("of the prefecture", leader("prefecture"), {{"", "contact_point", "county", 1}, {"", "contact_point", "township", 1}, {"", "contact_point", "village", 1}});
  check("of a banner", leader("county"), {{"", "contact_point", "township", 1}, {"", "contact_point", "village", 1}, {"", "pairing", "household", 2}});
  check("of a township", leader("township"), {{"", "contact_point", "village", 1}, {"", "pairing", "household", 1}});
  check("an organ", unit("department"), {{"", "pairing", "village", 1}, {"", "pairing", "household", 3}});
  check("an enterprise", unit("enterprise"), {{"", "pairing", "village", 1}});
  CHECK(evaluate_quotas(house::registry().packs.quotas, std::vector{QuotaSubject{.id = who, .ranks = {"general_cadre"}, .level = "county"}}, {}).empty());
}

TEST_CASE("2.23: 54 leaders owe 54 townships, 54 villages and 108 households: 216 links") {
  int owed = 0;
  for (int i = 0; i < 54; ++i)
    for (const auto& line : evaluate_quotas(house::registry().packs.quotas, std::vector{QuotaSubject{.id = named_uuid(std::to_string(i)), .ranks = {"leadership"}, .level = "county"}}, {}))
      owed += line.min;
  CHECK(owed == 216);
}

TEST_CASE("packs that cannot be are refused, and say where") {
  const std::string kinds = R"({"version":"1","kinds":[{"key":"pairing","zh":"结对","en":"pairing","who":["person"],"to":["village"]}]})";
  const std::string programmes = R"({"version":"1","programmes":[{"key":"leading","zh":"引领","en":"leading"}]})";
  const std::string posts = R"({"version":"1","posts":[{"key":"law","zh":"法律","en":"law"}]})", twice = R"({"version":"1","posts":[{"key":"law","zh":"法律","en":"law"},{"key":"law","zh":"法","en":"law"}]})";
  const auto quota = [](std::string_view rest) { return R"({"version":"1","quotas":[{"id":"q","requirement":"2.23","zh":"甲","en":"a","level":"county",)" + std::string(rest) + "}]}"; };
  const std::string good = quota(R"("ranks":["leadership"],"kinds":["pairing"],"to":"village","min":1)");
  CHECK(read_link_packs(kinds, programmes, good, posts).has_value());
  for (const auto& bad : {twice, std::string("{"), std::string(R"({"version":"1","posts":[{"key":"","zh":"甲","en":"a"}]})")})
    CHECK(read_link_packs(kinds, programmes, good, bad).error().key == "links.packs_bad");
  for (const auto& [of_kinds, of_programmes, of_quotas] : {
           std::tuple{std::string("{"), programmes, quota("")},
           {kinds, std::string(R"({"version":"1","programmes":[{"key":"a","zh":"甲","en":"a"},{"key":"a","zh":"甲","en":"a"}]})"), quota(R"("ranks":[],"kinds":[],"to":"village","min":1)")},
           {kinds, programmes, quota(R"("ranks":["leadership"],"kinds":["friendship"],"to":"village","min":1)")},
           {kinds, programmes, quota(R"("ranks":["leadership"],"unit_kinds":["department"],"kinds":["pairing"],"to":"village","min":1)")},
           {kinds, programmes, quota(R"("kinds":["pairing"],"to":"village","min":1)")},
           {kinds, programmes, quota(R"("ranks":["leadership"],"kinds":["pairing"],"to":"village","min":2,"max":1)")},
       }) {
    const auto read = read_link_packs(of_kinds, of_programmes, of_quotas, posts);
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().key == "links.packs_bad");
  }
}

}  // namespace lianxin::links
