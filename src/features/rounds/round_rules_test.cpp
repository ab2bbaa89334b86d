#include "features/rounds/round_rules.h"

#include <doctest/doctest.h>

#include "features/rounds/figure_rules.h"
#include "features/rounds/rounds_house_test.h"

namespace lianxin::rounds {
namespace {

std::vector<std::string> faults(const Result<void>& done) {
  std::vector<std::string> out;
  if (done) return out;
  if (done.error().fields.empty()) out.push_back(done.error().key);
  for (const auto& f : done.error().fields) out.push_back(f.field + " " + f.key);
  return out;
}

Round spring() {
  const NewRound asked = house::spring();
  Round out{.id = *asked.id, .title = asked.title, .place = asked.place, .place_path = "001001", .opens_on = asked.opens_on, .closes_on = asked.closes_on, .consolidate_on = asked.consolidate_on,
            .channels = asked.channels};
  out.points = *asked.points;
  return out;
}

NewOpinion wells() { return {.place = "150725200201", .channel = "letter_box", .text = "井坏了"}; }
const std::string gacha_path = "001001001001";
const Day in_time = *parse_day("2026-11-20");

}  // namespace

TEST_CASE("0.12 there are at least sixteen channels and the six kinds of sources named in the reports, each with other spellings") {
  const Vocabulary& words = house::book().words;
  CHECK(words.channels.size() >= 16);
  for (const char* name : {"实地调研", "走访座谈", "个别谈话", "发放问卷", "民主测评", "设立征求意见箱", "征求意见函", "座谈会", "民意调查", "网上平台", "热线电话", "微博"}) {
    CAPTURE(name);
    const std::string_view asked = std::string_view(name) == "设立征求意见箱" ? "征求意见箱" : name;
    CHECK(words.channel_meant(asked) != nullptr);
  }
  for (const char* name : {"党员", "干部", "群众", "企业", "代表委员", "专家学者", "人大代表", "市民群众"}) {
    CAPTURE(name);
    CHECK(words.source_meant(name) != nullptr);
  }
  CHECK(words.channel_meant("占卜") == nullptr);
}

TEST_CASE("0.13 a round has its days in order, known channels, and points of these channels") {
  const Vocabulary& words = house::book().words;
  CHECK(faults(check_round(spring(), words)).empty());
  Round bad = spring();
  bad.title = " ";
  bad.closes_on = *parse_day("2026-11-01");
  bad.consolidate_on = *parse_day("2026-10-01");
  bad.channels = {"smoke", "form"};
  bad.is_public = true;
  bad.points = {{"a", "一线", "hotline", {}}, {"a", "", "form", {}}};
  CHECK(faults(check_round(bad, words)) == std::vector<std::string>{"title base.required", "closes_on rounds.closes_before", "consolidate_on rounds.consolidates_before",
                                                                    "channels[0] rounds.no_such_channel", "is_public rounds.public_needs_page",
                                                                    "points[0].channel rounds.channel_not_asked", "points[1].name base.required", "points[1].key rounds.point_twice"});
  bad = spring();
  bad.consolidate_on = bad.opens_on + 401;
  CHECK(faults(check_round(bad, words)) == std::vector<std::string>{"consolidate_on rounds.too_long"});
}

TEST_CASE("0.13 it is planned, open, consolidated and over, by its days") {
  const auto on = [](std::string_view day) { return state_of(spring(), *parse_day(day)); };
  CHECK(on("2026-11-15") == RoundState::planned);
  CHECK(on("2026-11-16") == RoundState::open);
  CHECK(on("2026-11-27") == RoundState::open);
  CHECK(on("2026-11-28") == RoundState::consolidating);
  CHECK(on("2026-12-11") == RoundState::consolidating);
  CHECK(on("2026-12-12") == RoundState::over);
}

TEST_CASE("0.13 who may still speak: anybody while it is open, staff while paper is typed, an import later as well") {
  const Vocabulary& words = house::book().words;
  const auto on = [&](std::string_view day, SaidBy by) { return faults(check_opinion(spring(), words, wells(), gacha_path, by, *parse_day(day))); };
  CHECK(on("2026-11-15", SaidBy::import) == std::vector<std::string>{"rounds.not_yet"});
  CHECK(on("2026-11-27", SaidBy::anybody).empty());
  CHECK(on("2026-11-28", SaidBy::anybody) == std::vector<std::string>{"rounds.over"});
  CHECK(on("2026-12-11", SaidBy::staff).empty());
  CHECK(on("2026-12-12", SaidBy::staff) == std::vector<std::string>{"rounds.over"});
  CHECK(on("2027-02-01", SaidBy::import).empty());
}

TEST_CASE("0.12 an opinion comes by a channel that is asked, from a place inside, and names nobody unless it is about a member") {
  const Vocabulary& words = house::book().words;
  const auto told = [&](const NewOpinion& o, std::string_view path = gacha_path) { return faults(check_opinion(spring(), words, o, path, SaidBy::staff, in_time)); };
  NewOpinion o = wells();
  CHECK(told(o).empty());
  CHECK(told(o, "001002") == std::vector<std::string>{"place rounds.outside"});
  CHECK(told(o, "001") == std::vector<std::string>{"place rounds.outside"});
  o.channel = "website";
  o.source = "stranger";
  o.link = "ftp://x";
  o.said_on = in_time + 1;
  o.about = std::vector<PersonId>{house::person_id("朝鲁")};
  CHECK(told(o) == std::vector<std::string>{"channel rounds.channel_not_asked", "source rounds.no_such_source", "link rounds.bad_link", "said_on tickets.day_in_the_future",
                                            "about rounds.about_member_only"});
  o = wells();
  o.point = "line1";
  CHECK(told(o) == std::vector<std::string>{"point rounds.no_such_point"});
  o.channel = "hotline";
  CHECK(told(o).empty());
}

TEST_CASE("E3 of a kind of source fewer than five are hidden, and never one alone: the sum would tell it") {
  const auto shown = [](std::vector<Figure> figures) {
    hide_few(figures);
    std::string out;
    for (const auto& f : figures) out += f.key + "=" + (f.few ? "?" : std::to_string(f.opinions)) + " ";
    return out;
  };
  CHECK(shown({{"a", 5}, {"b", 100}}) == "a=5 b=100 ");
  CHECK(shown({{"a", 4}, {"b", 100}, {"c", 30}}) == "a=? b=100 c=? ");
  CHECK(shown({{"a", 4}, {"b", 1}, {"c", 30}}) == "a=? b=? c=30 ");
  CHECK(shown({{"a", 0}, {"b", 30}}) == "a=0 b=30 ");
  CHECK(shown({{"a", 3}}) == "a=? ");
}

TEST_CASE("2.4 no more come back than were handed out, no more are valid than came back; the rate is told with both") {
  CHECK(faults(check_count({100, 92, 90})).empty());
  CHECK(faults(check_count({100, 101, 90})) == std::vector<std::string>{"returned rounds.returned_more"});
  CHECK(faults(check_count({100, 92, 93})) == std::vector<std::string>{"valid rounds.valid_more"});
  CHECK(faults(check_count({-1, 0, 0})) == std::vector<std::string>{"handed_out base.json_out_of_range", "returned rounds.returned_more"});
  CHECK(return_rate({3, 2, 2}) == 6667);
  CHECK(return_rate({0, 0, 0}) == std::nullopt);
}

TEST_CASE("3.25 who reported for a whole place is not counted again below it") {
  const auto row = [](std::string path, std::string_view written) { return ReportRow{.place = path, .path = path, .measure = Measure::households, .number = *number_reported(written)}; };
  const std::vector<ReportRow> rows{row("001001", "12.4万余户"), row("001001001", "3万户"), row("001002001", "1000户"), row("001002002", "500多户")};
  const auto all = summed(rows, "001");
  REQUIRE(all.size() == 1);
  CHECK(all[0].number == WrittenNumber{125'500, Qualifier::at_least});
  CHECK(all[0].reports == 3);
  CHECK_FALSE(all[0].is_own);
  CHECK(summed(rows, "001001")[0].is_own);
  CHECK(summed(rows, "001001001")[0].number == WrittenNumber{30'000});
  CHECK(summed(rows, "001003").empty());
  CHECK_FALSE(number_reported("很多").has_value());
}

}  // namespace lianxin::rounds
