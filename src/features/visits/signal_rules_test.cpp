#include "features/visits/signal_rules.h"

#include <doctest/doctest.h>

namespace lianxin::visits {
namespace {

const PersonId tana{named_uuid("塔娜")}, chaolu{named_uuid("朝鲁")};

Trace trace(std::string_view name, PersonId who, std::string_view began, std::string_view ground = "西乌珠尔", std::string_view words = "") {
  Trace out{.visit = VisitId{named_uuid("visit " + std::string(name))}, .person = who, .began_at = *parse_moment(std::string(began) + ":00+08:00")};
  out.day = day_of(out.began_at, Zone{});
  out.ground = ground;
  out.ground_name = ground;
  out.words = words;
  return out;
}

Trace until(Trace t, std::string_view ended) {
  t.ended_at = *parse_moment(std::string(ended) + ":00+08:00");
  return t;
}

std::string kinds_of(const std::vector<Signal>& signals) {
  std::string out;
  for (const auto& signal : signals) out += std::string(name_of(signal.kind)) + std::to_string(signal.visits.size()) + (signal.at_once ? "! " : " ");
  return out;
}

}  // namespace

TEST_CASE("at night is from 23:00 to 05:00; a talk by telephone is at no place") {
  struct Row {
    std::string_view at;
    bool night;
  };
  for (const Row& row : {Row{"22:59", false}, Row{"23:00", true}, Row{"00:00", true}, Row{"04:59", true}, Row{"05:00", false}, Row{"12:00", false}}) {
    CAPTURE(std::string(row.at));
    const Moment at = *parse_moment("2026-11-12T" + std::string(row.at) + ":00+08:00");
    CHECK(is_at_night(VisitKind::home, at, Zone{}) == row.night);
    CHECK_FALSE(is_at_night(VisitKind::phone, at, Zone{}));
  }
  const auto found = night_signals({trace("a", tana, "2026-11-12T02:40"), trace("a", chaolu, "2026-11-12T02:40"), trace("b", tana, "2026-11-12T10:00")}, Zone{});
  REQUIRE(kinds_of(found) == "at_night1 ");
  CHECK(found[0].args[0].value == "02:40");
}

TEST_CASE("two townships within half an hour of one person and day") {
  const Trace first = until(trace("a", tana, "2026-11-12T10:00"), "2026-11-12T10:20");
  const auto asked = [&](const Trace& second) { return kinds_of(far_signals({first, second})); };
  CHECK(asked(trace("b", tana, "2026-11-12T10:49", "东乌珠尔")) == "too_far2 ");
  CHECK(asked(trace("b", tana, "2026-11-12T10:50", "东乌珠尔")) == "");
  CHECK(asked(trace("b", tana, "2026-11-12T10:10", "东乌珠尔")) == "too_far2! ");
  CHECK(asked(trace("b", tana, "2026-11-12T10:30", "西乌珠尔")) == "");
  CHECK(asked(trace("b", chaolu, "2026-11-12T10:30", "东乌珠尔")) == "");
  CHECK(asked(trace("b", tana, "2026-11-13T10:30", "东乌珠尔")) == "");
  Trace by_phone = trace("b", tana, "2026-11-12T10:30", "东乌珠尔");
  by_phone.kind = VisitKind::phone;
  CHECK(asked(by_phone) == "");
}

TEST_CASE("who went together is asked once") {
  const std::vector<Trace> both{trace("a", tana, "2026-11-12T10:00"), trace("b", tana, "2026-11-12T10:10", "东乌珠尔"),
                                trace("a", chaolu, "2026-11-12T10:00"), trace("b", chaolu, "2026-11-12T10:10", "东乌珠尔")};
  const auto found = far_signals(both);
  REQUIRE(kinds_of(found) == "too_far2 ");
  CHECK(found[0].args[0].value == "10");
  CHECK(found[0].args[1].value == "西乌珠尔");
  CHECK(found[0].args[2].value == "东乌珠尔");
}

TEST_CASE("the same words, whatever white space; short ones are alike by chance") {
  const auto said = [](std::string_view name, std::string_view words) { return trace(name, tana, "2026-11-12T10:00", "西乌珠尔", words); };
  CHECK(kinds_of(word_signals({said("a", "水泵坏了，全家到三十里外拉水。"), said("b", "水泵坏了， 全家到三十里外拉水。\n"), said("c", "水泵没坏，全家都有水可以用的。")})) == "same_words2 ");
  CHECK(kinds_of(word_signals({said("a", "家里都好"), said("b", "家里都好")})) == "");
  CHECK(kinds_of(word_signals({said("a", "水泵坏了，全家到三十里外拉水。"), said("a", "水泵坏了，全家到三十里外拉水。")})) == "");
}

TEST_CASE("more of a period on its last three days than on all before, eight at least") {
  CHECK(is_burst(8, 8));
  CHECK_FALSE(is_burst(7, 7));
  CHECK(is_burst(9, 17));
  CHECK_FALSE(is_burst(9, 18));
  const Period period{PeriodKind::two_months, 2026, 5};
  std::vector<Trace> traces;
  for (int i = 0; i < 9; ++i) traces.push_back(trace(std::to_string(i), tana, "2026-10-" + std::to_string(29 + i % 3) + "T10:00"));
  traces.push_back(trace("early", tana, "2026-10-28T10:00"));
  const auto found = burst_signals(traces, period);
  REQUIRE(kinds_of(found) == "burst9 ");
  CHECK(found[0].args == std::vector<Arg>{{"year", "2026"}, {"from", "9"}, {"to", "10"}});
  CHECK(to_text(found[0].on) == "2026-10-31");
}

TEST_CASE("each end of a period once, by the shortest that ends there") {
  const auto ends = [](std::string_view from, std::string_view to) {
    std::string out;
    for (const auto& period : periods_ending({PeriodKind::year, PeriodKind::quarter, PeriodKind::two_months}, *parse_day(from), *parse_day(to))) out += to_text(period) + " ";
    return out;
  };
  CHECK(ends("2026-10-01", "2026-11-20") == "2026-B5 ");
  CHECK(ends("2026-10-01", "2026-10-28") == "");
  CHECK(ends("2026-10-01", "2026-10-29") == "2026-B5 ");
  CHECK(ends("2026-12-01", "2027-03-30") == "2026-B6 2027-B1 2027-Q1 ");
}

TEST_CASE("by time, the newest first, whoever it is about (E4)") {
  std::vector<Signal> signals(3);
  signals[0].on = *parse_day("2026-11-10");
  signals[1].on = *parse_day("2026-11-12");
  signals[2].on = *parse_day("2026-11-11");
  put_in_order(signals);
  CHECK(to_text(signals[0].on) == "2026-11-12");
  CHECK(to_text(signals[2].on) == "2026-11-10");
}

}  // namespace lianxin::visits
