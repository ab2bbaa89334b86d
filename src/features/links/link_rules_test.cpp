#include "features/links/link_rules.h"

#include <doctest/doctest.h>

namespace lianxin::links {
namespace {

Day d(std::string_view text) { return parse_day(text).value(); }

const LinkPacks packs{.version = "1",
                      .kinds = {{"contact_point", "联系点", "contact point", {WhoKind::person, WhoKind::unit, WhoKind::team}, {"township", "village"}, {}, {}},
                                {"pairing", "结对", "pairing", {WhoKind::person, WhoKind::unit}, {"village", "household"}, {}, 2},
                                {"station", "驻村", "stationed", {WhoKind::person}, {"village"}, HelperClass::stationed, {}},
                                {"check_in", "报到", "checked in", {WhoKind::person}, {"village"}, HelperClass::member, {}, true}},
                      .programmes = {{"leading", "大引领", "leading"}, {"fixed_help", "定点帮扶", "fixed help"}},
                      .posts = {"1", {{"law", "法律咨询岗", "legal advice"}, {"repairs", "便民维修岗", "small repairs"}}}};
const places::Levels levels{.levels = {{.key = "prefecture"}, {.key = "county"}, {.key = "township"}, {.key = "village"}}};

LinkSetting village(std::optional<Helper> helper = Helper{"斯琴", "county", HelperClass::leader, false}) {
  LinkSetting out{.packs = &packs, .levels = &levels, .helper = std::move(helper), .place = "150725200201", .place_level = "village", .place_path = "/a/b/c/"};
  out.today = d("2026-11-17");
  return out;
}

NewLink asked(std::string kind = "contact_point") {
  return {.kind = std::move(kind), .who_kind = WhoKind::person, .who = named_uuid("斯琴"), .place = "150725200201"};
}

std::vector<std::string> faults(const Result<Link>& made) {
  std::vector<std::string> out;
  if (!made)
    for (const auto& fault : made.error().fields) out.push_back(fault.field + " " + fault.key);
  return out;
}

using Faults = std::vector<std::string>;

TEST_CASE("a link takes its level and class from who answers, unless told, and begins today") {
  const Link link = make_link(asked(), {named_uuid("l")}, village()).value();
  CHECK(link.level == "county");
  CHECK(link.helper_class == HelperClass::leader);
  CHECK(link.from_on == d("2026-11-17"));
  CHECK(link.is_live_on(d("2026-11-17")));
  CHECK_FALSE(link.is_live_on(d("2026-11-16")));
  CHECK(make_link(asked("station"), {named_uuid("l")}, village())->helper_class == HelperClass::stationed);
  NewLink told = asked();
  told.helper_class = HelperClass::other;
  told.level = "township";
  CHECK(make_link(told, {named_uuid("l")}, village())->level == "township");
}

TEST_CASE("what a link may not be, all at once") {
  struct Row { const char* what; NewLink asked; LinkSetting setting; Faults faults; };
  NewLink to_household = asked();
  to_household.household = HouseholdId{named_uuid("h")};
  NewLink by_team = asked("pairing");
  by_team.who_kind = WhoKind::team;
  NewLink nowhere = asked();
  nowhere.place.reset();
  NewLink odd = asked();
  odd.programmes = {"leading", "points"};
  odd.until_on = d("2026-11-17");
  odd.level = "moon";
  odd.note = std::string(3001, 'x');
  LinkSetting township = village();
  township.place_level = "county";
  LinkSetting closed = village();
  closed.is_place_closed = true;
  LinkSetting unknown = village();
  unknown.place.clear();
  LinkSetting gone = village();
  gone.is_household_gone = true;
  for (const Row& row : {
           Row{"no kind", asked("friendship"), village(), {"kind links.no_such_kind"}},
           Row{"nobody", asked(), village(std::nullopt), {"who links.no_such_helper"}},
           Row{"left", asked(), village(Helper{"x", "county", HelperClass::leader, true}), {"who links.helper_gone"}},
           Row{"a team may not pair", by_team, village(), {"who_kind links.not_this_who"}},
           Row{"contact points are not of households", to_household, village(), {"household links.not_to_household"}},
           Row{"no place", nowhere, village(), {"place base.required"}},
           Row{"no such place", asked(), unknown, {"place places.no_such_place"}},
           Row{"closed", asked(), closed, {"place links.place_closed"}},
           Row{"not on this level", asked(), township, {"place links.not_this_level"}},
           Row{"a merged household", to_household, gone, {"household links.household_gone", "household links.not_to_household"}},
           Row{"many", odd, village(), {"level links.no_such_level", "programmes[1] links.no_such_programme", "note base.too_long", "until_on links.ends_before"}},
       }) {
    CAPTURE(row.what);
    CHECK(faults(make_link(row.asked, {named_uuid("l")}, row.setting)) == row.faults);
  }
}

TEST_CASE("1.10 who checks in may take a post of the list, change it and give it up; nobody else has one") {
  NewLink one = asked("check_in");
  CHECK(make_link(one, {named_uuid("l")}, village())->post.empty());
  one.post = "law";
  const Link link = make_link(one, {named_uuid("l")}, village()).value();
  CHECK(link.post == "law");
  CHECK(link.helper_class == HelperClass::member);
  CHECK(is_same(link, one));
  NewLink other = one;
  other.post = "repairs";
  CHECK_FALSE(is_same(link, other));
  other.post = "lawn";
  CHECK(faults(make_link(other, {named_uuid("l")}, village())) == Faults{"post links.no_such_post"});
  other = asked("station");
  other.post = "law";
  CHECK(faults(make_link(other, {named_uuid("l")}, village())) == Faults{"post links.post_not_here"});
  CHECK(edit_link(link, {.post = "repairs"}, packs, d("2026-11-17"))->post == "repairs");
  CHECK(edit_link(link, {.post = ""}, packs, d("2026-11-17"))->post.empty());
  CHECK(faults(edit_link(link, {.post = "lawn"}, packs, d("2026-11-17"))) == Faults{"post links.no_such_post"});
  // A post that is no longer in the list stays with who took it; it does not hinder another change.
  Link old = link;
  old.post = "dissolved";
  CHECK(edit_link(old, {.note = "x"}, packs, d("2026-11-17"))->post == "dissolved");
  const LinkCommand over{.command = LinkCommandName::hand_over, .who_kind = WhoKind::person, .who = named_uuid("额尔敦"), .note = "x"};
  CHECK(hand_over(link, over, {named_uuid("m")}, village())->begun.post == "law");
}

TEST_CASE("the same asked twice is the same; anything else is not") {
  NewLink one = asked();
  one.programmes = {"leading"};
  const Link link = make_link(one, {named_uuid("l")}, village()).value();
  CHECK(is_same(link, one));
  NewLink other = one;
  other.programmes = {"fixed_help"};
  CHECK_FALSE(is_same(link, other));
  other = one;
  other.from_on = d("2026-01-01");
  CHECK_FALSE(is_same(link, other));
}

TEST_CASE("a link ends on a day with a reason, once") {
  const Link link = make_link(asked(), {named_uuid("l")}, village()).value();
  const Link ended = end_link(link, d("2026-12-01"), "调离").value();
  CHECK(ended.until_on == d("2026-12-01"));
  CHECK(ended.version == link.version + 1);
  CHECK(end_link(ended, d("2026-12-01"), "调离").error().key == "links.ended");
  CHECK(end_link(link, d("2026-11-01"), "调离").error().fields.front().key == "links.ends_before");
  CHECK(end_link(link, d("2026-12-01"), " ").error().fields.front().field == "reason");
  CHECK(edit_link(ended, {}, packs, d("2026-12-01")).error().key == "links.ended");
  CHECK(edit_link(ended, {.demonstration = true}, packs, d("2026-11-30"))->demonstration);
}

TEST_CASE("handing over ends one and begins the other on the same day, with what belongs to it") {
  NewLink first = asked();
  first.programmes = {"leading"};
  first.demonstration = true;
  const Link link = make_link(first, {named_uuid("l")}, village()).value();
  LinkCommand command{.command = LinkCommandName::hand_over, .on = d("2026-12-01"), .who_kind = WhoKind::person, .who = named_uuid("额尔敦")};
  command.note = "三号井还没修好";
  const HandedOver over = hand_over(link, command, {named_uuid("m")}, village(Helper{"额尔敦", "county", HelperClass::leader, false})).value();
  CHECK(over.ended.until_on == d("2026-12-01"));
  CHECK(over.ended.replaced_by == over.begun.id);
  CHECK(over.begun.from_on == d("2026-12-01"));
  CHECK(over.begun.programmes == link.programmes);
  CHECK(over.begun.demonstration);
  CHECK(over.begun.note == "三号井还没修好");
  CHECK_FALSE(over.ended.is_live_on(d("2026-12-01")));
  CHECK(over.begun.is_live_on(d("2026-12-01")));
  command.who = link.who;
  CHECK(hand_over(link, command, {named_uuid("m")}, village()).error().fields.front().key == "links.same_helper");
}

TEST_CASE("a substitute is somebody else, for some days") {
  const NewAbsence one{.person = {named_uuid("a")}, .substitute = {named_uuid("b")}, .until_on = d("2026-11-30")};
  CHECK(make_absence(one, {named_uuid("x")}, true, true, d("2026-11-17"))->from_on == d("2026-11-17"));
  NewAbsence self = one;
  self.substitute = self.person;
  CHECK(make_absence(self, {named_uuid("x")}, true, true, d("2026-11-17")).error().fields.front().key == "links.own_substitute");
  CHECK(make_absence(one, {named_uuid("x")}, true, false, d("2026-11-17")).error().fields.front().field == "substitute");
  CHECK(make_absence(one, {named_uuid("x")}, true, true, d("2026-11-30")).error().fields.front().key == "links.ends_before");
}

TEST_CASE("4.59: more links of a kind on a household than the kind allows") {
  CHECK(over_by(packs, "pairing", 2) == 0);
  CHECK(over_by(packs, "pairing", 3) == 1);
  CHECK(over_by(packs, "contact_point", 30) == 0);
  CHECK(over_by(packs, "unknown", 30) == 0);
}

}  // namespace
}  // namespace lianxin::links
