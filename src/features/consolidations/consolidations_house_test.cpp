#include "features/consolidations/consolidations_house_test.h"

#include <doctest/doctest.h>

#include "features/people/people.h"
#include "features/places/places.h"

namespace lianxin::consolidations::house {
namespace {

const tickets::DeskSource& desk() {
  static const auto made = [] {
    auto opened = tickets::open_desk(deployment());
    REQUIRE(opened.has_value());
    return *std::move(opened);
  }();
  return *made;
}

constexpr int at_once = 2'000;  // registered in one transaction

}  // namespace

NodeId node(std::string_view name) { return {named_uuid("node " + std::string(name))}; }
TicketId ticket(int n) { return {named_uuid("voice " + std::to_string(n))}; }
ConsolidationId consolidation() { return {named_uuid("consolidation")}; }

House::House(db::Store& in) : store(in), server(in, {*tickets::feature(deployment()), *feature(deployment())}) {
  test::county::build(store, as_system(), places::feature(deployment()), people::feature(deployment()), usual());
  for (const auto& [name, who] : usual().people) server.let_in(std::string(name), account_with(store, name, who.role, who.reach, who.place));
  for (const char* name : {"额尔敦", "白塔娜"}) server.let_in(name, account_with(store, name, Role::office, Reach::subtree, chen));
}

void House::said(int from, int to, std::string_view place, const std::vector<PersonId>& about, const std::optional<Uuid>& round) {
  Doing doing = acting(account_with(store, "包玉兰", Role::office, Reach::subtree, chen));
  doing.now = *parse_moment("2026-11-20T10:00:00+08:00");
  for (int first = from; first <= to; first += at_once) {
    const auto done = store.transact([&](db::Writer& w) -> Result<void> {
      for (int n = first; n <= std::min(to, first + at_once - 1); ++n) {
        tickets::Register asked{.id = ticket(n), .kind = tickets::TicketKind::suggestion, .channel = n % 2 == 0 ? tickets::Channel::letter_box : tickets::Channel::meeting,
                                .place = std::string(place), .text = "第" + std::to_string(n) + "位说：三号井的水泵又坏了。"};
        asked.about_people = about;
        asked.round = round;
        TRY(tickets::register_ticket(w, doing, desk().packs(), std::move(asked), {}));
      }
      return {};
    });
    INFO((done ? std::string() : done.error().key + " " + done.error().detail + (done.error().fields.empty() ? "" : done.error().fields[0].field + done.error().fields[0].key)));
    REQUIRE(done.has_value());
  }
}

Uuid House::problem() {
  tickets::Register asked{.kind = tickets::TicketKind::problem, .channel = tickets::Channel::office, .place = "150725000000", .title = "水井的事", .text = "几个嘎查的水井都坏了。"};
  asked.gathers = true;
  asked.about_people = {person_id("额尔敦")};
  const Doing doing = acting(account_with(store, "包玉兰", Role::office, Reach::subtree, chen));
  const auto made = store.transact([&](db::Writer& w) { return tickets::register_ticket(w, doing, desk().packs(), std::move(asked), {}); });
  REQUIRE(made.has_value());
  return made->ticket.id.value;
}

void House::begin() {
  server.play({{"包玉兰", "POST", "/api/v1/consolidations",
                R"({"id":")" + to_text(consolidation()) + R"(","title":"2026年第一轮意见","place":"150725000000"})", 201, {R"("state":"open")", R"("version":0)"}}});
}

std::string House::does(const std::string& command, int status, std::string_view who) {
  const auto reply = server.send({std::string(who), "POST", path() + "/commands", command});
  CAPTURE(command.substr(0, 200));
  CAPTURE(reply.content().substr(0, 300));
  CHECK(reply.status == status);
  return std::string(reply.content());
}

void House::grow() {
  begin();
  for (const char* category : {"水", "路"}) does(added("category", category));
  does(added("problem", "水井", "水"));
  does(added("problem", "土路", "路"));
  does(accepted("一", "水井", 1, 2));
  does(accepted("二", "水井", 3, 4));
  does(accepted("三", "土路", 5, 6));
}

std::string path() { return "/api/v1/consolidations/" + to_text(consolidation()); }
std::string quoted(NodeId id) { return "\"" + to_text(id) + "\""; }

std::string tickets_of(int from, int to) {
  std::string out;
  for (int n = from; n <= to; ++n) out += (out.empty() ? "\"" : ",\"") + to_text(ticket(n)) + "\"";
  return "[" + out + "]";
}

std::string added(std::string_view kind, std::string_view name, std::string_view under) {
  return R"({"command":"add","kind":")" + std::string(kind) + R"(","text":")" + std::string(name) + R"(","id":)" + quoted(node(name)) +
         (under.empty() ? "" : R"(,"parent":)" + quoted(node(under))) + "}";
}

std::string accepted(std::string_view line, std::string_view under, int from, int to) {
  return R"({"command":"accept","text":")" + std::string(line) + R"(","id":)" + quoted(node(line)) + R"(,"parent":)" + quoted(node(under)) + R"(,"tickets":)" +
         tickets_of(from, to) + "}";
}

}  // namespace lianxin::consolidations::house
