#include "features/rounds/round_seed.h"

#include <array>

#include "features/places/demo_unit.h"
#include "features/places/places.h"
#include "features/rounds/batch_actions.h"
#include "features/rounds/figure_actions.h"
#include "features/rounds/opinion_actions.h"

namespace lianxin::rounds {
namespace {

struct Said {
  std::string_view channel;
  std::string_view source;
  Target target;
  std::string_view words;
};
constexpr std::array<Said, 16> sayings{{
    {"household_visit", "masses", Target::problem, "浩特的机井一到冬天就冻，拉水要走十来里，盼着修一口保温的。"},
    {"household_visit", "masses", Target::work, "补贴发了多少、怎么算的，希望张贴出来，老人看不懂手机。"},
    {"form", "masses", Target::work, "办一个草场证明跑了三趟，能不能一次说清要带什么。"},
    {"form", "party_member", Target::body, "下来的会多，听我们说的时间少，开完就走。"},
    {"form", "cadre", Target::work, "同样的表一个月报三遍，口径还不一样，建议一次报、大家用。"},
    {"symposium", "enterprise", Target::problem, "合作社贷款要的材料太多，等批下来收草的季节就过了。"},
    {"symposium", "deputy", Target::work, "建议把嘎查的路灯列进明年的计划，孩子放学路上黑。"},
    {"hotline", "masses", Target::problem, "卫生室的药常常缺，测血压的人不在就要回旗里。"},
    {"hotline", "masses", Target::work, "电话打了两天才有人接，接了态度很好。"},
    {"letter_box", "masses", Target::body, "说过的事过了半年没有下文，希望有个回音。"},
    {"letter_box", "party_member", Target::work, "入户时多问问难处，少拍照片。"},
    {"public_page", "masses", Target::problem, "网络信号只在坡上有，孩子上网课要骑马上去。"},
    {"public_page", "masses", Target::work, "希望公布今年修哪几条路、什么时候修。"},
    {"representatives", "deputy", Target::body, "决定出台前先问问牧户，不要定了再来解释。"},
    {"reception", "retired", Target::problem, "老同志体检的车能不能开到苏木来。"},
    {"wechat", "masses", Target::work, "群里的通知太长，重要的写在前面就好了。"},
}};
// Kept for good, so in words of its own: where it was said, and its running number.
constexpr std::array<std::string_view, 4> openings{"", "我家在牧区，", "上回也说过，", "邻居们也这么讲，"};

NewRound round_of(const SeedOptions& options, Zone zone, bool is_open) {
  const Day today = day_of(options.now, zone);
  const Day first = today - (is_open ? 8 : 40);
  NewRound out{.id = RoundId{named_uuid(is_open ? "demo round now" : "demo round before")}, .title = is_open ? "为民办实事第二轮征求意见" : "为民办实事第一轮征求意见",
               .place = std::string(places::demo_chen_banner), .unit = places::demo_unit_id(places::demo_chen_banner, "office"), .opens_on = first, .closes_on = first + 21,
               .consolidate_on = first + (is_open ? 42 : 56)};
  out.channels = {"household_visit", "symposium", "representatives", "form", "letter_box", "hotline", "wechat", "reception", "public_page"};
  out.asks = std::vector<std::string>{"家里用水、用电、走路、看病，哪一样最难？", "来办事跑了几趟？卡在哪里？", "您最希望今年办成哪一件事？"};
  out.points = std::vector<Point>{{"line1", "旗办公室热线", "hotline", "0470-6710001"}, {"line2", "西乌珠尔苏木热线", "hotline", "0470-6710002"}, {"box1", "旗政务大厅意见箱", "letter_box", "一楼东侧"}};
  out.is_public = true;
  return out;
}

class Seeding {
 public:
  Seeding(db::Store& store, const RoundBook& book, const SeedOptions& options) : store_(store), book_(book), options_(options) {}

  Result<void> round(bool is_open) {
    const NewRound asked = round_of(options_, book_.zone, is_open);
    const Day first = asked.opens_on;
    const auto made = TRY(store_.transact([&](db::Writer& w) { return make_round(w, on(first), book_, asked); }));
    if (!made.is_new) return {};
    round_ = made.round;
    const auto villages = TRY(store_.reading([&](db::Reader& r) { return places::places_below(r, book_.partition, round_.place_path); }));
    std::vector<places::Place> at;
    for (const auto& place : villages)
      if (place.level == "village") at.push_back(place);
    if (at.empty()) return {};
    const int most = std::min(options_.tickets / 20, is_open ? 96 : 128);
    if (most > 0) TRY(opinions(at, first, most, is_open ? 8 : 21));
    TRY(sheets(at, first + (is_open ? 8 : 22)));
    TRY(figures(first + (is_open ? 8 : 22)));
    return is_open ? batch(at.front(), first + 8) : Result<void>{};
  }

 private:
  Doing on(Day day) const { return {.by = system_actor("demo"), .now = moment_at(day, 10 * 60, book_.zone), .zone = book_.zone}; }

  Result<void> opinions(const std::vector<places::Place>& at, Day first, int most, int days) {
    return store_.transact([&](db::Writer& w) -> Result<void> {
      for (int i = 0; i < most; ++i) {
        const auto n = static_cast<std::size_t>(i);
        // The same place is heard again and again; some are heard often, some hardly.
        const Said& said = sayings[(n * 5 + n / 16) % sayings.size()];
        const auto& place = at[n * n % at.size()];
        NewOpinion o{.id = named_uuid("demo opinion " + to_text(round_.id) + " " + std::to_string(i)), .place = place.code, .channel = std::string(said.channel), .source = std::string(said.source),
                     .target = said.target, .text = std::string(openings[n / 3 % openings.size()]) + std::string(said.words)};
        if (said.channel == "hotline") o.point = n % 2 == 0 ? "line1" : "line2";
        if (said.channel == "letter_box") o.point = "box1";
        TRY(take_opinion(w, on(first + i % days), book_, round_, o, SaidBy::staff));
      }
      return {};
    });
  }

  Result<void> sheets(const std::vector<places::Place>& at, Day day) {
    return store_.transact([&](db::Writer& w) -> Result<void> {
      for (std::size_t i = 0; i < at.size() && i < 12; ++i) {
        const places::Place& place = at[at.size() < 12 ? i : i * at.size() / 12];
        const std::int64_t out = 60 + static_cast<std::int64_t>(i) * 7 % 40, back = out - 4 - static_cast<std::int64_t>(i) * 5 % 17;
        TRY(count_sheets(w, on(day), book_, round_, {.place = place.code, .channel = "form", .handed_out = out, .returned = back, .valid = back - static_cast<std::int64_t>(i % 4)}));
      }
      return {};
    });
  }

  Result<void> figures(Day day) {
    const auto below = TRY(store_.reading([&](db::Reader& r) { return store::places_one_below(r, book_.partition, round_.place_path); }));
    return store_.transact([&](db::Writer& w) -> Result<void> {
      for (std::size_t i = 0; i < below.size(); ++i) {
        const std::string n = std::to_string(120 + i * 37);
        TRY(report(w, on(day), book_, round_, {.place = below[i].place.code, .measure = Measure::households, .written = n + (i % 3 == 0 ? "余户" : "户")}));
        TRY(report(w, on(day), book_, round_, {.place = below[i].place.code, .measure = Measure::meetings, .written = std::to_string(3 + i % 5) + "场"}));
      }
      return {};
    });
  }

  // Typed once; whoever opens it may type it the second time.
  Result<void> batch(const places::Place& place, Day day) {
    return store_.transact([&](db::Writer& w) -> Result<void> {
      Doing clerk = on(day);
      clerk.by.account = AccountId{named_uuid("demo clerk")};
      clerk.by.name = "乌日娜";
      const auto made = TRY(begin_batch(w, clerk, book_, round_, {.id = BatchId{named_uuid("demo batch")}, .place = place.code, .channel = "form"}));
      constexpr std::array<std::string_view, 4> words{"自来水到了院里，冬天还是要冻，想要一段保温管。", "办事大厅的人耐心，就是排队久。", "路修到浩特口就停了，剩两里土路。", "希望把医生请到嘎查来，一个月一次也好。"};
      for (std::size_t i = 0; i < words.size(); ++i) {
        const TypedSheet sheet{.sheet_number = "B-" + std::to_string(101 + i), .source = "masses", .lines = {{.target = Target::problem, .text = std::string(words[i])}}};
        TRY(type_sheet(w, clerk, book_, made.batch.id, static_cast<std::int64_t>(i) + 1, sheet));
      }
      TRY(order_batch(w, clerk, book_, made.batch.id, {.command = BatchCommand::finish}));
      return {};
    });
  }

  db::Store& store_;
  const RoundBook& book_;
  const SeedOptions& options_;
  Round round_{};
};

}  // namespace

Result<void> seed_rounds(db::Store& store, const RoundBook& book, const SeedOptions& options) {
  const auto banner = TRY(store.reading([&](db::Reader& r) { return places::find_place(r, book.partition, std::string(places::demo_chen_banner)); }));
  if (!banner) return {};
  for (const bool is_open : {false, true}) TRY(Seeding(store, book, options).round(is_open));
  return {};
}

}  // namespace lianxin::rounds
