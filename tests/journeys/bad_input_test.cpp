// Wrong, missing, oversized and repeated requests: each gets the right problem body, in both languages, and nothing of it
// is written.
#include <doctest/doctest.h>

#include <set>
#include <thread>

#include "tests/journeys/bad_requests.h"
#include "tests/journeys/journey.h"
#include "tests/journeys/tables.h"

namespace lianxin::journeys {
namespace {

// Who asks, each on a connection of his own.
struct People {
  explicit People(int port)
      : nobody(port), office(port, "baoyulan"), clerk(port, "wangjianguo"), stranger(port, "surina"), auditor(port, "qianjing") {}
  Visitor& of(Who who) {
    switch (who) {
      case Who::office:
        return office;
      case Who::clerk:
        return clerk;
      case Who::stranger:
        return stranger;
      case Who::auditor:
        return auditor;
      case Who::nobody:
        break;
    }
    return nobody;
  }
  Visitor nobody;
  Officer office, clerk, stranger, auditor;
};

Known prepare(People& people) {
  Known known;
  known.sent_id = new_id();
  known.unit = people.clerk.unit();
  known.sent_body = ticket_with("\"text\":\"三号井的水泵坏了\",\"id\":\"" + known.sent_id + "\"");
  REQUIRE(people.office.send("POST", "/api/v1/tickets", known.sent_body).status == 201);
  known.registered = known.sent_id;
  const auto other = people.office.send("POST", "/api/v1/tickets", ticket_with(R"("text":"路灯不亮")"));
  known.assigned = text_at(other.body, "/id");
  people.office.command(
      known.assigned,
      {{"command", "triage"}, {"category", "water.drinking.well"}, {"urgency", "normal"}, {"difficulty", "easy"}});
  people.office.command(known.assigned, {{"command", "assign"}, {"lead_unit", known.unit}, {"instruction", "请办理"}});
  return known;
}

bool is_told(const js::value& problem, const Case& c) {
  const std::string code = c.code;
  if (code.empty() || text_at(problem, "/type").ends_with(":" + code)) return true;
  return holds(column(js::value(list_at(problem, "/errors")), "code"), code);
}

// The words of a problem, for people: none empty, no key and no placeholder left in them.
std::string words_of(const js::value& problem) {
  std::string out = text_at(problem, "/title") + "\n" + text_at(problem, "/detail");
  for (const auto& message : column(js::value(list_at(problem, "/errors")), "message")) {
    CHECK_FALSE(message.empty());
    out += "\n" + message;
  }
  CHECK_FALSE(text_at(problem, "/detail").empty());
  for (const char* sign : {"{", "base.", "tickets.", "portal.", "places."})
    CHECK_MESSAGE(out.find(sign) == std::string::npos, out);
  return out;
}

bool has_han(std::string_view text) {
  return std::ranges::any_of(
      text, [](char c) { return static_cast<unsigned char>(c) >= 0xE4 && static_cast<unsigned char>(c) <= 0xE9; });
}

void check(People& people, const Case& c) {
  const std::string name = c.name;
  CAPTURE(name);
  for (const char* language : {"zh-CN", "en"}) {
    auto headers = c.headers;
    headers.emplace_back("Accept-Language", language);
    const auto answer = people.of(c.who).send(c.method, c.path, c.body, headers);
    INFO(std::string(language) << " " << answer.status << " " << answer.text.substr(0, 600));
    CHECK(answer.status == c.status);
    CHECK(answer.http.header("content-type").starts_with("application/problem+json"));
    CHECK(number_at(answer.body, "/status") == c.status);
    CHECK(is_told(answer.body, c));
    if (*c.field) CHECK(holds(column(js::value(list_at(answer.body, "/errors")), "field"), c.field));
    const std::string words = words_of(answer.body);
    CHECK(has_han(words) == (std::string_view(language) == "zh-CN"));
    if (c.status == 405) CHECK_FALSE(answer.http.header("allow").empty());
  }
}

// Sessions note when they were last used, jobs when they last ran; nothing else may differ.
void check_unchanged(const std::map<std::string, std::vector<std::string>>& before,
                     const std::map<std::string, std::vector<std::string>>& after) {
  REQUIRE(before.size() == after.size());
  CHECK(before.size() > 10);
  for (const auto& [table, rows] : before) {
    CAPTURE(table);
    CHECK(after.at(table).size() == rows.size());
    if (table.find("session") == std::string::npos && table.find("job") == std::string::npos) CHECK(after.at(table) == rows);
  }
}

// What is said is judged and put beside its like by itself, a little later: that comes of no request below.
void wait_until_judged(const std::string& file) {
  const auto waiting = [&] {
    return integer_of(file, "select (select count(*) from voice_models) = 0 or exists (select 1 from tickets t where not exists "
                            "(select 1 from voices v where v.ticket = t.id and v.group_number is not null))");
  };
  for (int i = 0; i < 1200 && waiting() != 0; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(100));
  REQUIRE(waiting() == 0);
}

TEST_CASE("every wrong request gets its problem, and nothing of it is written") {
  Prefecture prefecture;
  prefecture.start();
  People people(prefecture.port());
  const Known known = prepare(people);
  wait_until_judged(prefecture.file());
  const auto before = dump_tables(prefecture.file());
  std::set<std::string> names;
  for (const Case& c : bad_requests(known)) {
    names.insert(c.name);
    check(people, c);
  }
  CHECK(names.size() >= 60);
  // Repeated with the same content: the first result again.
  CHECK(people.office.send("POST", "/api/v1/tickets", known.sent_body).status == 200);
  prefecture.stop();
  check_unchanged(before, dump_tables(prefecture.file()));
}

TEST_CASE("an ended token is refused, and one beyond its last day") {
  Prefecture prefecture;
  const std::string ended = prefecture.token_for("baoyulan"), expired = prefecture.token_for("wulan");
  change_file(
      prefecture.file(),
      "update access_tokens set expires_at = 1000 where account in (select account from access_accounts where name = '乌兰')");
  prefecture.start();
  Visitor visitor(prefecture.port());
  const auto with = [&](const std::string& token) {
    return visitor.get("/api/v1/tickets", {{"Authorization", "Bearer " + token}});
  };
  CHECK(with(expired).status == 401);
  CHECK(with(ended).status == 200);
  const auto tokens = visitor.get("/api/v1/tokens", {{"Authorization", "Bearer " + ended}});
  for (const auto& id : column(js::value(list_at(tokens.body, "/items")), "id"))
    CHECK(visitor.send("DELETE", "/api/v1/tokens/" + id, {}, {{"Authorization", "Bearer " + ended}}).status == 204);
  CHECK(with(ended).status == 401);
}

TEST_CASE("floods are told to wait") {
  Prefecture prefecture;
  prefecture.start();
  Visitor visitor(prefecture.port());
  Answer answer;
  for (int i = 0; i < 200 && answer.status != 429; ++i)
    answer = visitor.post("/api/v1/session", {{"account", "baoyulan"}, {"password", "wrong"}});
  CHECK(answer.status == 429);
  CHECK(std::stoi(answer.http.header("retry-after")) >= 1);
  answer = {};
  for (int i = 0; i < 400 && answer.status != 429; ++i)
    answer = visitor.post("/api/v1/public/track", {{"code", "LX-AAAA-AAAA-AA"}});
  CHECK(answer.status == 429);
  CHECK(std::stoi(answer.http.header("retry-after")) >= 1);
}

}  // namespace
}  // namespace lianxin::journeys
