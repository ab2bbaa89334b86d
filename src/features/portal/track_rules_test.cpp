#include "features/portal/track_rules.h"

#include <doctest/doctest.h>

#include "base/text.h"
#include "platform/http/texts.h"

namespace lianxin::portal {
namespace {

using namespace lianxin::tickets;

template <class T>
T id_of(int number) {
  Uuid id;
  id.bytes[15] = static_cast<std::uint8_t>(number);
  return T{id};
}
const UnitId office = id_of<UnitId>(1), water = id_of<UnitId>(2), finance = id_of<UnitId>(3), above = id_of<UnitId>(4);

Phrases phrases_in(http::Language language) {
  return Phrases(
      [language](std::string_view key, const std::vector<Arg>& args) { return http::translated(key, args, language); });
}

// A request of November 2026, told day by day: said on the 2nd, each word at ten in the morning of the day set by `at`.
class Story {
 public:
  static Day november(int day) { return day_from({2026, 11, day}); }
  Story& at(int day) {
    day_ = day;
    return *this;
  }
  Story& anonymous() {
    facts_.ticket.submitter = Submitter::anonymous;
    return *this;
  }
  Story& said() {
    facts_.ticket.text = "三号井的水泵坏了";
    facts_.ticket.number = "陈旗 2026-0412";
    facts_.ticket.registered_at = now();
    facts_.ticket.owner_unit = facts_.ticket.office_unit = facts_.ticket.holder_unit = office;
    Registered e{.channel = Channel::web, .clocks = clocks(ClockKind::triage, 4)};
    return add(std::move(e), {}, TicketState::registered, clocks(ClockKind::triage, 4));
  }
  Story& assigned() {
    Assignment a{.number = "陈联办交〔2026〕1号",
                 .office = office,
                 .issued_by = {{}, "包玉兰"},
                 .lead_unit = water,
                 .parts = {{.unit = finance}},
                 .responsible_person = PersonName{{}, "王建国"},
                 .due_on = november(13),
                 .instruction = "请尽快"};
    facts_.ticket.handling.assignment = a;
    return add(Assigned{a, clocks(ClockKind::reply, 13)}, office, TicketState::assigned, clocks(ClockKind::reply, 13));
  }
  Story& accepted() {
    return add(Accepted{.clocks = clocks(ClockKind::reply, 13)}, water, TicketState::in_progress, clocks(ClockKind::reply, 13));
  }
  Story& told(const std::string& text) { return add(Noted{.text = text, .tell_resident = true}, water); }
  Story& noted(const std::string& text) { return add(Noted{.text = text}, water); }
  Story& supervised(const std::string& text) { return add(Supervised{.level = SupervisionLevel::order, .text = text}, office); }
  Story& extended(const std::string& reason, int day) {
    add(ExtensionRequested{.days = 5, .text = reason}, water);
    facts_.ticket.handling.extended = true;
    return add(Extended{.days = 5, .text = "同意", .due_on = november(day), .clocks = clocks(ClockKind::extension, day)}, office,
               TicketState::in_progress, clocks(ClockKind::extension, day));
  }
  Story& asked(const std::string& text) {
    facts_.ticket.handling.question = Question{AskTo::resident, text, water, now()};
    facts_.ticket.handling.clocks[0].paused_at = now();
    return add(Asked{.to = AskTo::resident, .text = text, .unit = water}, water);
  }
  Story& asked_office(const std::string& text) {
    facts_.ticket.handling.question = Question{AskTo::office, text, water, now()};
    return add(Asked{.to = AskTo::office, .text = text, .unit = water}, water);
  }
  Story& answered(const std::string& text) {
    facts_.ticket.handling.question.reset();
    return add(Answered{.text = text}, {});
  }
  Story& escalated() {
    facts_.ticket.office_unit = above;
    return add(Escalated{.from = office, .to = above, .text = "没有钱", .tried = "找过王建国"}, office, TicketState::escalated,
               clocks(ClockKind::escalation, 20));
  }
  Story& agenda(int day) {
    facts_.ticket.handling.agenda_on = november(day);
    return add(PutOnTheAgenda{.text = "议题三", .held_on = november(day)}, above);
  }
  Story& drafted() {
    facts_.ticket.handling.draft = ReplyWords{.text = "草稿"};
    return add(ReplyDrafted{.words = {.text = "草稿"}}, water);
  }
  Story& replied(Outcome outcome = Outcome::solved) {
    ReplyWords words{.outcome = outcome, .text = "打一眼新井", .at = now()};
    if (outcome == Outcome::planned) words.planned_on = day_from({2027, 5, 1});
    if (outcome == Outcome::cannot) words.rule = "水资源管理条例第十条";
    facts_.ticket.handling.reply = words;
    return add(Replied{words, clocks(ClockKind::rating, 26)}, office, TicketState::replied, clocks(ClockKind::rating, 26));
  }
  Story& rated(bool solved) {
    facts_.ticket.handling.rating = Rating{.solved = solved, .satisfied = 3, .at = now()};
    add(Rated{.solved = solved, .satisfied = 3, .words = solved ? "" : "还是没水"}, {});
    if (solved) return add(Closed{}, {}, TicketState::closed, {});
    return add(Reopened{.text = "还是没水", .by_right = true}, {}, TicketState::reopened, {});
  }
  Story& silent() { return add(ClosedBySilence{10}, {}, TicketState::closed, {}); }
  Story& withdrawn() { return add(Withdrawn{}, {}, TicketState::withdrawn, {}); }
  Story& declined(const std::string& text) { return add(Declined{"in_court", text}, office, TicketState::declined, {}); }
  Story& objected(const std::string& text) {
    facts_.ticket.handling.objections = 1;
    facts_.ticket.handling.objection_pending = true;
    return add(Objected{.text = text}, {});
  }
  Story& long_names() {
    for (auto& [id, name] : names_) name = std::string(400, 'n');
    return *this;
  }
  Track track(bool english = false) const {
    TrackFacts facts = facts_;
    facts.units = names_;
    facts.now = now();
    return compose_track(facts, phrases_in(english ? http::Language::en : http::Language::zh));
  }

 private:
  Moment now() const { return moment_at(november(day_), 600, {}); }
  Clocks clocks(ClockKind kind, int day) const {
    return {Clock{.kind = kind, .unit = water, .started_at = now(), .due_at = moment_at(november(day), 1050, {})}};
  }
  Story& add(Payload what, UnitId by) {
    const bool person = !by.is_nil();
    facts_.events.push_back(
        {now(), {person ? EventBy::Kind::person : EventBy::Kind::resident, {}, {}, person ? "王建国" : "", by}, std::move(what)});
    return *this;
  }
  Story& add(Payload what, UnitId by, TicketState state, Clocks running) {
    facts_.ticket.state = state;
    facts_.ticket.handling.clocks = std::move(running);
    return add(std::move(what), by);
  }
  TrackFacts facts_{};
  std::map<UnitId, std::string> names_{{office, "陈巴尔虎旗大引领办公室"},
                                       {water, "陈巴尔虎旗水利局"},
                                       {finance, "陈巴尔虎旗财政局"},
                                       {above, "呼伦贝尔市大引领办公室"}};
  int day_ = 2;
};

bool says(const std::vector<std::string>& sentences, std::string_view words) {
  return std::ranges::any_of(sentences, [&](const auto& s) { return s.find(words) != std::string::npos; });
}
const TrackStep* step(const Track& track, std::string_view words) {
  const auto found = std::ranges::find_if(track.steps, [&](const auto& s) { return s.text.find(words) != std::string::npos; });
  return found == track.steps.end() ? nullptr : &*found;
}
std::string everything(const Track& t) {
  std::string out = t.headline + t.with_unit;
  for (const auto& s : t.sentences) out += "\n" + s;
  for (const auto& s : t.steps) out += "\n" + s.text + " " + s.detail.value_or("");
  return out;
}

TEST_CASE("received: who looks at it and until when it is decided") {
  const Track t = Story().said().track();
  CHECK(t.state == TrackState::received);
  CHECK(t.headline == "收到了，陈巴尔虎旗大引领办公室正在看");
  CHECK(says(t.sentences, "会在 11 月 4 日前定下由谁办"));
  CHECK(t.steps.front().text == "您说了这件事");
  CHECK(t.steps.back().mark == Mark::ahead);
  CHECK(t.may_withdraw);
  CHECK_FALSE(t.may_rate);
  CHECK(t.text == "三号井的水泵坏了");
}

TEST_CASE("late before anybody took it up: said straight") {
  const Track t = Story().said().at(9).track();
  CHECK(t.late);
  CHECK(t.headline.find("比规定晚了") != std::string::npos);
  CHECK(says(t.sentences, "没有做到。还没有说明原因。"));
  REQUIRE(step(t, "没按规定日期接手"));
  CHECK(step(t, "没按规定日期接手")->mark == Mark::late);
}

TEST_CASE("with the unit, then in progress, each with the promised day") {
  Story story = Story().said().at(3).assigned();
  Track t = story.track();
  CHECK(t.state == TrackState::with_unit);
  CHECK(t.headline == "已经交给陈巴尔虎旗水利局，约定 11 月 13 日前答复您");
  REQUIRE(step(t, "陈巴尔虎旗财政局一起办"));
  t = story.at(4).accepted().track();
  CHECK(t.state == TrackState::in_progress);
  CHECK(t.with_unit == "陈巴尔虎旗水利局");
  CHECK(t.due_on == Story::november(13));
  CHECK_FALSE(t.late);
  CHECK(says(t.sentences, "一起办的还有：陈巴尔虎旗财政局"));
}

TEST_CASE("the promise was broken: a step at its day, the reason that was told, or that none was") {
  Story story = Story().said().at(3).assigned().at(4).accepted().at(16);
  Track t = story.track();
  CHECK(t.late);
  CHECK(t.headline == "没按约定的 11 月 13 日办完，陈巴尔虎旗水利局还在办");
  REQUIRE(step(t, "没按约定日期答复"));
  CHECK(step(t, "没按约定日期答复")->day == Story::november(13));
  CHECK(step(t, "没按约定日期答复")->detail == "约定 11 月 13 日。还没有说明原因");
  t = story.told("旧泵停产，等配件。").track();
  CHECK(says(t.sentences, "约定 11 月 13 日前答复，没有做到。原因：旧泵停产，等配件。"));
  CHECK(step(t, "没按约定日期答复")->detail == "约定 11 月 13 日。原因：旧泵停产，等配件");
}

TEST_CASE("a late answer keeps its late step; one in time has none") {
  CHECK(step(Story().said().at(3).assigned().at(4).accepted().at(16).replied().track(), "没按约定日期答复") != nullptr);
  CHECK(step(Story().said().at(3).assigned().at(4).accepted().at(12).replied().track(), "没按约定日期答复") == nullptr);
}

TEST_CASE("an extension moves the day and gives its reason without the names of staff") {
  const Track t = Story().said().at(3).assigned().at(4).accepted().at(10).extended("王建国说泵要从外地订。", 20).track();
  CHECK(t.due_on == Story::november(20));
  CHECK(says(t.sentences, "改到了 11 月 20 日。原因：经办人员说泵要从外地订。"));
  CHECK(step(t, "约定的日期改到 11 月 20 日"));
}

TEST_CASE("a question waits for the resident and may be answered; the answer ends it") {
  Story story = Story().said().at(3).assigned().at(4).accepted().at(5).asked("井在东边还是西边？");
  Track t = story.track();
  CHECK(t.state == TrackState::waiting_for_you);
  REQUIRE(t.question);
  CHECK(t.question->text == "井在东边还是西边？");
  CHECK(t.may_answer);
  CHECK_FALSE(t.late);
  t = story.at(6).answered("西边").track();
  CHECK(t.state == TrackState::in_progress);
  CHECK_FALSE(t.question);
  CHECK(step(t, "您回了话")->detail == "西边");
}

TEST_CASE("a question between unit and office is theirs") {
  const Track t = Story().said().at(3).assigned().at(4).accepted().asked_office("这户以前闹过事吗？").track();
  CHECK(t.state == TrackState::in_progress);
  CHECK(everything(t).find("闹过事") == std::string::npos);
  CHECK_FALSE(t.may_answer);
}

TEST_CASE("passed up, taken, on the agenda: and who answers in the end") {
  Story story = Story().said().at(3).assigned().at(4).accepted().at(8).escalated();
  Track t = story.track();
  CHECK(t.state == TrackState::passed_up);
  CHECK(t.headline == "这一级办不了，已经报给呼伦贝尔市大引领办公室");
  CHECK(says(t.sentences, "最后都由陈巴尔虎旗大引领办公室答复您"));
  t = story.at(9).agenda(25).track();
  CHECK(t.headline == "呼伦贝尔市大引领办公室要在 11 月 25 日的会上定这件事");
}

TEST_CASE("answered: outcome, rule and day, and the resident decides") {
  Story story = Story().said().at(3).assigned().at(4).accepted().at(12);
  Track t = story.replied(Outcome::planned).track();
  CHECK(t.state == TrackState::answered);
  CHECK(t.headline == "排上了计划，约定 2027 年 5 月 1 日办好");
  REQUIRE(t.reply);
  CHECK(t.reply->text == "打一眼新井");
  CHECK(t.reply->released_on == Story::november(12));
  CHECK(t.may_rate);
  CHECK_FALSE(t.due_on);
  CHECK(t.with_unit == "陈巴尔虎旗大引领办公室");
  CHECK(t.steps.back().mark == Mark::now);
}

TEST_CASE("not solved reopens; solved closes; silence does not count as satisfied") {
  Story base = Story().said().at(3).assigned().at(4).accepted().at(12).replied();
  Story again = base;
  Track t = again.at(14).rated(false).track();
  CHECK(t.state == TrackState::reopened);
  CHECK(t.headline.starts_with("您说没解决"));
  CHECK(std::ranges::count_if(t.steps, [](const TrackStep& s) { return s.text.find("没解决") != std::string::npos; }) == 1);
  CHECK(std::ranges::any_of(t.steps, [](const TrackStep& s) { return s.text == "您说没解决，重新办" && s.detail == "还是没水"; }));
  CHECK_FALSE(t.may_rate);
  Story good = base;
  t = good.at(14).rated(true).track();
  CHECK(t.state == TrackState::closed);
  CHECK(t.headline == "您说解决了，这件事办结了");
  CHECK_FALSE(t.may_withdraw);
  Story silent = base;
  t = silent.at(28).silent().track();
  CHECK(t.headline == "没等到您的回话，这件事先结了");
  CHECK(says(t.sentences, "不算您满意"));
}

TEST_CASE("declined: the words for the resident, one objection") {
  Story story = Story().said().at(3).declined("已在法院审理，判决前不另办。");
  Track t = story.track();
  CHECK(t.state == TrackState::declined);
  CHECK(says(t.sentences, "已在法院审理"));
  CHECK(t.may_object);
  t = story.at(4).objected("不是同一件事").track();
  CHECK(t.headline == "您不同意，陈巴尔虎旗大引领办公室正在重新看");
  CHECK_FALSE(t.may_object);
}

TEST_CASE("E2, E3: no internal word, no staff name, in either language") {
  Story story =
      Story().said().at(3).assigned().at(4).accepted().noted("此户难缠").at(5).supervised("再拖就通报").at(8).escalated();
  for (const bool english : {false, true}) {
    const std::string all = everything(story.track(english));
    for (const char* inside : {"王建国", "包玉兰", "李秀英", "此户难缠", "再拖就通报", "没有钱", "找过", "请尽快", "陈联办交"}) {
      CAPTURE(inside);
      CHECK(all.find(inside) == std::string::npos);
    }
  }
}

TEST_CASE("an anonymous author is told so, and that the code cannot be replaced") {
  const Track t = Story().anonymous().said().track();
  CHECK(says(t.sentences, "丢了补不了"));
}

TEST_CASE("limits of the contract hold for very long names and stories") {
  Story story = Story().said().at(3).assigned().at(4).accepted();
  for (int i = 0; i < 150; ++i) story.told(std::string(6000, 'x'));
  const Track t = story.long_names().track();
  CHECK(t.steps.size() <= max_steps);
  CHECK(t.sentences.size() <= max_sentences);
  CHECK(length_of(t.headline) <= 200);
  for (const auto& s : t.sentences) CHECK(length_of(s) <= max_sentence);
  for (const auto& s : t.steps) CHECK(length_of(s.detail.value_or("")) <= max_detail);
  CHECK(t.steps.front().text == "您说了这件事");
}

TEST_CASE("no state leaves a key or a placeholder in what people read") {
  const Story base = Story().said().at(3).assigned().at(4).accepted();
  std::vector<Story> all{Story().said(),
                         base,
                         Story().said().at(9),
                         Story(base).at(16),
                         Story(base).asked("?"),
                         Story(base).escalated(),
                         Story(base).escalated().agenda(20),
                         Story(base).replied(),
                         Story(base).replied().rated(false),
                         Story(base).replied().rated(true),
                         Story(base).replied().silent(),
                         Story().said().declined("不归我们"),
                         Story().said().declined("不归我们").objected("不同意"),
                         Story(base).withdrawn(),
                         Story().anonymous().said(),
                         Story(base).extended("等", 20),
                         Story(base).drafted()};
  for (const Outcome outcome : all_of<Outcome>()) all.push_back(Story(base).replied(outcome));
  for (const Story& story : all) {
    for (const bool english : {false, true}) {
      const std::string text = everything(story.track(english));
      CAPTURE(text);
      CHECK(text.find("portal.") == std::string::npos);
      CHECK(text.find('{') == std::string::npos);
    }
  }
}

}  // namespace
}  // namespace lianxin::portal
