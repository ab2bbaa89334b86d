#include "features/rulebook/rulebook_house_test.h"

#include <doctest/doctest.h>

#include "platform/feature/load_deployment.h"
#include "platform/json/json.h"

namespace lianxin::rulebook::house {
namespace {

struct Days {
  int days = 0;
};
BOOST_DESCRIBE_STRUCT(Days, (), (days))

PathRange range_of(std::string_view path) { return {std::string(path), std::string(path) + "~"}; }

Feature offered() {
  auto made = feature(deployment(), {days_book()});
  REQUIRE(made);
  return *std::move(made);
}

}  // namespace

Deployment deployment() {
  auto packs = load_packs();
  REQUIRE(packs);
  auto out = deployment_with(*std::move(packs));
  REQUIRE(out);
  out->partition = prefecture;
  return *std::move(out);
}

Book days_book() {
  Book book{.name = "days", .pristine = R"({"days":3})", .checked = {}, .whole = {}};
  book.checked = [](std::string_view content) -> Result<std::string> {
    const auto read = TRY(json::read<Days>(content));
    if (read.days < 1 || read.days > 9) return invalid_field("days", "base.json_out_of_range", {{"min", "1"}, {"max", "9"}});
    return json::write(read);
  };
  book.whole = [](std::string_view kept) -> Result<std::string> { return std::string(kept); };
  return book;
}

void build(db::Store& store) {
  struct Row { std::string_view code, name, level, parent, path; };
  const auto done = store.transact([](db::Writer& w) -> Result<void> {
    for (const Row& p : {Row{prefecture, "呼伦贝尔市", "prefecture", "", "001"}, Row{"150725000000", "陈巴尔虎旗", "county", prefecture, "001001"}}) {
      const std::optional<std::string_view> parent = p.parent.empty() ? std::nullopt : std::optional(p.parent);
      TRY(w.run("insert into places (partition, code, name, short_name, full_name, level, kind, parent, path, now_code, now_path, version) "
                "values ($1, $2, $3, $3, $3, $4, '', $5, $6, $2, $6, 1)",
                {prefecture, p.code, p.name, p.level, parent, p.path}));
    }
    return {};
  });
  if (!done) FAIL("places: ", done.error().key, " ", done.error().detail);
}

access::AccountView account(std::string_view name, Role role, std::string_view path) {
  access::AccountView view;
  view.account = {named_uuid(name)};
  view.person = {named_uuid(name)};
  view.name = name;
  view.grants = {{.role = role, .reach = Reach::subtree, .places = range_of(path)}};
  return view;
}

Doing doing(Role role, std::string_view path) {
  return {.by = access::actor_of(account("孙强", role, path), "session"), .now = *parse_moment("2026-11-23T09:00:00+08:00")};
}

House::House(db::Store& store) : server((build(store), store), {offered()}) {
  server.let_in("sunqiang", account("孙强", Role::administrator, "001"));
  server.let_in("chenadmin", account("陈管", Role::administrator, "001001"));
  server.let_in("wulan", account("乌兰", Role::office, "001"));
  server.let_in("qianjing", account("钱静", Role::auditor, "001"));
  server.let_in("narisu", account("那日苏", Role::team_member, "001"));
}

}  // namespace lianxin::rulebook::house
