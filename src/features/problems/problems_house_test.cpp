#include "features/problems/problems_house_test.h"

#include <doctest/doctest.h>

#include "features/people/people.h"
#include "features/places/places.h"

namespace lianxin::problems::house {

std::string id_of(std::string_view name) { return to_text(named_uuid("problem test " + std::string(name))); }

std::string problem(std::string_view name, const std::vector<std::string_view>& voices) {
  std::string ids;
  for (const auto voice : voices) ids += (ids.empty() ? "\"" : ",\"") + id_of(voice) + "\"";
  return R"({"id":")" + id_of(name) + R"(","title":"机井老旧，三个嘎查缺水","text":"三号井、五号井的水泵坏了，人畜喝水要去三十里外拉。","place":"150725200000",)" +
         R"("category":"water.drinking.well","urgency":"serious","difficulty":"hard","tickets":[)" + ids + "]}";
}

UnitId unit_named(db::Store& store, std::string_view name) {
  const auto found = store.reading([&](db::Reader& r) {
    return r.list("select id from units_facts where name = $1", {name}, [](const db::Row& row) { return row.get<UnitId>(0); });
  });
  REQUIRE(found.has_value());
  REQUIRE(found->size() == 1);
  return found->front();
}

House::House(db::Store& s) : store(s), server(s, {*tickets::feature(deployment()), *feature(deployment())}) {
  build(store, as_system(), places::feature(deployment()), people::feature(deployment()), usual());
  for (const auto& [name, who] : usual().people) server.let_in(std::string(name), account_with(store, name, who.role, who.reach, who.place, who.unit.empty() ? UnitId{} : unit_named(store, who.unit)));
}

std::string House::sent(std::string_view who, const std::string& path, const std::string& body, int status) {
  const auto reply = server.send({std::string(who), "POST", path, body, status});
  CAPTURE(reply.content());
  REQUIRE(reply.status == status);
  return std::string(reply.content());
}

std::string House::said(std::string_view name, std::string_view text) {
  sent("朝鲁", "/api/v1/tickets",
       R"({"id":")" + id_of(name) + R"(","kind":"help","channel":"visit","place":"150725200201","text":")" + std::string(text) + R"(","submitter":"staff"})", 201);
  return id_of(name);
}

}  // namespace lianxin::problems::house
