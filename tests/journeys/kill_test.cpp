// `kill -9` in the middle of writing: what was acknowledged is there, whole; what was not is there whole or not at all.
#include <doctest/doctest.h>

#include <chrono>
#include <set>
#include <thread>

#include "tests/journeys/journey.h"
#include "tests/journeys/tables.h"
#include "tests/journeys/writing_load.h"

namespace lianxin::journeys {
namespace {

constexpr int rounds = 20;

// Row, history, journal and search text of every request agree.
void check_whole(const std::string& file, std::int64_t& tickets) {
  tickets = integer_of(file, "select count(*) from tickets");
  CHECK(
      integer_of(
          file,
          "select count(*) from tickets t where t.version <> (select count(*) from ticket_events e where e.ticket_id = t.id)") ==
      0);
  CHECK(integer_of(file,
                   "select count(*) from ticket_events e where not exists (select 1 from tickets t where t.id = e.ticket_id)") ==
        0);
  CHECK(integer_of(file, "select count(*) from journal where subject_kind = 'ticket'") == tickets);
  CHECK(integer_of(file, "select count(*) from tickets t where not exists (select 1 from journal j where j.subject = t.id)") ==
        0);
  CHECK(integer_of(file, "select count(distinct number) from tickets") == tickets);
  CHECK(texts_of(file, "pragma integrity_check") == std::vector<std::string>{"ok"});
}

// Each one through the API, and by its words.
void check_readable(Visitor& reader, const std::vector<std::string>& ids) {
  int missing = 0;
  for (const auto& id : ids) missing += reader.get("/api/v1/tickets/" + id).status != 200;
  CHECK(missing == 0);
  if (ids.empty()) return;
  const auto history = reader.ask("/api/v1/tickets/" + ids.back() + "/history");
  CHECK(text_at(list_at(history, "/items").at(0), "/event") == "registered");
}

TEST_CASE("kill -9 during a write load loses nothing that was acknowledged, twenty times") {
  Prefecture prefecture;
  const std::string token = prefecture.token_for("wulan");
  std::set<std::string> acknowledged, sent;
  std::vector<std::string> last;
  for (int round = 0; round < rounds; ++round) {
    CAPTURE(round);
    prefecture.start();
    Visitor reader(prefecture.port());
    reader.client().use_token(token);
    std::int64_t tickets = 0;
    check_whole(prefecture.file(), tickets);
    CHECK(tickets >= static_cast<std::int64_t>(acknowledged.size()));
    CHECK(tickets <= static_cast<std::int64_t>(sent.size()));
    check_readable(reader, last);
    CHECK(number_at(reader.ask("/api/v1/tickets?q=%E6%B0%B4%E6%B3%B5&count=exact&limit=1"), "/total") == tickets);
    WritingLoad load(prefecture.port(), token, 6);
    std::this_thread::sleep_for(std::chrono::milliseconds(150 + (round * 97) % 700));
    prefecture.server().kill_hard();
    load.stop();
    CHECK_MESSAGE(load.surprise().empty(), load.surprise());
    last = load.acknowledged();
    CHECK_FALSE(last.empty());
    acknowledged.insert(last.begin(), last.end());
    for (const auto& id : load.sent()) sent.insert(id);
  }
  prefecture.start();
  std::int64_t tickets = 0;
  check_whole(prefecture.file(), tickets);
  const auto stored = texts_of(prefecture.file(), "select id from tickets");
  const std::set<std::string> there(stored.begin(), stored.end());
  for (const auto& id : acknowledged) CHECK_MESSAGE(there.contains(id), id);
  for (const auto& id : there) CHECK_MESSAGE(sent.contains(id), id);
  prefecture.stop();
  const auto audit = prefecture.run({"audit", "verify"});
  CHECK_MESSAGE(audit.status == 0, audit.output);
  MESSAGE(acknowledged.size() << " acknowledged in " << rounds << " rounds, " << tickets << " stored");
}

}  // namespace
}  // namespace lianxin::journeys
