// The acceptance story (product.md), from a household's words to their judgement, over four levels, on both databases.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "base/moment.h"
#include "tests/journeys/journey.h"
#include "tests/support/test_database.h"

namespace lianxin::journeys {
namespace {

constexpr const char* words = "三号井的水泵坏了快十天，全家和六十只羊都要到三十里外拉水，请派人来修。";
constexpr const char* speaker = "斯琴高娃";

Day today() { return day_of(now_from_system_clock(), {}); }

// The story in chapters; each leaves what the next begins with.
class Story {
 public:
  explicit Story(Prefecture& prefecture)
      : at_(prefecture),
        chaolu_(port(), "chaolu"),
        siqin_(port(), "siqin"),
        bao_(port(), "baoyulan"),
        wang_(port(), "wangjianguo"),
        li_(port(), "lixiuying"),
        wulan_(port(), "wulan"),
        surina_(port(), "surina"),
        resident_(port()) {}

  void somebody_speaks();
  void the_sumu_passes_it_up();
  void the_office_gives_it_a_home();
  void the_unit_asks_and_the_resident_answers();
  void both_units_do_their_part();
  void it_goes_up_to_the_prefecture();
  void the_answer_comes_down();
  void not_solved_begins_again();
  void solved_ends_it();
  void nothing_was_lost();

 private:
  int port() const { return at_.port(); }
  js::value track() { return resident_.tell("/api/v1/public/track", {{"code", code_}}); }
  std::string unit_called(std::string_view name);
  js::value assign(Officer& office, const std::string& id, const std::string& lead, js::array joint);
  void nobody_else_sees_it();

  Prefecture& at_;
  Officer chaolu_, siqin_, bao_, wang_, li_, wulan_, surina_;
  Visitor resident_;
  std::string id_, code_, second_, second_code_, about_water_, order_;
};

std::string Story::unit_called(std::string_view name) {
  const auto units = bao_.ask("/api/v1/units?place=" + std::string(banner) + "&limit=500");
  for (const auto& unit : list_at(units, "/items"))
    if (text_at(unit, "/name").ends_with(name) && text_at(unit, "/place/code") == banner) return text_at(unit, "/id");
  FAIL("no unit called " << name);
  return {};
}

js::value Story::assign(Officer& office, const std::string& id, const std::string& lead, js::array joint) {
  return office.command(
      id,
      {{"command", "assign"}, {"lead_unit", lead}, {"joint_units", std::move(joint)}, {"instruction", "请尽快查看并修复水泵。"}});
}

// Another banner's office, and whoever it is about, find nothing.
void Story::nobody_else_sees_it() {
  CHECK(surina_.sees(id_) == 404);
  CHECK(surina_.get("/api/v1/tickets/" + id_ + "/history").status == 404);
  CHECK(surina_.post("/api/v1/tickets/" + id_ + "/commands", {{"command", "note"}, {"text", "看看"}}).status == 404);
  CHECK(surina_.post("/api/v1/tickets/" + id_ + "/identity", {{"reason", "想知道是谁"}}).status == 404);
}

void Story::somebody_speaks() {
  const js::value said = {{"id", new_id()},
                          {"kind", "help"},
                          {"channel", "visit"},
                          {"place", gacha},
                          {"text", words},
                          {"submitter", "resident"},
                          {"contact", {{"name", speaker}, {"phone", "13900000001"}, {"may_contact", true}}}};
  auto made = chaolu_.post("/api/v1/tickets", said);
  INFO(made.text);
  REQUIRE(made.status == 201);
  id_ = text_at(made.body, "/id");
  code_ = text_at(made.body, "/receipt_code");
  CHECK(made.http.header("location") == "/api/v1/tickets/" + id_);
  CHECK(text_at(made.body, "/text") == words);
  CHECK(code_.size() >= 12);
  // Sent again by a phone that did not hear the answer.
  made = chaolu_.post("/api/v1/tickets", said);
  CHECK(made.status == 200);
  CHECK(text_at(made.body, "/id") == id_);
  CHECK(text_at(made.body, "/receipt_code").empty());

  const js::value sent = {{"id", new_id()},      {"place", gacha}, {"text", "嘎查的路灯一到冬天就不亮。"},
                          {"anonymous", false},  {"name", "图雅"}, {"phone", "13900000002"},
                          {"may_contact", false}};
  const auto receipt = resident_.tell("/api/v1/public/tickets", sent, 201);
  second_code_ = text_at(receipt, "/receipt_code");
  CHECK_FALSE(second_code_.empty());
  CHECK(text_at(resident_.tell("/api/v1/public/tickets", sent, 200), "/receipt_code").empty());
  const auto inbox = siqin_.ask("/api/v1/tickets?state=registered&place=" + std::string(banner) + "&count=exact");
  CHECK(number_at(inbox, "/total") == 2);
  for (const auto& item : list_at(inbox, "/items"))
    if (text_at(item, "/id") != id_) second_ = text_at(item, "/id");
  REQUIRE_FALSE(second_.empty());
  CHECK(text_at(track(), "/state") == "received");
  nobody_else_sees_it();
  // The person stands apart from the words (E2).
  CHECK(siqin_.get("/api/v1/tickets/" + id_).text.find(speaker) == std::string::npos);
  CHECK(truth_at(siqin_.ticket(id_), "/submitter/has_identity"));
}

void Story::the_sumu_passes_it_up() {
  CHECK(holds(siqin_.may(id_), "triage"));
  CHECK_FALSE(holds(chaolu_.may(id_), "triage"));
  CHECK_FALSE(holds(bao_.may(id_), "triage"));  // it is the first receiver's to sort
  for (const auto& id : {id_, second_}) {
    siqin_.command(
        id, {{"command", "triage"}, {"category", "water.drinking.well"}, {"urgency", "serious"}, {"difficulty", "medium"}});
    siqin_.command(
        id, {{"command", "escalate"}, {"reason", "苏木没有维修队，也没有这笔钱。"}, {"tried", "找过邻近嘎查的电工，修不了。"}});
    bao_.command(id, {{"command", "take"}});
  }
  CHECK(text_at(track(), "/state") == "passed_up");
}

void Story::the_office_gives_it_a_home() {
  const std::string water = unit_called("水利局"), finance = unit_called("财政局");
  auto given = assign(bao_, id_, water, js::array{js::value(finance)});
  order_ = text_at(given, "/assignment/id");
  const std::string year = std::to_string(civil_from(today()).year);
  CHECK(text_at(given, "/state") == "assigned");
  CHECK(text_at(given, "/assignment/number") == "陈联办交〔" + year + "〕1号");
  CHECK(text_at(assign(bao_, second_, water, {}), "/assignment/number") == "陈联办交〔" + year + "〕2号");
  CHECK(text_at(given, "/disposal") == "escalated");  // from the sumu

  const auto paper = bao_.get("/api/v1/assignments/" + order_ + "/document");
  CHECK(paper.status == 200);
  CHECK(paper.http.header("content-type").starts_with("text/html"));
  for (const std::string& part : {std::string(words), "陈联办交〔" + year + "〕1号", std::string("水利局"), std::string("财政局"),
                                  std::string("请尽快查看")})
    CHECK_MESSAGE(paper.text.find(part) != std::string::npos, part);
  CHECK(paper.text.find(speaker) == std::string::npos);
  const auto seen = track();
  CHECK(text_at(seen, "/state") == "with_unit");
  CHECK(text_at(seen, "/headline").find("水利局") != std::string::npos);
}

void Story::the_unit_asks_and_the_resident_answers() {
  CHECK(wang_.sees(id_) == 200);
  CHECK(text_at(wang_.command(id_, {{"command", "accept"}}), "/state") == "in_progress");
  const auto asked = wang_.command(id_, {{"command", "ask"}, {"to", "resident"}, {"text", "井在羊圈东边还是西边？"}});
  CHECK(text_at(asked, "/question/to") == "resident");
  bool paused = false;
  for (const auto& clock : list_at(asked, "/clocks"))
    paused = paused || (text_at(clock, "/kind") == "reply" && truth_at(clock, "/paused"));
  CHECK(paused);
  const auto seen = track();
  CHECK(text_at(seen, "/state") == "waiting_for_you");
  CHECK(text_at(seen, "/question/text") == "井在羊圈东边还是西边？");
  CHECK(truth_at(seen, "/may_answer"));
  // Case, blanks and dashes of the code do not matter.
  std::string loose;
  for (const char c : code_)
    if (c != '-') loose += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  loose.insert(4, " ");
  CHECK(text_at(resident_.tell("/api/v1/public/answer", {{"code", loose}, {"text", "在东边，井台是新砌的。"}}), "/state") ==
        "in_progress");
  for (const auto& clock : list_at(wang_.ticket(id_), "/clocks")) CHECK_FALSE(truth_at(clock, "/paused"));
  CHECK(resident_.post("/api/v1/public/answer", {{"code", code_}, {"text", "再说一遍"}}).status == 409);
}

void Story::both_units_do_their_part() {
  const js::value answer = {{"command", "reply"}, {"outcome", "solved"}, {"text", "修好了"}};
  const auto early = wang_.post("/api/v1/tickets/" + id_ + "/commands", answer);
  CHECK(early.status == 409);
  CHECK(text_at(early.body, "/type").ends_with("tickets.joint_waiting"));
  const auto part = li_.command(id_, {{"command", "contribute"}, {"text", "可安排维修资金两万元。"}});
  CHECK(text_at(list_at(part, "/joint").at(0), "/state") == "contributed");
  CHECK(surina_.sees(id_) == 404);
}

void Story::it_goes_up_to_the_prefecture() {
  const auto up = bao_.command(id_, {{"command", "escalate"},
                                     {"reason", "整片地下水位下降，旗里没有打深井的资金。"},
                                     {"tried", "换过水泵，试过洗井，财政局只能安排两万元。"}});
  CHECK(text_at(up, "/state") == "escalated");
  CHECK(text_at(track(), "/state") == "passed_up");
  const auto above = wulan_.ticket(id_);
  CHECK(text_at(above, "/tried").find("洗井") != std::string::npos);
  CHECK(wulan_.unit() == text_at(above, "/holder_unit/id"));
  wulan_.command(id_, {{"command", "take"}});
  wulan_.command(id_, {{"command", "put_on_agenda"}, {"text", "第三议题：西乌珠尔苏木深井"}, {"held_on", to_text(today() + 2)}});
  const auto seen = track();
  CHECK(text_at(seen, "/headline").find("会") != std::string::npos);
  nobody_else_sees_it();
}

void Story::the_answer_comes_down() {
  wulan_.command(id_, {{"command", "assign"}, {"lead_unit", wulan_.unit()}, {"instruction", "按会议决定答复。"}});
  wulan_.command(id_, {{"command", "accept"}});
  wulan_.command(id_, {{"command", "reply"},
                       {"outcome", "planned"},
                       {"planned_on", to_text(today() + 20)},
                       {"text", "会议定了：明年五月前在两个苏木打深井七十眼，你家在第一批。"}});
  CHECK(text_at(track(), "/state") == "in_progress");  // nothing reaches the resident before the first receiver has released it
  CHECK(wulan_.post("/api/v1/tickets/" + id_ + "/commands", {{"command", "release"}}).status == 403);
  CHECK(text_at(siqin_.command(id_, {{"command", "release"}}), "/state") == "replied");
  const auto seen = track();
  CHECK(text_at(seen, "/state") == "answered");
  CHECK(text_at(seen, "/reply/outcome") == "planned");
  CHECK(text_at(seen, "/reply/text").find("深井七十眼") != std::string::npos);
  CHECK(truth_at(seen, "/may_rate"));
}

void Story::not_solved_begins_again() {
  CHECK(wang_
            .post("/api/v1/tickets/" + id_ + "/commands",
                  {{"command", "rate"}, {"solved", true}, {"satisfied", 5}, {"via", "call_back"}})
            .status == 403);
  const auto seen = resident_.tell("/api/v1/public/rate",
                                   {{"code", code_}, {"solved", false}, {"satisfied", 2}, {"words", "眼下羊还是没水喝。"}});
  CHECK(text_at(seen, "/state") == "reopened");
  CHECK_FALSE(truth_at(seen, "/may_rate"));
  CHECK(number_at(bao_.ticket(id_), "/flags/reopened_count") == 1);
  CHECK(resident_.post("/api/v1/public/rate", {{"code", code_}, {"solved", true}, {"satisfied", 5}}).status == 409);
}

void Story::solved_ends_it() {
  const auto given = assign(siqin_, id_, wang_.unit(), {});
  CHECK(text_at(given, "/assignment/number").ends_with("〕1号"));  // the first order of the sumu
  wang_.command(id_, {{"command", "accept"}});
  wang_.command(id_, {{"command", "reply"}, {"outcome", "solved"}, {"text", "先用移动水泵每天送两车水，旧井今天也修通了。"}});
  siqin_.command(id_, {{"command", "release"}});
  const auto seen = resident_.tell("/api/v1/public/rate", {{"code", code_}, {"solved", true}, {"satisfied", 5}});
  CHECK(text_at(seen, "/state") == "closed");
  CHECK(text_at(bao_.ticket(id_), "/state") == "closed");
  CHECK(truth_at(bao_.ticket(id_), "/rating/solved"));
  CHECK_FALSE(wang_.ticket(id_).as_object().contains("rating"));  // E9
}

void Story::nothing_was_lost() {
  const auto opened = siqin_.tell("/api/v1/tickets/" + id_ + "/identity", {{"reason", "回访核实送水情况"}});
  CHECK(text_at(opened, "/name") == speaker);
  std::vector<std::string> events;
  std::string cursor;
  do {
    const auto page = bao_.ask("/api/v1/tickets/" + id_ + "/history?limit=7" + (cursor.empty() ? "" : "&cursor=" + cursor));
    for (const auto& name : column(js::value(list_at(page, "/items")), "event")) events.push_back(name);
    cursor = text_at(page, "/next");
  } while (!cursor.empty());
  const std::vector<std::string> expected{"registered",    "triaged",       "escalated", "taken",       "assigned",
                                          "accepted",      "asked",         "answered",  "contributed", "escalated",
                                          "taken",         "put_on_agenda", "assigned",  "accepted",    "reply_drafted",
                                          "replied",       "rated",         "reopened",  "assigned",    "accepted",
                                          "reply_drafted", "replied",       "rated",     "closed",      "identity_opened"};
  CHECK(events == expected);
  const auto counts = bao_.ask("/api/v1/tickets/counts");
  std::int64_t sum = 0;
  for (const auto& row : list_at(counts, "/by_state")) sum += number_at(row, "/count");
  CHECK(number_at(counts, "/total") == 2);
  CHECK(sum == 2);
  CHECK(number_at(surina_.ask("/api/v1/tickets/counts"), "/total") == 0);
  CHECK(list_at(bao_.ask("/api/v1/tickets?q=%E6%B0%B4%E6%B3%B5"), "/items").size() == 1);  // 水泵
  CHECK(list_at(surina_.ask("/api/v1/tickets?q=%E6%B0%B4%E6%B3%B5"), "/items").empty());

  Officer auditor(port(), "qianjing");
  const auto journal = auditor.ask("/api/v1/audit?subject=" + id_ + "&limit=500");
  bool reason_kept = false;
  for (const auto& entry : list_at(journal, "/items"))
    reason_kept = reason_kept || text_at(entry, "/reason") == "回访核实送水情况";
  CHECK(reason_kept);
  CHECK(auditor.sees(id_) == 403);  // the journal, not the words
}

// Whoever a request is about neither sees it nor is given it (E2).
void recusal(Prefecture& prefecture) {
  Officer chaolu(prefecture.port(), "chaolu"), siqin(prefecture.port(), "siqin"), wang(prefecture.port(), "wangjianguo");
  js::array about;
  about.push_back(js::object{{"unit", wang.unit()}});
  const auto made = chaolu.tell("/api/v1/tickets",
                                {{"kind", "complaint"},
                                 {"channel", "visit"},
                                 {"place", gacha},
                                 {"text", "水利局的人来收过两回钱，没有收据。"},
                                 {"submitter", "anonymous"},
                                 {"about", about}},
                                201);
  const std::string id = text_at(made, "/id");
  CHECK(wang.sees(id) == 404);
  CHECK(wang.get("/api/v1/tickets/" + id + "/history").status == 404);
  CHECK(list_at(wang.ask("/api/v1/tickets?q=%E6%94%B6%E6%8D%AE"), "/items").empty());  // 收据
  siqin.command(id, {{"command", "triage"}, {"category", "water.drinking.well"}, {"urgency", "normal"}, {"difficulty", "easy"}});
  const auto refused = siqin.post("/api/v1/tickets/" + id + "/commands",
                                  {{"command", "assign"}, {"lead_unit", wang.unit()}, {"instruction", "查一查"}});
  CHECK(refused.status == 422);
  CHECK(text_at(refused.body, "/errors/0/field") == "lead_unit");
}

void tell_the_story(const std::string& db) {
  Prefecture prefecture(db);
  prefecture.start();
  {
    Story story(prefecture);
    story.somebody_speaks();
    story.the_sumu_passes_it_up();
    story.the_office_gives_it_a_home();
    story.the_unit_asks_and_the_resident_answers();
    story.both_units_do_their_part();
    story.it_goes_up_to_the_prefecture();
    story.the_answer_comes_down();
    story.not_solved_begins_again();
    story.solved_ends_it();
    story.nothing_was_lost();
  }
  recusal(prefecture);
  prefecture.stop();
  const auto audit = prefecture.run({"audit", "verify"});
  CHECK_MESSAGE(audit.status == 0, audit.output);
}

std::string bytes_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST_CASE("E3: an anonymous author leaves no trace in the bytes of the database nor in the log") {
  Prefecture prefecture;
  prefecture.start();
  const std::string id = new_id();
  Officer cadre(prefecture.port(), "chaolu");  // somebody signed in, on the same device
  const js::value said = {{"id", id}, {"place", gacha}, {"text", "路灯一到冬天就不亮，没人管。"}, {"anonymous", true}};
  const auto receipt = cadre.send("POST", "/api/v1/public/tickets", js::serialize(said),
                                  {{"User-Agent", "LeakJourney/7.7"}, {"X-Forwarded-For", "203.0.113.77"}});
  REQUIRE_MESSAGE(receipt.status == 201, receipt.text);
  const std::string code = text_at(receipt.body, "/receipt_code");
  CHECK(text_at(cadre.tell("/api/v1/public/track", {{"code", code}}), "/state") == "received");
  prefecture.server().stop();
  const std::string log = prefecture.server().output(), file = bytes_of(prefecture.file());
  CHECK(file.find("路灯一到冬天") != std::string::npos);
  for (const std::string& trace :
       {std::string("LeakJourney"), std::string("203.0.113.77"), id, code, receipt.http.header("x-request-id")}) {
    CAPTURE(trace);
    CHECK(file.find(trace) == std::string::npos);
    CHECK(log.find(trace) == std::string::npos);
  }
  CHECK(log.find("/public/") == std::string::npos);
}

TEST_CASE("the acceptance story, on SQLite") { tell_the_story({}); }

TEST_CASE("the acceptance story, on PostgreSQL") {
  if (!test::has_postgres()) return;
  test::TestDatabase database(db::Dialect::postgres, {}, false);
  database.close();
  tell_the_story(database.url());
}

}  // namespace
}  // namespace lianxin::journeys
