#include "features/visits/service_seed.h"
#include "features/visits/visit_seed.h"

#include <algorithm>
#include <array>

#include "features/people/people.h"
#include "features/places/demo_unit.h"
#include "features/places/places.h"
#include "features/visits/visit_seed_store.h"
#include "features/visits/visit_story_seed.h"

namespace lianxin::visits {
namespace {

constexpr std::size_t met_in_gacha = 17, met_elsewhere = 11, days_back = 80, entered_at_once = 50;

struct Told {
  std::string_view need;
  std::string_view words;
  std::string_view promise;
};
constexpr std::array<Told, 8> tellings{{{"water", "井水够用，就是水泵声音大，担心冬天坏在半路。", "联系水利站的师傅来听一听"},
                                        {"fodder", "草料备了六成，问今年补饲的价格什么时候定。", "打听到补饲价格就告诉您"},
                                        {"road", "雪后去学校的那段路结冰，校车绕行。", ""},
                                        {"shed", "棚圈后墙有裂缝，想问有没有修缮的补助。", "把棚圈修缮的办法带来"},
                                        {"fine", "家里都好，羊膘情不错，留喝了茶。", ""},
                                        {"medical", "老人腿疼，去旗里看病不方便，问能不能在苏木开药。", "问卫生院慢病开药的日子"},
                                        {"power", "电压晚上低，冰柜停过一次。", ""},
                                        {"subsidy", "问草原奖补什么时候到账，把一卡通的流水看了一遍。", ""}}};

// How they said the herd is; no two visits have the same figures, as no two homes have.
std::string herd(std::size_t n) {
  const std::string sheep = std::to_string(37 + n * 7 % 211), cattle = std::to_string(3 + n / 211 % 29);
  switch (n % 5) {
    case 0: return "圈里 " + sheep + " 只羊、" + cattle + " 头牛。";
    case 1: return "今年留了 " + sheep + " 只母羊、" + cattle + " 头奶牛。";
    case 2: return "准备出栏 " + cattle + " 头牛，留 " + sheep + " 只羊过冬。";
    case 3: return "羊 " + sheep + " 只，牛 " + cattle + " 头，膘情中等。";
    default: return "清点了牲畜，羊 " + sheep + "、牛 " + cattle + "。";
  }
}

// One visit of the plan: whom, who, when.
struct Stop {
  HouseholdId household{};
  people::PersonRef who{};
  int days_ago = 0;
  std::size_t n = 0;
  std::size_t of_all = 0;
};

NewVisit visit_of(const Stop& stop, VisitKind kind, Moment at) {
  const Told& told = tellings[stop.n % tellings.size()];
  const std::string name = "visit:" + to_text(stop.household) + ":" + std::to_string(stop.days_ago);
  NewVisit out{.id = VisitId{named_uuid(name)}, .kind = kind, .household = stop.household, .began_at = at};
  out.content = name;
  if (kind == VisitKind::not_home) return out;
  out.ended_at = at + (20 + static_cast<std::int64_t>(stop.n % 4) * 10) * ms_per_minute;
  out.needs = std::vector<std::string>{std::string(told.need)};
  out.words = std::string(told.words) + herd(stop.of_all);
  if (!told.promise.empty() && stop.n % 2 == 0)
    out.promised = std::vector<NewPromise>{{std::string(told.promise), day_of(at, Zone{}) + 14}};
  return out;
}

Result<void> enter(db::Writer& w, const VisitBook& book, const Stop& stop, VisitKind kind, const SeedOptions& options) {
  const Day day = day_of(options.now, book.zone) - stop.days_ago;
  const int begins = 9 * 60 + static_cast<int>(stop.n % 14) * 20;
  Moment at = moment_at(day, begins, book.zone);
  if (at > options.now) at = options.now - ms_per_hour;
  Doing doing{.by = system_actor("seed"), .now = at + 2 * ms_per_hour > options.now ? options.now : at + 2 * ms_per_hour, .zone = book.zone};
  doing.by.person = stop.who.id;
  doing.by.name = stop.who.name;
  TRY(enter_visit(w, doing, book, visit_of(stop, kind, at)));
  return {};
}

// `in_a_burst`: one of the team did half of the village on the last three days of the two months before, which an inspector may ask about.
// In the running two months `met` households, a few more nobody was at home or only talked to by telephone; nearly all the others in
// the weeks before, as far as anybody remembers.
void plan_village(std::vector<std::pair<Stop, VisitKind>>& out, const std::vector<HouseholdId>& households, const std::vector<people::PersonRef>& team,
                  std::size_t met, int days_in_period, bool in_a_burst) {
  if (team.empty() || households.empty()) return;
  const int before = static_cast<int>(days_back) - days_in_period;
  for (std::size_t i = 0; i < households.size(); ++i) {
    const people::PersonRef& who = team[i % team.size()];
    const bool late = in_a_burst && i % 2 == 0;
    if (i % 7 != 6 && before > 0)
      out.push_back({{households[i], late ? team[0] : in_a_burst ? team[i % (team.size() - 1) + 1] : who,
                      days_in_period + 1 + static_cast<int>(i * 5) % (late ? 3 : before), i + 3},
                     i % 13 == 7 ? VisitKind::not_home : VisitKind::home});
    const int ago = days_in_period > 0 ? static_cast<int>(i * 3) % (days_in_period + 1) : 0;
    const people::PersonRef& now = in_a_burst ? team[i % (team.size() - 1)] : who;  // the last of them has not been out yet
    if (i < met) out.push_back({{households[i], now, ago, i}, i % 5 == 3 ? VisitKind::field : VisitKind::home});
    else if (i < met + 2) out.push_back({{households[i], now, ago, i}, VisitKind::not_home});
    else if (i == met + 2) out.push_back({{households[i], now, ago, i}, VisitKind::phone});
  }
}

}  // namespace

Result<void> seed_visits(db::Store& store, const VisitBook& book, const SeedOptions& options) {
  const Day today = day_of(options.now, book.zone);
  const int days_in_period = today - Period::containing(PeriodKind::two_months, today).first();
  std::vector<std::pair<Stop, VisitKind>> plan;
  StoryGround ground;
  TRY(store.reading([&](db::Reader& r) -> Result<void> {
    if (TRY(r.integer("select count(*) from visits", {})) > 0) return {};
    const auto sumu = TRY(places::find_place(r, book.partition, places::demo_sumu));
    if (!sumu) return {};
    bool burst = false;
    for (const auto& village : TRY(places::places_below(r, book.partition, sumu->now_path))) {
      if (village.level != "village") continue;
      const auto households = TRY(store::households_to_visit(r, book.partition, village.code));
      const auto team = TRY(store::team_to_visit(r, book.partition, village.code));
      const bool is_gacha = village.code == places::demo_gacha;
      if (is_gacha) ground = {households, team, TRY(store::village_elsewhere(r, book.partition, sumu->now_path))};
      const bool here = !is_gacha && !burst && team.size() > 1;
      plan_village(plan, households, team, is_gacha ? met_in_gacha : met_elsewhere, days_in_period, here);
      burst = burst || here;
    }
    return {};
  }));
  for (std::size_t i = 0; i < plan.size(); ++i) plan[i].first.of_all = i;
  std::ranges::stable_sort(plan, std::ranges::greater{}, [](const auto& one) { return one.first.days_ago; });
  for (std::size_t begin = 0; begin < plan.size(); begin += entered_at_once) {
    TRY(store.write_and_wait([&](db::Writer& w) -> Result<void> {
      for (std::size_t i = begin; i < std::min(plan.size(), begin + entered_at_once); ++i) TRY(enter(w, book, plan[i].first, plan[i].second, options));
      return {};
    }));
  }
  if (plan.empty()) return {};
  return store.write_and_wait([&](db::Writer& w) -> Result<void> {
    TRY(seed_stories(w, book, ground, options));
    return seed_services(w, book, options);
  });
}

}  // namespace lianxin::visits
