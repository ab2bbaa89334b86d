#include "platform/http/batch.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "tests/support/http_scenarios.h"
#include "tests/support/test_database.h"

namespace lianxin::http {
namespace {

const access::Verb write_verb{.name = "note.write", .roles = {Role::office}};
const access::Verb rule_verb{.name = "note.rule", .roles = {Role::administrator}};

Result<Reply> write_note(Call<db::Writer>& call) {
  const std::string& words = call.request.body;
  const auto place = TRY(call.db.integer("select count(*) from notes", {}));
  TRY(call.db.run("insert into notes (place, words) values ($1, $2)", {place, words}));
  if (words.find("refuse") != std::string::npos) return fail(Code::conflict, "note.refused");
  if (words.find("throw") != std::string::npos) throw std::runtime_error("secret");
  if (words.find("version") != std::string::npos) return ok("{\"if_match\":\"" + std::to_string(TRY(call.if_match()).value_or(0)) + "\"}");
  return created("{\"by\":\"" + call.doing.by.name + "\",\"via\":\"" + call.doing.by.via + "\"}", "/notes/1");
}

Feature notes() {
  return {.name = "notes", .mount = [](Router& r) {
            mount_batch(r);
            r.post("/api/v1/notes", write_verb, write_note, {.max_body_bytes = 100});
            r.del("/api/v1/notes/{id}", write_verb, [](Call<db::Writer>& call) -> Result<Reply> {
              TRY(call.db.run("delete from notes where place = $1", {std::stoi(std::string(call.param("id")))}));
              return no_content();
            });
            r.post("/api/v1/rules", rule_verb, write_note);
            r.post("/api/v1/limited", write_verb, write_note, {.rate = "public_submit"});
            r.post("/api/v1/traceless", write_verb, write_note, {.traceless = true});
            r.prepared<int>(Method::post, "/api/v1/secret", write_verb, [](db::Store&, const CallBase&) -> Result<int> { return 1; },
                            [](Call<db::Writer>&, const int&) -> Result<Reply> { return ok("{}"); });
          }};
}

struct House {
  explicit House(db::Store& db) : store(db), server(db, {notes()}) {
    server.skip_contract();
    REQUIRE(store.transact([](db::Writer& w) { return w.run("create table notes (place bigint not null, words text not null)", {}); }));
    server.let_in("bao", {.account = {named_uuid("bao")}, .name = "包玉兰",
                          .grants = {{.role = Role::office, .reach = Reach::subtree, .places = {"1", "2"}}}});
  }
  std::vector<std::string> notes_in_order() {
    return *store.reading([](db::Reader& r) {
      return r.list("select words from notes order by place", {}, [](const db::Row& row) { return row.get<std::string>(0); });
    });
  }
  db::Store& store;
  test::InProcessServer server;
};

std::string batch_of(const std::vector<std::string>& operations) {
  std::string out = "{\"operations\":[";
  for (std::size_t i = 0; i < operations.size(); ++i) out += (i ? "," : "") + operations[i];
  return out + "]}";
}

std::string note(std::string_view words) {
  return R"({"method":"POST","path":"/api/v1/notes","body":{"words":")" + std::string(words) + "\"}}";
}

}  // namespace

TEST_CASE("a batch: each operation has its own transaction and its own answer, in order; a bad one spoils nothing") {
  test::with_each_store("batch", [](db::Store& store) {
    House h(store);
    const auto reply = h.server.send({"bao", "POST", "/api/v1/batch",
        batch_of({note("one"), note("refuse"), note("two"), note("throw"), R"({"method":"DELETE","path":"/api/v1/notes/0"})", note("three")})});
    REQUIRE(reply.status == 200);
    std::vector<std::string> statuses;
    for (std::size_t at = 0; (at = reply.body.find("{\"status\":", at)) != std::string::npos; at += 10) statuses.push_back(reply.body.substr(at + 10, 3));
    CHECK(statuses == std::vector<std::string>{"201", "409", "201", "500", "204", "201"});
    CHECK(reply.body.find(R"({"by":"包玉兰","via":"session"})") != std::string::npos);
    CHECK(reply.body.find(R"({"status":204,"body":null})") != std::string::npos);
    CHECK(reply.body.find("secret") == std::string::npos);
    CHECK(h.notes_in_order() == std::vector<std::string>{R"({"words":"two"})", R"({"words":"three"})"});
  });
}

TEST_CASE("five hundred operations keep their order") {
  test::with_each_store("five hundred", [](db::Store& store) {
    House h(store);
    std::vector<std::string> operations;
    for (std::size_t i = 0; i < most_operations; ++i) operations.push_back(note(std::to_string(i)));
    CHECK(h.server.send({"bao", "POST", "/api/v1/batch", batch_of(operations)}).status == 200);
    const auto notes = h.notes_in_order();
    REQUIRE(notes.size() == most_operations);
    for (std::size_t i = 0; i < notes.size(); ++i) CHECK(notes[i] == "{\"words\":\"" + std::to_string(i) + "\"}");
    operations.push_back(note("one too many"));
    CHECK(h.server.send({"bao", "POST", "/api/v1/batch", batch_of(operations)}).status == 422);
    CHECK(h.notes_in_order().size() == most_operations);
  });
}

TEST_CASE("an operation is refused by itself for what its route would refuse") {
  test::TestDatabase database;
  House h(*database);
  struct Case { std::string operation; std::string status; std::string words; };
  const Case cases[] = {
      {R"({"method":"POST","path":"/api/v1/nowhere","body":{}})", "404", "base.not_found"},
      {R"({"method":"PATCH","path":"/api/v1/notes","body":{}})", "400", "base.method"},
      {R"({"method":"POST","path":"/healthz"})", "400", "base.bad_path"},
      {R"({"method":"POST","path":"/api/v1/../../etc","body":{}})", "400", "base.bad_path"},
      {R"({"method":"POST","path":"/api/v1/)" + std::string(400, 'x') + R"("})", "400", "base.bad_path"},
      {R"({"method":"POST","path":"/api/v1/batch","body":{"operations":[]}})", "400", "base.batch_not_here"},
      {R"({"method":"POST","path":"/api/v1/secret","body":{}})", "400", "base.batch_not_here"},
      {R"({"method":"POST","path":"/api/v1/limited","body":{}})", "400", "base.batch_not_here"},
      {R"({"method":"POST","path":"/api/v1/traceless","body":{}})", "400", "base.batch_not_here"},
      {R"({"method":"POST","path":"/api/v1/rules","body":{}})", "403", "base.forbidden"},
      {note(std::string(200, 'x')), "413", "base.too_large"},
      {R"({"method":"POST","path":"/api/v1/notes","if_match":"x","body":{"words":"version"}})", "400", "base.if_match"},
      {R"({"method":"POST","path":"/api/v1/notes","if_match":"\"7\"","body":{"words":"version"}})", "200", R"("if_match":"7")"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.operation);
    const auto reply = h.server.send({"bao", "POST", "/api/v1/batch", batch_of({c.operation, note("after")})});
    CHECK(reply.status == 200);
    CHECK(reply.body.starts_with("{\"results\":[{\"status\":" + c.status));
    CHECK(reply.body.find("{\"status\":201") != std::string::npos);
  }
}

TEST_CASE("a batch itself is refused for its form and for who sends it") {
  test::TestDatabase database;
  House h(*database);
  h.server.play({
      {"", "POST", "/api/v1/batch", batch_of({note("x")}), 401},
      {"bao", "POST", "/api/v1/batch", batch_of({note("x")}), 403, {"base.csrf"}, {}, {{"x-csrf-token", "wrong"}}},
      {"bao", "POST", "/api/v1/batch", "[]", 422},
      {"bao", "POST", "/api/v1/batch", "{", 400},
      {"bao", "POST", "/api/v1/batch", batch_of({}), 422, {"base.batch_size"}},
      {"bao", "POST", "/api/v1/batch", batch_of({R"({"method":"GET","path":"/api/v1/notes"})"}), 422, {"operations[0].method"}},
      {"bao", "POST", "/api/v1/batch", batch_of({R"({"path":"/api/v1/notes"})"}), 422, {"operations[0].method"}},
  });
  CHECK(h.notes_in_order().empty());
}

}  // namespace lianxin::http
