#include "features/portal/portal_house_test.h"

#include <stdexcept>

#include "features/places/demo_unit.h"
#include "features/places/places.h"
#include "features/portal/portal.h"
#include "features/tickets/tickets.h"
#include "platform/feature/load_deployment.h"

namespace lianxin::portal::house {
namespace {

template <class T>
T value(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().key + " " + result.error().detail);
  return *std::move(result);
}

std::unique_ptr<Deployment> deployment_of_tests() {
  auto out = std::make_unique<Deployment>(value(deployment_with(value(load_packs()))));
  out->secret_key = std::string(32, 'k');
  return out;
}

std::vector<Feature> features_of(const Deployment& deployment) {
  std::vector<Feature> out;
  out.push_back(value(places::feature(deployment)));
  out.push_back(value(tickets::feature(deployment)));
  out.push_back(value(portal::feature(deployment)));
  return out;
}

std::vector<std::string> column(db::Store& store, std::string sql) {
  return value(
      store.reading([&](db::Reader& r) { return r.list(sql, {}, [](const db::Row& row) { return row.get<std::string>(0); }); }));
}

}  // namespace

House::House(db::Store& in, http::Limits limits)
    : store(in), deployment(deployment_of_tests()), server(in, features_of(*deployment), std::move(limits)) {
  const auto places = value(places::feature(*deployment));
  const auto seeded = places.seed(store, {.tickets = 0, .now = server.now()});
  if (!seeded) throw std::runtime_error(seeded.error().key + " " + seeded.error().detail);
}

std::string House::say(std::string_view text, bool anonymous, std::string_view more) {
  const std::string body = R"({"place":")" + std::string(gacha) + R"(","text":")" + std::string(text) + R"(","anonymous":)" +
                           (anonymous ? "true" : R"(false,"name":"斯琴高娃","phone":"13900000001")") + std::string(more) + "}";
  const auto reply = post("/api/v1/public/tickets", body);
  if (reply.status != 201) throw std::runtime_error(std::string(reply.content()));
  return text_of(reply.content(), "receipt_code");
}

http::Reply House::post(const std::string& path, const std::string& body, std::vector<http::Header> headers) {
  return server.send({.method = "POST", .path = path, .body = body, .headers = std::move(headers)});
}

void House::let_staff_in() {
  office = places::demo_unit_id("150725200000", "office");
  water = places::demo_unit_id("150725000000", "water");
  const auto banner =
      value(store.reading([&](db::Reader& r) { return places::find_place(r, deployment->partition, "150725000000"); }));
  const auto account = [](const char* name, UnitId unit, Grant grant) {
    grant.unit = unit;
    return access::AccountView{.account = {named_uuid(std::string("account ") + name)},
                               .person = {named_uuid(std::string("person ") + name)},
                               .name = name,
                               .unit = unit,
                               .superiors = {unit},
                               .grants = {grant}};
  };
  server.let_in("bao", account("包玉兰", office,
                               {.role = Role::office, .reach = Reach::subtree, .places = places::range_of(banner->path)}));
  server.let_in("wang", account("王建国", water, {.role = Role::unit_clerk, .reach = Reach::own_unit}));
}

http::Reply House::command(const std::string& who, const std::string& json) {
  const auto id = value(store.reading([](db::Reader& r) {
                    return r.list("select id from tickets", {}, [](const db::Row& row) { return row.get<std::string>(0); });
                  })).at(0);
  return server.send({.who = who, .method = "POST", .path = "/api/v1/tickets/" + id + "/commands", .body = json});
}

Moment House::at(std::string_view time) const { return *parse_moment("2026-11-23T" + std::string(time) + "+08:00"); }

std::string text_of(std::string_view json, std::string_view name) {
  const std::string key = "\"" + std::string(name) + "\":\"";
  const auto at = json.find(key);
  if (at == std::string_view::npos) return {};
  const auto begin = at + key.size();
  return std::string(json.substr(begin, json.find('"', begin) - begin));
}

std::map<std::string, std::vector<std::string>> dump_of(db::Store& store) {
  const bool sqlite = store.dialect() == db::Dialect::sqlite;
  const auto tables =
      column(store, sqlite ? "select name from sqlite_master where type = 'table' and sql not like 'create virtual%'"
                           : "select tablename from pg_tables where schemaname = current_schema()");
  std::map<std::string, std::vector<std::string>> out;
  for (const auto& table : tables) {
    const auto columns = column(
        store,
        sqlite ? "select name from pragma_table_info('" + table + "')"
               : "select column_name from information_schema.columns where table_schema = current_schema() and table_name = '" +
                     table + "'");
    std::string all;
    for (const auto& name : columns)
      all += (all.empty() ? "" : " || '|' || ") + std::string("coalesce(cast(\"") + name + "\" as text), '')";
    out[table] = column(store, "select " + all + " from \"" + table + "\"");
  }
  return out;
}

}  // namespace lianxin::portal::house
