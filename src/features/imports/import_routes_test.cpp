#include "features/imports/import_routes.h"

#include <doctest/doctest.h>

#include <set>

#include "base/text.h"
#include "features/imports/imports.h"
#include "tests/support/http_scenarios.h"
#include "tests/support/test_database.h"

namespace lianxin::imports {
namespace {

constexpr std::string_view partition = "150700";
const std::string places = "/api/v1/imports?kind=places";
const std::string file = "code,name\n1,一队\n2,\n3,三队\n";
const std::vector<http::Header> csv = {{"content-type", "text/csv; charset=utf-8"}};

// Lines of "code,name" are kept in `known`; an empty name is a fault; an administrator may, others hear why not.
struct Shelf {
  std::set<std::string> known{};
  std::string file_name{};

  Result<ImportReport> take(const Doing& doing, std::string_view name, std::string_view content, bool dry_run) {
    if (!doing.by.has_role(Role::administrator)) return fail(Code::forbidden, "base.forbidden");
    file_name = name;
    ImportReport report;
    for (const auto line : split(content.substr(content.find('\n') + 1), '\n')) {
      if (line.empty()) continue;
      const std::int64_t number = ++report.rows + 1;
      const std::string row(line);
      if (row.ends_with(',')) {
        report.faults.push_back({number, "name", "base.required", {}});
        report.faults.push_back({number, "", "imports.unknown_kind", {{"kinds", "places"}}});
      } else if (known.contains(row)) {
        ++report.unchanged;
      } else {
        ++report.added;
        if (!dry_run) known.insert(row);
      }
    }
    return report;
  }
};

access::AccountView account(std::string_view name, Role role) {
  access::AccountView view;
  view.account = {named_uuid(name)};
  view.person = {named_uuid(name)};
  view.name = name;
  view.grants = {{.role = role, .reach = Reach::subtree, .places = {"001", "001~"}}};
  return view;
}

struct House {
  Shelf shelf{};
  test::InProcessServer server;

  static Deployment deployment() {
    Deployment d;
    d.partition = partition;
    return d;
  }
  Importer importer() {
    return {"places", [this](db::Store&, const Doing& doing, std::string_view name, std::string_view content, bool dry_run,
                             auto&&) { return shelf.take(doing, name, content, dry_run); }};
  }
  explicit House(db::Store& store) : server(store, {feature(deployment(), {importer()})}) {
    server.let_in("sunqiang", account("孙强", Role::administrator));
    server.let_in("gaoyun", account("高云", Role::administrator));
    server.let_in("wulan", account("乌兰", Role::office));
    server.let_in("sarnai", account("萨仁", Role::office));
    server.let_in("narisu", account("那日苏", Role::team_member));
    server.let_in("qianjing", account("钱静", Role::auditor));
  }
};

void on_each(const std::function<void(House&)>& body) {
  test::with_each_store("imports over HTTP", [&](db::Store& store) {
    House house(store);
    body(house);
  });
}

std::string id_in(const http::Reply& reply) {
  const std::string_view body = reply.content();
  const auto at = body.find("\"id\":\"");
  REQUIRE(at != std::string_view::npos);
  return std::string(body.substr(at + 6, 36));
}

}  // namespace

TEST_CASE("a broken row is told with its line and stops nothing; twice changes nothing; a dry run changes nothing") {
  on_each([](House& house) {
    house.server.play({
        {"sunqiang", "POST", places + "&dry_run=true", file, 200, {"\"dry_run\":true", "\"created\":2", "\"failed\":1"}, {}, csv},
    });
    CHECK(house.shelf.known.empty());
    CHECK(house.shelf.file_name == "rows.csv");
    house.server.play({
        {"sunqiang", "POST", places + "&dry_run=false", file, 200,
         {"\"kind\":\"places\"", "\"dry_run\":false", "\"rows\":3", "\"created\":2", "\"unchanged\":0", "\"failed\":1", "\"line\":3",
          "\"field\":\"name\"", "\"code\":\"base.required\"", "{\"line\":3,\"code\":\"imports.unknown_kind\"", "可以导入的有：places"}, {}, csv},
        {"sunqiang", "POST", places, file, 200, {"\"created\":0", "\"unchanged\":2", "\"failed\":1"}, {},
         {{"content-type", "text/tab-separated-values"}, {"accept-language", "en"}}},
        {"sunqiang", "POST", places, "code,name\n", 200, {"\"rows\":0", "\"errors\":[]"}, {}, csv},
    });
    CHECK(house.shelf.known.size() == 2);
    CHECK(house.shelf.file_name == "rows.csv");
  });
}

TEST_CASE("the type of the content says how columns are parted") {
  on_each([](House& house) {
    house.server.play({{"sunqiang", "POST", places, file, 200, {}, {}, {{"content-type", "text/tab-separated-values"}}}});
    CHECK(house.shelf.file_name == "rows.tsv");
  });
}

TEST_CASE("what is no import is refused, and nothing of it is kept") {
  const std::string endless(32 * 1024 * 1024 + 1, 'x');
  on_each([&](House& house) {
    house.server.play({
        {"", "POST", places, file, 401, {}, {}, csv},
        {"narisu", "POST", places, file, 403, {}, {}, csv},
        {"qianjing", "POST", places, file, 403, {}, {}, csv},
        {"wulan", "POST", places, file, 403, {"base.forbidden"}, {}, csv},  // offices import, but not this kind
        {"sunqiang", "POST", places, file, 403, {"csrf"}, {}, {csv.front(), {"x-csrf-token", "none"}}},
        {"sunqiang", "POST", places, file, 415, {"imports.content_type"}, {}, {{"content-type", "application/json"}}},
        {"sunqiang", "POST", places, file, 415, {}, {}, {{"content-type", "application/vnd.ms-excel"}}},
        {"sunqiang", "POST", "/api/v1/imports?kind=stars", file, 422, {"imports.unknown_kind", "\"kind\"", "places"}, {}, csv},
        {"sunqiang", "POST", "/api/v1/imports", file, 422, {"\"kind\""}, {}, csv},
        {"sunqiang", "POST", places + "&dry_run=perhaps", file, 422, {"\"dry_run\""}, {}, csv},
    });
    CHECK(house.server.send({"sunqiang", "POST", places, endless, 413, {}, {}, csv}).status == 413);
    CHECK(house.shelf.known.empty());
  });
}

TEST_CASE("a result is read by whoever ran the import and by administrators, and by nobody else") {
  on_each([](House& house) {
    const std::string path = "/api/v1/imports/" + id_in(house.server.send({"sunqiang", "POST", places, file, 200, {}, {}, csv}));
    house.server.play({
        {"sunqiang", "GET", path, "", 200, {"\"rows\":3", "\"created\":2", "\"failed\":1", "\"line\":3", "可以导入的有：places"}},
        {"sunqiang", "GET", path, "", 200, {"What can be imported: places"}, {}, {{"accept-language", "en"}}},
        {"gaoyun", "GET", path, "", 200, {"\"created\":2"}},
        {"sarnai", "GET", path, "", 404},
        {"narisu", "GET", path, "", 403},
        {"", "GET", path, "", 401},
        {"sunqiang", "GET", "/api/v1/imports/01933b1e-0000-7c3e-9d0b-3f6f2a9c1e55", "", 404},
        {"sunqiang", "GET", "/api/v1/imports/none", "", 404},
    });
  });
}

}  // namespace lianxin::imports
