// E3: who spoke without a name cannot be found out, not even from the whole database.
#include <doctest/doctest.h>

#include <cctype>

#include "base/id.h"
#include "features/portal/portal_house_test.h"

namespace lianxin::portal {
namespace {

using house::House;

// Everything in a row that can be read as an instant: epoch seconds and milliseconds, RFC 3339, the time in a UUIDv7.
std::vector<std::int64_t> instants_in(const std::string& row) {
  std::vector<std::int64_t> out;
  for (std::size_t at = 0; at < row.size();) {
    if (const auto uuid = parse_uuid(std::string_view(row).substr(at, 36)); uuid && row.size() - at >= 36) {
      std::int64_t ms = 0;
      for (int i = 0; i < 6; ++i) ms = ms * 256 + uuid->bytes[static_cast<std::size_t>(i)];
      out.push_back(ms);
      at += 36;
      continue;
    }
    std::size_t end = at;
    while (end < row.size() && std::isdigit(static_cast<unsigned char>(row[end]))) ++end;
    if (const auto moment = parse_moment(std::string_view(row).substr(at, 29)); moment && row.size() - at >= 29)
      out.push_back(moment->ms);
    if (end - at == 13) out.push_back(std::stoll(row.substr(at, 13)));
    if (end - at == 10) out.push_back(std::stoll(row.substr(at, 10)) * 1000);
    at = std::max(end, at + 1);
  }
  return out;
}

// The machine's own clock, which the scene's stands apart from: what it gave since the tests began is no trace, should it be that very hour.
const Moment tests_began = now_from_system_clock();
bool is_of_the_machine(std::int64_t ms) { return ms >= tests_began.ms && ms <= now_from_system_clock().ms; }

// Nobody's doing, and by the machine's clock from before these tests: the database is copied from one made earlier.
bool is_of_the_program(std::string_view table) { return table == "schema_migrations"; }

// No row holds one of the words, nor an instant from `from` to `to`.
void check_traceless(db::Store& store, const std::vector<std::string>& words, Moment from, Moment to) {
  std::size_t rows = 0;
  for (const auto& [table, lines] : house::dump_of(store)) {
    for (const auto& line : lines) {
      ++rows;
      for (const auto& word : words) CHECK_MESSAGE(line.find(word) == std::string::npos, table, ": ", word, " in ", line);
      if (is_of_the_program(table)) continue;
      for (const std::int64_t ms : instants_in(line))
        CHECK_MESSAGE((ms < from.ms || ms > to.ms || is_of_the_machine(ms)), table, ": ", ms, " in ", line);
    }
  }
  CHECK(rows > 1000);
}

struct Trail {
  std::string id;
  std::vector<http::Header> headers;
};

// What a browser would give away: an id made to the millisecond, its own name, and the cookie of somebody signed in.
Trail trail_of(House& h, std::string_view time) {
  h.server.set_now(h.at("08:00:00.000"));
  h.server.let_in("bao", {.account = {named_uuid("leak account")}, .person = {named_uuid("leak person")}, .name = "包玉兰"});
  h.server.set_now(h.at(time));
  Uuid id = named_uuid("leak id");
  for (std::size_t i = 0; i < 6; ++i) id.bytes[i] = static_cast<std::uint8_t>(h.server.now().ms >> (8 * (5 - i)));
  return {to_text(id),
          {{"user-agent", "LeakTestBrowser/7.7"}, {"x-forwarded-for", "203.0.113.77"}, {"accept-language", "mn,zh;q=0.9"}}};
}

TEST_CASE("E3: of an anonymous submission neither account, address, browser, id nor exact time is anywhere in the database") {
  test::with_each_store("anonymity", [](db::Store& store) {
    House h(store);
    const Trail trail = trail_of(h, "09:17:43.219");
    const std::string body = R"({"id":")" + trail.id + R"(","place":"150725200201","text":"三号井的水泵坏了","anonymous":true})";
    const auto reply = h.server.send({"bao", "POST", "/api/v1/public/tickets", body, 201, {}, {}, trail.headers});
    REQUIRE(reply.status == 201);
    const std::string code = house::text_of(reply.content(), "receipt_code");
    std::string request;
    for (const auto& header : reply.headers)
      if (header.name == "x-request-id") request = header.value;
    REQUIRE(request.size() == 16);
    store.drain();
    const std::vector<std::string> words{"LeakTestBrowser", "203.0.113.77", "127.0.0.1", trail.id, request, code, "mn,zh"};
    check_traceless(store, words, h.at("08:30:00.000"), h.at("09:30:00.000"));
    // The account itself is there, but nothing of the ticket's points to it.
    auto dump = house::dump_of(store);
    for (const char* table : {"tickets", "ticket_events", "journal", "ticket_identities"})
      for (const auto& line : dump[table]) {
        CHECK(line.find("包玉兰") == std::string::npos);
        CHECK(line.find(to_text(named_uuid("leak account"))) == std::string::npos);
      }
    CHECK(dump["ticket_identities"].empty());
    CHECK(dump["tickets"].size() == 1);
  });
}

TEST_CASE("E3: nor of what the anonymous author does later by the code") {
  test::with_each_store("anonymity by code", [](db::Store& store) {
    House h(store);
    const std::string code = h.say("三号井的水泵坏了", true);
    const Trail trail = trail_of(h, "10:41:07.219");
    REQUIRE(h.post("/api/v1/public/track", R"({"code":")" + code + R"("})", trail.headers).status == 200);
    REQUIRE(h.post("/api/v1/public/withdraw", R"({"code":")" + code + R"(","reason":"不用了"})", trail.headers).status == 200);
    store.drain();
    check_traceless(store, {"LeakTestBrowser", "203.0.113.77", code}, h.at("10:30:00.000"), h.at("10:59:00.000"));
  });
}

TEST_CASE("E2: of a named one the name and phone are sealed, address and browser kept nowhere") {
  test::with_each_store("named", [](db::Store& store) {
    House h(store);
    const std::string code = h.say("三号井的水泵坏了", false);
    store.drain();
    check_traceless(store, {"斯琴高娃", "13900000001", "127.0.0.1", code}, Moment{1}, Moment{2});
    CHECK(house::dump_of(store)["ticket_identities"].size() == 1);
  });
}

}  // namespace
}  // namespace lianxin::portal
