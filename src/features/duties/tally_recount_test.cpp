// After whatever happens, the tallies are what the pure rules count from all visits (§1.5): visits held and attempted, taken
// back, households that leave, merge, move, are away and come back, links that end.
#include <doctest/doctest.h>

#include <map>
#include <random>

#include "features/duties/coverage_store.h"
#include "features/duties/duty_house_test.h"
#include "features/places/places.h"

namespace lianxin::duties {
namespace {

using households::CommandName;

constexpr std::string_view today = "2026-11-23";

struct TestedHousehold {
  std::string head{};
  std::string place{};
  Subject subject{};
};
struct TestedLink {
  links::LinkId id{};
  std::size_t household = 0;
  Subject subject{};
};
struct TestedVisit {
  VisitFacts facts{};
  std::vector<std::pair<std::string, std::string>> credited{};  // rule, subject
};

// What a person would write on paper: everything kept as plain lists, counted from the beginning each time.
class Paper {
 public:
  explicit Paper(db::Store& store) : store_(store), reacting_(store) {}

  void begin() {
    const char* heads[] = {"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"};
    int n = 0;
    for (const char* head : heads) {
      const std::string_view day = n % 4 == 3 ? "2026-12-05" : n % 4 == 2 ? "2026-09-20" : "2026-01-05";  // the last: too late for this period
      const std::string_view place = n % 2 ? house::gacha : house::second_gacha;
      house::settle(store_, place, head, day);
      households_.push_back({head, std::string(place), {.key = to_text(house::household_id(head)), .from_on = *parse_day(day)}});
      ++n;
    }
    for (std::size_t i = 0; i < 6; ++i) {
      const std::string_view from = i == 5 ? "2026-11-20" : "2026-02-01";  // too late for the quarter
      const auto id = house::link(store_, {.kind = "pairing", .household = house::household_id(households_[i].head)}, "那日苏", from);
      links_.push_back({id, i, {.key = to_text(id), .from_on = *parse_day(from)}});
    }
    reacting_.drain();
  }

  void play(int n) {
    switch (roll(9)) {
      case 0: return command(CommandName::leave);
      case 1: return roll(2) ? command(CommandName::away) : command(CommandName::back);
      case 2: return command(CommandName::merge);
      case 3: return move();
      case 4: return end_link();
      case 5: return take_back();
      default: return visit(n);
    }
  }

  // How many figures there were to compare, and how many had been met.
  std::pair<int, int> compared() const { return {figures_, met_}; }

  // Every figure of every place, by the rules themselves.
  void check() {
    reacting_.drain();
    for (const char* rule : {"village_coverage", "township_coverage", "township_villages", "county_links"}) {
      CAPTURE(std::string(rule));
      const Rule& is = *house::reckoning().cadences.find(rule);
      const Period period = Period::containing(is.period, *parse_day(today));
      for (const auto place : {house::gacha, house::second_gacha, house::sumu, house::prefecture}) {
        CAPTURE(std::string(place));
        const auto subjects = subjects_of(is, place);
        const auto wanted = evaluate(is, period, subjects, seen_by(rule));
        const auto got = house::standing(store_, place, rule, to_text(period), today);
        figures_ += wanted.owed + wanted.done + wanted.away > 0 ? 1 : 0;
        met_ += wanted.done;
        CHECK(got.owed == wanted.owed);
        CHECK(got.done == wanted.done);
        CHECK(got.away == wanted.away);
      }
    }
  }

 private:
  std::size_t roll(std::size_t sides) { return std::uniform_int_distribution<std::size_t>(0, sides - 1)(random_); }
  bool is_present(const TestedHousehold& h) const { return !h.subject.until_on; }
  bool lies_in(const TestedHousehold& h, std::string_view place) const { return place == h.place || place == house::sumu || place == house::prefecture; }

  void visit(int n) {
    auto& h = households_[roll(households_.size())];
    if (!is_present(h)) return;
    const char* people[] = {"塔娜", "乌云", "斯琴", "那日苏", "李明"};
    const std::string who = people[roll(std::size(people))];
    const Bearing bearing = roll(4) == 0 ? Bearing::attempt : Bearing::counts;
    const Day day = *parse_day("2026-09-01") + static_cast<int>(roll(84));
    TestedVisit visit{house::visit(store_, std::to_string(n), who, h.head, to_text(day), bearing), {}};
    house::credited(store_, visit.facts);
    if ((who == "塔娜" && h.place == house::gacha) || (who == "乌云" && h.place == house::second_gacha)) visit.credited.emplace_back("village_coverage", h.subject.key);
    if (who == "斯琴") visit.credited.emplace_back("township_coverage", h.subject.key);
    if (who == "斯琴") visit.credited.emplace_back("township_villages", h.place);
    if (who == "那日苏")
      for (const auto& link : links_)
        if (&households_[link.household] == &h && link.subject.from_on <= day && (!link.subject.until_on || *link.subject.until_on > day))
          visit.credited.emplace_back("county_links", link.subject.key);
    visits_.push_back(std::move(visit));
  }

  void take_back() {
    if (visits_.empty()) return;
    const auto at = visits_.begin() + static_cast<std::ptrdiff_t>(roll(visits_.size()));
    house::uncredited(store_, at->facts);
    visits_.erase(at);
  }

  void command(CommandName name) {
    const std::size_t i = roll(households_.size()), j = roll(households_.size());
    auto& h = households_[i];
    const bool gone = name == CommandName::leave || name == CommandName::merge;
    if (!is_present(h) || (gone && (left_++ > 4 || i == j || !is_present(households_[j])))) return;
    if (name == CommandName::away && h.subject.away) return;
    if (name == CommandName::back && !h.subject.away) return;
    households::HouseholdCommand command{.command = name, .reason = "有缘故"};
    if (name == CommandName::merge) command.into = house::household_id(households_[j].head);
    house::command(store_, h.head, command, today);
    if (name == CommandName::away) h.subject.away = true;
    if (name == CommandName::back) h.subject.away = false;
    if (gone) h.subject.until_on = parse_day(today);
    if (gone)
      for (auto& link : links_)
        if (link.household == i && !link.subject.until_on) link.subject.until_on = std::max(link.subject.from_on, *parse_day(today));
    reacting_.drain();
  }

  void move() {
    auto& h = households_[roll(households_.size())];
    if (!is_present(h)) return;
    const std::string to(h.place == house::gacha ? house::second_gacha : house::gacha);
    REQUIRE(store_.transact([&](db::Writer& w) {
      const auto now = households::find_household(w, house::prefecture, house::household_id(h.head)).value().value();
      return households::change_household(w, house::at(today), house::register_of_households(), now.id, {.place = to}, now.version);
    }).has_value());
    h.place = to;
  }

  void end_link() {
    auto& link = links_[roll(links_.size())];
    if (link.subject.until_on || roll(3)) return;
    const links::LinkCommand command{.command = links::LinkCommandName::end, .on = parse_day("2026-11-25"), .reason = "调走"};
    REQUIRE(store_.transact([&](db::Writer& w) { return links::command_link(w, house::at(today), house::register_of_links(), link.id, command, std::nullopt); }).has_value());
    link.subject.until_on = command.on;
  }

  std::vector<Subject> subjects_of(const Rule& rule, std::string_view place) const {
    std::vector<Subject> out;
    if (rule.to == SubjectKind::place) {
      for (const auto village : {house::gacha, house::second_gacha, house::other_gacha})
        if (place == village || place == house::prefecture || (place == house::sumu && village != house::other_gacha)) out.push_back({.key = std::string(village)});
    } else if (rule.kind == DutyKind::full_coverage) {
      for (const auto& h : households_)
        if (lies_in(h, place)) out.push_back(h.subject);
    } else {
      for (const auto& link : links_)
        if (lies_in(households_[link.household], place)) {
          out.push_back(link.subject);
          out.back().away = households_[link.household].subject.away;
        }
    }
    return out;
  }

  std::vector<Seen> seen_by(std::string_view rule) const {
    std::vector<Seen> out;
    for (const auto& visit : visits_)
      for (const auto& [of, subject] : visit.credited)
        if (of == rule) out.push_back({subject, visit.facts.day, visit.facts.bearing});
    return out;
  }

  db::Store& store_;
  house::Reacting reacting_;
  std::mt19937 random_{20261123};
  std::vector<TestedHousehold> households_{};
  std::vector<TestedLink> links_{};
  std::vector<TestedVisit> visits_{};
  int left_ = 0, figures_ = 0, met_ = 0;
};

}  // namespace

TEST_CASE("4.33–4.35: the tallies are what the rules count, after every kind of change") {
  test::with_each_store("tallies against a recount", [](db::Store& store) {
    house::build(store);
    Paper paper(store);
    paper.begin();
    paper.check();
    for (int i = 0; i < 200; ++i) {
      CAPTURE(i);
      paper.play(i);
      if (i % 6 == 5) paper.check();
    }
    CHECK(paper.compared().first > 100);
    CHECK(paper.compared().second > 50);
  });
}

}  // namespace lianxin::duties
