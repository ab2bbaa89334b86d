#include <doctest/doctest.h>

#include "features/audit/audit.h"
#include "features/places/places.h"
#include "tests/support/http_scenarios.h"
#include "tests/support/test_database.h"

namespace lianxin::audit {
namespace {

using test::TestDatabase;
using test::with_each_store;

constexpr Role all_roles[] = {Role::administrator, Role::office,       Role::unit_clerk, Role::unit_leader,
                              Role::team_member,   Role::village_cadre, Role::inspector,  Role::auditor};
constexpr std::string_view prefecture = "150700000000";
const Moment now = *parse_moment("2026-11-23T09:00:00+08:00");
const PersonId wang{named_uuid("王建国")};

void add_place(db::Writer& w, std::string_view code, std::string_view name, std::string_view path) {
  REQUIRE(w.run("insert into places (partition, code, name, short_name, full_name, level, kind, path, now_code, now_path, version) "
                "values ($1, $2, $3, $3, $3, 'county', '', $4, $2, $4, 1)",
                {prefecture, code, name, path}).has_value());
}

void record(db::Writer& w, Actor by, std::string_view kind, std::string subject, std::string path, std::string detail, Moment at = now) {
  REQUIRE(journal::record(w, {.by = std::move(by), .now = at},
                          {.kind = kind, .subject_kind = "ticket", .subject = std::move(subject), .place_path = std::move(path),
                           .detail = std::move(detail)}).has_value());
}

void fill(db::Store& store) {
  const auto done = store.transact([](db::Writer& w) -> Result<void> {
    add_place(w, prefecture, "呼伦贝尔市", "001");
    add_place(w, "150725000000", "陈巴尔虎旗", "001001");
    add_place(w, "150721000000", "阿荣旗", "001002");
    Actor clerk{.kind = Actor::Kind::account, .person = wang, .name = "王建国", .via = "session"};
    record(w, clerk, "ticket.assigned", "chen-1", "001001", R"({"reason":"=1+1 按职责"})");
    record(w, clerk, "ticket.identity_opened", "chen-2", "001001", R"({"reason":"回访"})");
    record(w, system_actor("job"), "ticket.reminded", "arun-1", "001002", "{}");
    record(w, Actor{}, "ticket.registered", "arun-2", "001002", "{}", now - 3 * ms_per_day);
    record(w, system_actor("cli"), "backup.made", "backup", "", "{}");
    return {};
  });
  REQUIRE(done.has_value());
}

struct House {
  explicit House(db::Store& store) : server((fill(store), store), features(deployment)) {
    server.set_now(now);
    for (const Role role : all_roles) let_in(std::string(name_of(role)), role, {"001", "002"});
    let_in("chen auditor", Role::auditor, {"001001", "001002"});
  }
  void let_in(const std::string& who, Role role, PathRange range) {
    server.let_in(who, {.account = {named_uuid(who)}, .name = who, .grants = {{.role = role, .reach = Reach::subtree, .places = range}}});
  }
  static Result<Names> numbers(const db::Reader&, const std::vector<std::string>& ids) {
    Names out;
    for (const auto& id : ids)
      if (id.starts_with("chen")) out.emplace_back(id, "陈旗 " + id);
    return out;
  }
  static std::vector<Feature> features(const Deployment& d) { return {feature(d, {{"ticket", numbers}, {"place", numbers}})}; }
  Deployment deployment;
  test::InProcessServer server;
};

}  // namespace

TEST_CASE("6.2 the journal is read by auditors and administrators, taken away by auditors, by nobody else") {
  TestDatabase database;
  House h(*database);
  for (const Role role : all_roles) {
    const bool reads = role == Role::auditor || role == Role::administrator;
    const std::string who(name_of(role));
    h.server.play({{who, "GET", "/api/v1/audit", "", reads ? 200 : 403},
                   {who, "POST", "/api/v1/audit/export", "", role == Role::auditor ? 200 : 403}});
  }
  h.server.play({{"", "GET", "/api/v1/audit", "", 401}, {"", "POST", "/api/v1/audit/export", "", 401}});
}

TEST_CASE("6.2 an auditor sees the rows of his places, and those of no place only for the whole tree") {
  with_each_store("audit", [](db::Store& store) {
    House h(store);
    h.server.play({
        {"auditor", "GET", "/api/v1/audit", "", 200, {"chen-1", "chen-2", "arun-1", "arun-2", "backup"}},
        {"chen auditor", "GET", "/api/v1/audit", "", 200, {"chen-1", "chen-2"}, {"arun-1", "arun-2", "backup"}},
        {"chen auditor", "GET", "/api/v1/audit?place=150721000000", "", 200, {"\"items\":[]"}},
        {"auditor", "GET", "/api/v1/audit?place=150725000000", "", 200, {"chen-1"}, {"arun-1", "backup"}},
        {"auditor", "GET", "/api/v1/audit?place=999", "", 422, {"audit.no_such_place"}},
        {"auditor", "GET", "/api/v1/audit?actor=" + to_text(wang), "", 200, {"chen-1"}, {"arun-1"}},
        {"auditor", "GET", "/api/v1/audit?actor=wang", "", 422, {"\"actor\""}},
        {"auditor", "GET", "/api/v1/audit?action=ticket.assigned", "", 200, {"chen-1"}, {"chen-2"}},
        {"auditor", "GET", "/api/v1/audit?subject=chen-2", "", 200, {"chen-2", "\"reason\":\"回访\""}, {"chen-1"}},
        {"auditor", "GET", "/api/v1/audit?q=%E5%BB%BA%E5%9B%BD", "", 200, {"chen-1"}, {"arun-1"}},
        {"auditor", "GET", "/api/v1/audit?from=2026-11-20&to=2026-11-20", "", 200, {"arun-2", "\"kind\":\"public\""}, {"chen-1"}},
        {"auditor", "GET", "/api/v1/audit?from=2026-11-21", "", 200, {"chen-1", "\"kind\":\"system\""}, {"arun-2"}},
        {"auditor", "GET", "/api/v1/audit?from=yesterday", "", 422, {"\"from\""}},
        {"auditor", "GET", "/api/v1/audit?limit=0", "", 422},
        {"auditor", "GET", "/api/v1/audit?cursor=x", "", 400, {"\"field\":\"cursor\""}},
    });
  });
}

TEST_CASE("6.2 a row says what its subject is called, where that is known") {
  TestDatabase database;
  House h(*database);
  h.server.play({{"auditor", "GET", "/api/v1/audit?subject=chen-2", "", 200, {R"("subject_id":"chen-2","subject_name":"陈旗 chen-2")"}},
                 {"auditor", "GET", "/api/v1/audit?subject=arun-1", "", 200, {R"("subject_id":"arun-1")"}, {"subject_name"}}});
}

TEST_CASE("E2 who looked: only the openings of what is kept apart") {
  TestDatabase database;
  House h(*database);
  h.server.play({{"auditor", "GET", "/api/v1/audit?looks=true", "", 200, {"chen-2", "王建国"}, {"chen-1", "arun-1", "backup"}}});
}

TEST_CASE("taking the journal away is told in the journal, and cells are no formulas") {
  with_each_store("export", [](db::Store& store) {
    House h(store);
    const auto reply = h.server.send({"auditor", "POST", "/api/v1/audit/export?action=ticket.assigned"});
    CHECK(reply.content_type == "text/csv; charset=utf-8");
    CHECK(reply.body.starts_with("\xEF\xBB\xBF序号,时间,操作人"));
    CHECK(reply.body.find("chen-1") != std::string::npos);
    CHECK(reply.body.find("chen-2") == std::string::npos);
    CHECK(reply.body.find(",=") == std::string::npos);
    h.server.play({{"auditor", "GET", "/api/v1/audit?action=audit.exported", "", 200, {"\"rows\":1", "\"action\":\"ticket.assigned\""}},
                   {"chen auditor", "POST", "/api/v1/audit/export", "", 200, {"chen-2"}, {"arun-1", "backup"}}});
  });
}

}  // namespace lianxin::audit
