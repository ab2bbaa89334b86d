#include "features/rounds/rounds_house_test.h"

#include <doctest/doctest.h>

#include "features/people/people.h"
#include "features/places/places.h"
#include "features/rounds/opinion_store.h"

namespace lianxin::rounds::house {

const RoundBook& book() {
  static const auto made = [] {
    auto opened = open_book(deployment());
    INFO((opened ? std::string() : opened.error().key + " " + opened.error().detail));
    REQUIRE(opened.has_value());
    return *std::move(opened);
  }();
  return *made;
}

RoundId round_id(std::string_view name) { return {named_uuid("round " + std::string(name))}; }

std::string at(std::string_view below) { return "/api/v1/rounds/" + to_text(round_id()) + std::string(below); }

NewRound spring(std::string_view name) {
  NewRound out{.id = round_id(name), .title = "第" + std::string(name) + "征求意见", .place = std::string(chen), .opens_on = *parse_day("2026-11-16"), .closes_on = *parse_day("2026-11-27"),
               .consolidate_on = *parse_day("2026-12-11")};
  out.channels = {"letter_box", "form", "symposium", "hotline", "public_page", "household_visit"};
  out.asks = std::vector<std::string>{"用水用电方便吗？", "办事要跑几趟？"};
  out.points = std::vector<Point>{{"line1", "旗纪委热线", "hotline", "0470-6710001"}, {"line2", "旗组织部热线", "hotline", "0470-6710002"}};
  out.is_public = true;
  return out;
}

Round made(db::Store& store, const NewRound& asked) {
  const auto done = store.transact([&](db::Writer& w) { return make_round(w, as_system(), book(), asked); });
  INFO((done ? std::string() : done.error().key + " " + (done.error().fields.empty() ? done.error().detail : done.error().fields[0].field + " " + done.error().fields[0].key)));
  REQUIRE(done.has_value());
  return done->round;
}

Doing as(db::Store& store, std::string_view name) {
  const Somebody& who = usual().people.at(name);
  return acting(account_with(store, name, who.role, who.reach, who.place));
}

House::House(db::Store& in) : store(in), server(in, {*places::feature(deployment()), *tickets::feature(deployment()), *feature(deployment())}) {
  test::county::build(store, as_system(), places::feature(deployment()), people::feature(deployment()), usual());
  for (const auto& [name, who] : usual().people) server.let_in(std::string(name), account_with(store, name, who.role, who.reach, who.place));
  made(store, spring());
}

std::string said(std::string_view text, std::string_view channel, std::string_view more) {
  return R"({"place":"150725200201","channel":")" + std::string(channel) + R"(","target":"work","text":")" + std::string(text) + "\"" + std::string(more) + "}";
}

void check_counts(db::Store& store, RoundId id) {
  const PathRange all{"", "\x7f"};
  const auto told = [](const std::vector<TallyRow>& rows) {
    std::string out;
    for (const auto& row : rows) out += row.path + " " + row.channel + " " + row.source + " " + std::string(name_of(row.target)) + " " + row.point + " " + std::to_string(row.opinions) + "\n";
    return out;
  };
  const auto kept = store.reading([&](db::Reader& r) { return store::tallies_of(r, prefecture, id, all, {all}); });
  const auto counted = store.reading([&](db::Reader& r) { return store::recounted(r, prefecture, id, all); });
  REQUIRE(kept.has_value());
  REQUIRE(counted.has_value());
  CHECK(told(*kept) == told(*counted));
}

}  // namespace lianxin::rounds::house
