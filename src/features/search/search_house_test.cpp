#include "features/search/search_house_test.h"

#include <doctest/doctest.h>

#include "features/people/people.h"
#include "features/places/places.h"

namespace lianxin::search::house {
namespace {

UnitId unit_named(db::Store& store, std::string_view name) {
  const auto found = store.reading([&](db::Reader& r) {
    return r.list("select id from units_facts where name = $1", {name}, [](const db::Row& row) { return row.get<UnitId>(0); });
  });
  REQUIRE(found.has_value());
  REQUIRE(found->size() == 1);
  return found->front();
}

}  // namespace

std::string id_of(std::string_view name) { return to_text(named_uuid("search test " + std::string(name))); }

std::string search_for(std::string_view words, std::string_view more) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out = "/api/v1/search?q=";
  for (const char c : words) {
    const auto byte = static_cast<unsigned char>(c);
    out += {'%', digits[byte / 16], digits[byte % 16]};
  }
  return out.append(more);
}

House::House(db::Store& s) : store(s), server(s, {*tickets::feature(deployment()), *visits::feature(deployment()), *ledgers::feature(deployment()), *feature(deployment())}) {
  build(store, as_system(), places::feature(deployment()), people::feature(deployment()), usual());
  for (const auto& [name, who] : usual().people) server.let_in(std::string(name), account_with(store, name, who.role, who.reach, who.place, who.unit.empty() ? UnitId{} : unit_named(store, who.unit)));
}

std::string House::sent(std::string_view who, const std::string& path, const std::string& body, int status) {
  const auto reply = server.send({std::string(who), "POST", path, body, status});
  CAPTURE(reply.content());
  REQUIRE(reply.status == status);
  return std::string(reply.content());
}

std::string House::said(std::string_view who, std::string_view place, std::string_view text, std::string_view more) {
  const std::string id = id_of(text);
  sent(who, "/api/v1/tickets", R"({"id":")" + id + R"(","kind":"help","channel":"visit","place":")" + std::string(place) + R"(","text":")" + std::string(text) +
           R"(","submitter":"staff")" + std::string(more) + "}", 201);
  return id;
}

std::string House::visited(std::string_view who, std::string_view place, std::string_view words, std::string_view day) {
  const std::string id = id_of(words), began = std::string(day) + "T10:00:00+08:00";
  sent(who, "/api/v1/visits", R"({"id":")" + id + R"(","kind":"meeting","place":")" + std::string(place) + R"(","began_at":")" + began + R"(","words":")" +
           std::string(words) + R"("})", 201);
  return id;
}

std::string House::entered(std::string_view who, std::string_view place, std::string_view summary, std::string_view more) {
  const std::string id = id_of(summary);
  sent(who, "/api/v1/ledgers/disputes/records", R"({"id":")" + id + R"(","place":")" + std::string(place) + R"(","fields":{"found_on":"2026-11-02","kind":"pasture","summary":")" + std::string(summary) + "\"" +
           std::string(more) + "}}", 201);
  return id;
}

}  // namespace lianxin::search::house
