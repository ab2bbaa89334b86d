#include "features/identity/identity_house_test.h"

#include <doctest/doctest.h>

#include "features/identity/password_actions.h"
#include "features/places/places.h"
#include "platform/embedded/embedded.h"

namespace lianxin::identity::house {
namespace {

struct PlaceRow { std::string_view code, name, level, parent, path; };
struct UnitRow { std::string_view name, kind, place, superior, path; };

const PlaceRow place_rows[] = {{prefecture, "呼伦贝尔市", "prefecture", "", "001"},
                               {chen, "陈巴尔虎旗", "county", prefecture, "001001"},
                               {arun, "阿荣旗", "county", prefecture, "001002"},
                               {sumu, "西乌珠尔苏木", "township", chen, "001001001"}};
const UnitRow unit_rows[] = {{"盟办", "office", prefecture, "", "001"},      {"陈办", "office", chen, "盟办", "001001"},
                             {"水利局", "department", chen, "陈办", "001001001"}, {"水利站", "institution", sumu, "水利局", "001001001001"},
                             {"财政局", "department", chen, "陈办", "001001002"}, {"阿办", "office", arun, "盟办", "001002"}};

struct PersonRow { std::string_view name, unit, login_name; };
const PersonRow person_rows[] = {{"孙强", "盟办", "admin"},         {"陈管", "陈办", "chenadmin"}, {"乌兰", "盟办", "wulan"},
                                 {"王建国", "水利局", "wangjianguo"}, {"那日苏", "水利站", "narisu"},  {"钱静", "盟办", "qianjing"},
                                 {"包玉兰", "陈办", ""},             {"苏日娜", "阿办", ""},         {"李秀英", "财政局", "fresh"}};

std::optional<std::string_view> or_null(std::string_view text) {
  if (text.empty()) return std::nullopt;
  return text;
}

}  // namespace

const std::string& password_hash() {
  static const std::string hash = hashed(password);
  return hash;
}

PersonId person_id(std::string_view name) { return {named_uuid("person " + std::string(name))}; }
UnitId unit_id(std::string_view name) { return {named_uuid(name)}; }
AccountId account_id(std::string_view login_name) { return {named_uuid("account " + std::string(login_name))}; }

Doing doing_as_system() { return {.by = system_actor("test"), .now = now}; }

Deployment deployment() {
  Deployment out;
  out.partition = prefecture;
  out.secret_key = std::string(32, 'k');
  std::map<std::string, std::string, std::less<>> files;
  for (const auto& file : embedded_packs()) files.emplace(file.path, file.content);
  out.packs = Packs(std::move(files));
  return out;
}

NewGrant over(Role role, std::string_view place) { return {.role = role, .reach = Reach::subtree, .place = std::string(place)}; }
NewGrant in_unit(Role role, std::string_view unit) { return {.role = role, .reach = Reach::own_unit, .unit = unit_id(unit)}; }
NewGrant with_links(Role role) { return {.role = role, .reach = Reach::own_links}; }

void build(db::Store& store) {
  const auto done = store.transact([](db::Writer& w) -> Result<void> {
    for (const PlaceRow& p : place_rows)
      TRY(w.run("insert into places (partition, code, name, short_name, full_name, level, kind, parent, path, now_code, now_path, version) "
                "values ($1, $2, $3, $3, $3, $4, '', $5, $6, $2, $6, 1)",
                {prefecture, p.code, p.name, p.level, or_null(p.parent), p.path}));
    for (const UnitRow& u : unit_rows) {
      std::optional<UnitId> superior;
      if (!u.superior.empty()) superior = unit_id(u.superior);
      TRY(w.run("insert into units (partition, id, name, short_name, kind, place, superior, path, numbering_prefix, phone, version) "
                "values ($1, $2, $3, $3, $4, $5, $6, $7, '', '', 1)",
                {prefecture, unit_id(u.name), u.name, u.kind, u.place, superior, u.path}));
    }
    for (const PersonRow& p : person_rows)
      TRY(w.run("insert into people (partition, id, name, unit, post, rank, phone, version) values ($1, $2, $3, $4, '', '', '', 1)",
                {prefecture, person_id(p.name), p.name, unit_id(p.unit)}));
    TRY(w.run("insert into teams (partition, id, name, level, place, version) values ($1, $2, '苏木队', 'county', $3, 1)",
              {prefecture, to_text(named_uuid("苏木队")), sumu}));
    TRY(w.run("insert into team_seats (partition, team, person, seat, from_on) values ($1, $2, $3, 'member', 0)",
              {prefecture, to_text(named_uuid("苏木队")), person_id("那日苏")}));
    return {};
  });
  REQUIRE(done.has_value());
}

AccountId add(db::Store& store, std::string_view login_name, std::vector<NewGrant> grants, bool must_change) {
  NewAccount wanted{.id = account_id(login_name), .login_name = std::string(login_name), .must_change_password = must_change,
                    .grants = std::move(grants)};
  for (const PersonRow& p : person_rows)
    if (p.login_name == login_name) wanted.person = person_id(p.name);
  const auto made = store.transact(
      [&](db::Writer& w) { return create_account(w, doing_as_system(), prefecture, wanted, password_hash()); });
  CAPTURE(made.has_value() ? "" : made.error().key);
  REQUIRE(made.has_value());
  return made->account.id;
}

void settle(db::Store& store) {
  build(store);
  add(store, "admin", {over(Role::administrator, prefecture)});
  add(store, "chenadmin", {over(Role::administrator, chen)});
  add(store, "wulan", {over(Role::office, prefecture)});
  add(store, "wangjianguo", {in_unit(Role::unit_clerk, "水利局")});
  add(store, "narisu", {with_links(Role::team_member)});
  add(store, "qianjing", {over(Role::auditor, prefecture)});
  add(store, "nobody", {});
  add(store, "fresh", {in_unit(Role::unit_clerk, "财政局")}, true);
  const AccountId gone = add(store, "gone", {in_unit(Role::unit_clerk, "财政局")});
  const auto blocked = store.transact([&](db::Writer& w) {
    return edit_account(w, doing_as_system(), prefecture, gone, {.blocked = true}, std::nullopt, std::nullopt);
  });
  REQUIRE(blocked.has_value());
}

namespace {

std::vector<Feature> features_of(const Deployment& setting) {
  auto places = places::feature(setting);
  REQUIRE(places.has_value());
  return {std::move(*places), feature(setting)};
}

}  // namespace

House::House(db::Store& store) : server((settle(store), store), features_of(setting)) {
  server.set_now(now);
  for (const char* name : {"admin", "chenadmin", "wulan", "wangjianguo", "narisu", "qianjing", "nobody", "fresh"})
    server.sign_in(name, account_id(name));
}

std::vector<std::string> journal_kinds(db::Store& store) {
  const auto kinds = store.reading([](db::Reader& r) {
    return r.list("select kind from journal order by seq", {}, [](const db::Row& row) { return row.get<std::string>(0); });
  });
  REQUIRE(kinds.has_value());
  return *kinds;
}

std::string journal_text(db::Store& store) {
  std::string out;
  const auto read = store.reading([&](db::Reader& r) {
    return r.select("select actor_name, subject, detail from journal", {}, [&](const db::Row& row) {
      for (int i = 0; i < 3; ++i) out += std::string(row.text(i)) + "\n";
    });
  });
  REQUIRE(read.has_value());
  return out;
}

}  // namespace lianxin::identity::house
