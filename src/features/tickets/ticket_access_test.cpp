// Who may what with tickets: every verb × role, every route × role, every command × person × where the ticket lies. A verb,
// a route or a command that is not in its table fails.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "features/tickets/ticket_house_test.h"
#include "features/tickets/ticket_scenes_test.h"
#include "features/tickets/tickets.h"
#include "tests/support/http_scenarios.h"
#include "tests/support/test_database.h"

namespace lianxin::tickets {
namespace {

using Names = std::set<std::string_view>;

const Names readers{"office", "unit_clerk", "unit_leader", "team_member", "village_cadre", "inspector"};
const Names registrars{"office", "unit_clerk", "unit_leader", "team_member", "village_cadre"};
const Names every_role{"administrator", "office",        "unit_clerk", "unit_leader",
                       "team_member",   "village_cadre", "inspector",  "auditor"};

const std::map<std::string_view, Names> roles_of_verb = {{"ticket.read", readers},
                                                         {"ticket.register", registrars},
                                                         {"ticket.command", readers},
                                                         {"ticket.decide", {"office"}},
                                                         {"ticket.handle", {"unit_clerk", "unit_leader", "office"}},
                                                         {"ticket.supervise", {"office", "inspector"}},
                                                         {"ticket.judge", {"inspector"}},
                                                         {"ticket.identity", readers},
                                                         {"ticket.by_receipt", every_role},
                                                         {"ticket.packs", every_role}};
const Names open_verbs{"ticket.by_receipt", "ticket.packs"};

const std::map<std::string, Names> roles_of_route = {{"GET /api/v1/tickets", readers},
                                                     {"POST /api/v1/tickets", registrars},
                                                     {"GET /api/v1/tickets/counts", readers},
                                                     {"GET /api/v1/tickets/similar", readers},
                                                     {"GET /api/v1/tickets/{id}", readers},
                                                     {"GET /api/v1/tickets/{id}/suggestions", readers},
                                                     {"GET /api/v1/tickets/{id}/history", readers},
                                                     {"POST /api/v1/tickets/{id}/commands", readers},
                                                     {"POST /api/v1/tickets/{id}/identity", readers},
                                                     {"GET /api/v1/notices", readers},
                                                     {"PATCH /api/v1/notices", readers},
                                                     {"GET /api/v1/assignments", readers},
                                                     {"GET /api/v1/assignments/{id}", readers},
                                                     {"GET /api/v1/assignments/{id}/document", readers},
                                                     {"POST /api/v1/assignments/{id}/void", {"office"}},
                                                     {"GET /api/v1/assignments/order.css", every_role},
                                                     {"GET /api/v1/packs/{name}", every_role}};

// A situation in which the state stands in nobody's way, and who is then let in.
struct Allowed {
  std::string_view situation;
  Names who;
};
const Names offices{"包玉兰", "额尔敦"}, handlers{"王强", "周敏"};
const std::map<std::string_view, Allowed> allowed = {
    {"triage", {"registered", offices}},
    {"link_problem", {"registered", {"包玉兰", "额尔敦", "白塔娜"}}},
    {"unlink_problem", {"registered", {"包玉兰", "额尔敦", "白塔娜"}}},
    {"propose_decline", {"registered", offices}},
    {"confirm_decline", {"decline proposed", offices}},
    {"refuse_decline", {"decline proposed", offices}},
    {"assign", {"triaged", offices}},
    {"accept", {"assigned", handlers}},
    {"return", {"assigned", handlers}},
    {"decide_return", {"returned", offices}},
    {"ask", {"joint", {"包玉兰", "额尔敦", "王强", "周敏", "李敏"}}},
    {"answer", {"asked", {"包玉兰", "额尔敦", "王强", "周敏", "朝鲁", "赵勇"}}},
    {"contribute", {"joint", {"李敏"}}},
    {"request_extension", {"in progress", handlers}},
    {"decide_extension", {"extension asked", offices}},
    {"escalate", {"in progress", offices}},
    {"take", {"escalated", {"白塔娜"}}},
    {"send_back", {"escalated", {"白塔娜"}}},
    {"put_on_agenda", {"escalated", {"白塔娜"}}},
    {"hand_down", {"triaged", offices}},
    {"hand_over", {"triaged", offices}},
    {"reply", {"in progress", handlers}},
    {"release", {"drafted", offices}},
    {"reject_reply", {"drafted", offices}},
    {"note", {"joint", {"包玉兰", "额尔敦", "白塔娜", "王强", "周敏", "李敏", "朝鲁", "赵勇"}}},
    {"supervise", {"in progress", {"包玉兰", "额尔敦", "白塔娜", "赵勇"}}},
    {"reopen", {"closed", {"包玉兰", "额尔敦", "白塔娜", "赵勇"}}},
    {"object", {"declined", {"包玉兰", "额尔敦", "朝鲁", "赵勇"}}},
    {"rate", {"replied", {"赵勇"}}},
    {"close_by_silence", {"noticed", {}}},
    {"withdraw", {"in progress", {"包玉兰", "额尔敦", "朝鲁"}}},
    {"not_mine", {"registered", {"包玉兰", "额尔敦", "朝鲁", "赵勇"}}},
    {"void_assignment", {"assigned", offices}},
    {"open_identity", {"replied", {"包玉兰", "额尔敦", "王强", "周敏", "朝鲁", "赵勇"}}},
    {"tick", {"in progress", {}}},
    {"answer_with_problem", {"in progress", {}}},
};
const Names always_see{"包玉兰", "额尔敦", "白塔娜", "朝鲁", "赵勇", "那日苏"};
const Names before_an_order{"registered", "decline proposed", "triaged", "declined"};

bool sees(std::string_view who, std::string_view situation) {
  if (always_see.contains(who)) return true;
  if (handlers.contains(who)) return !before_an_order.contains(situation);
  return who == "李敏" && situation == "joint";
}

Actor other(const Actor& pattern, const char* name, Role role, Reach reach, std::string_view path, UnitId unit) {
  Actor out = pattern;
  out.name = name;
  out.account = {named_uuid(std::string("account ") + name)};
  out.person = {named_uuid(std::string("person ") + name)};
  out.unit = unit;
  out.superiors = {unit};
  out.grants = {{.role = role, .reach = reach, .places = {std::string(path), std::string(path) + "~"}, .unit = unit}};
  return out;
}

// Every role; the last four have nothing to do with the banner's tickets, or never read any.
std::vector<Actor> everybody() {
  using namespace scenes;
  const UnitId court{named_uuid("unit audit")};
  return {bao(), erdun(), bai(), wang(), li(), chaolu(), zhao(),
          other(wang(), "周敏", Role::unit_leader, Reach::own_unit, "", water_bureau),
          other(chaolu(), "那日苏", Role::team_member, Reach::own_links, "001003002001", UnitId{named_uuid("unit gacha")}),
          sun(),
          other(bao(), "苏日娜", Role::office, Reach::subtree, "001004", other_county_office),
          other(bao(), "高云", Role::administrator, Reach::subtree, "001", court),
          other(bao(), "韩冰", Role::auditor, Reach::subtree, "001", court)};
}

// What the action says, with the ticket in the database as given; nothing of it stays.
std::string_view answer(db::Store& store, const Actor& who, const Ticket& ticket, const Command& command, Moment now) {
  std::string_view out;
  const auto done = store.transact([&](db::Writer& w) -> Result<void> {
    TRY(store::insert_ticket(w, house::prefecture, ticket, {}, {}));
    const auto commanded = command_ticket(w, house::doing(who, now), house::desk(), ticket.id, command, {});
    const Code code = commanded ? Code::invalid : commanded.error().code;
    CHECK(code != Code::internal);
    out = code == Code::not_found ? "not found" : code == Code::forbidden ? "forbidden" : "let in";
    return fail(Code::conflict, "test.roll_back");
  });
  CHECK(done.error().key == "test.roll_back");
  return out;
}

// The same in the neighbour banner, handled by its office and a unit of its own.
Ticket in_foreign_county(Ticket t) {
  t.place_path = "001004001";
  t.owner_unit = t.office_unit = t.holder_unit = scenes::other_county_office;
  t.entered_by = {named_uuid("account somebody there")};
  for (auto& from : t.handling.passed_from) {
    from.office = {named_uuid("unit their sumu office")};
    from.assignment.reset();
  }
  if (auto& order = t.handling.assignment) {
    order->lead_unit = {named_uuid("unit their water")};
    order->parts.clear();
  }
  return t;
}

void each_command(const std::function<void(CommandName, const Command&, const scenes::Situation&)>& body) {
  std::size_t seen = 0;
  for (const CommandName name : all_of<CommandName>()) {
    if (name == CommandName::register_) continue;
    CAPTURE(std::string(name_of(name)));
    REQUIRE(allowed.contains(name_of(name)));
    body(name, scenes::command_of(name), scenes::situation(allowed.at(name_of(name)).situation));
    ++seen;
  }
  CHECK(seen == allowed.size());
}

}  // namespace

TEST_CASE("6.2 every verb × role × where: its roles in their own place, nobody in a foreign county, nobody it is about (E2)") {
  const auto offered = feature(house::deployment());
  REQUIRE(offered);
  CHECK(offered->verbs.size() == roles_of_verb.size());
  for (const access::Verb& verb : offered->verbs) {
    CAPTURE(std::string(verb.name));
    REQUIRE(roles_of_verb.contains(verb.name));
    for (const Role role : all_of<Role>()) {
      CAPTURE(std::string(name_of(role)));
      const bool entitled = roles_of_verb.at(verb.name).contains(name_of(role));
      const Actor who = other(scenes::bao(), "某人", role, Reach::subtree, "001003", scenes::county_office);
      access::Scope scope{.place_path = "001003002"};
      CHECK(access::may(who, verb, scope) == entitled);
      scope.about_people = {who.person};
      CHECK_FALSE(access::may(who, verb, scope));
      CHECK(access::may(who, verb, {.place_path = "001004"}) == open_verbs.contains(verb.name));
    }
  }
}

TEST_CASE("6.2 every route × role: 401 without a session, 403 without a role that may") {
  test::TestDatabase database;
  house::build(*database);
  auto made = feature(house::deployment());
  REQUIRE(made);
  test::InProcessServer server(*database, {*std::move(made)});
  std::set<std::string> tested;
  for (const auto& route : std::vector<http::Route>(server.router().routes().begin(), server.router().routes().end())) {
    const std::string method = route.method == http::Method::get ? "GET" : route.method == http::Method::patch ? "PATCH" : "POST";
    const std::string name = method + " " + std::string(route.pattern);
    CAPTURE(name);
    REQUIRE(roles_of_route.contains(name));
    tested.insert(name);
    std::string path(route.pattern);
    if (const auto at = path.find("{id}"); at != std::string::npos) path.replace(at, 4, to_text(named_uuid("nobody has this")));
    if (const auto at = path.find("{name}"); at != std::string::npos) path.replace(at, 6, "channels");
    const std::string body = method == "GET" ? "" : "{}";
    CHECK(server.send({"", method, path, body}).status == 401);
    for (const Role role : all_of<Role>()) {
      const Actor who = other(scenes::bao(), "某人", role, Reach::subtree, "001", house::unit_named("市大引领办"));
      server.let_in(who.name, {.account = who.account, .person = who.person, .name = who.name, .unit = who.unit, .grants = who.grants});
      const int status = server.send({who.name, method, path, body}).status;
      CAPTURE(std::string(name_of(role)));
      CHECK(status < 500);
      CHECK((status == 403) == !roles_of_route.at(name).contains(name_of(role)));
    }
  }
  CHECK(tested.size() == roles_of_route.size());
}

TEST_CASE("4.41 every command × person on a ticket of the own banner: let in, forbidden, or not to be seen") {
  test::TestDatabase database;
  each_command([&](CommandName name, const Command& command, const scenes::Situation& s) {
    for (const Actor& who : everybody()) {
      CAPTURE(who.name);
      const bool let_in = allowed.at(name_of(name)).who.contains(who.name);
      const std::string_view expected = let_in ? "let in" : sees(who.name, s.name) ? "forbidden" : "not found";
      CHECK(answer(*database, who, s.ticket, command, s.now) == expected);
    }
  });
}

TEST_CASE("4.41 every command × person on a ticket of the neighbour banner: only the level above both sees it") {
  test::TestDatabase database;
  const Names there{"苏日娜", "白塔娜"};
  each_command([&](CommandName, const Command& command, const scenes::Situation& s) {
    for (const Actor& who : everybody()) {
      CAPTURE(who.name);
      const auto told = answer(*database, who, in_foreign_county(s.ticket), command, s.now);
      CHECK((told == "not found") == !there.contains(who.name));
    }
  });
}

TEST_CASE("E2 every command × person: whom it is about, or whose unit or superior, it does not exist for") {
  test::TestDatabase database;
  each_command([&](CommandName, const Command& command, const scenes::Situation& s) {
    for (const Actor& who : everybody()) {
      CAPTURE(who.name);
      Ticket about_him = s.ticket;
      about_him.about_people = {who.person};
      CHECK(answer(*database, who, about_him, command, s.now) == "not found");
      Ticket about_his_unit = s.ticket;
      about_his_unit.about_units = {who.superiors.back()};
      CHECK(answer(*database, who, about_his_unit, command, s.now) == "not found");
    }
  });
}

TEST_CASE("6.2 registering: offices in their own area, whoever receives a resident anywhere, others nowhere") {
  test::TestDatabase database;
  house::build(*database);
  const Names anywhere{"白塔娜", "王强", "李敏", "孙丽", "刘洋", "朝鲁"};
  const std::map<std::string_view, Names> also{{house::gacha, {"包玉兰", "额尔敦"}}, {house::arun_village, {"苏日娜"}}};
  for (const auto& [place, of_the_place] : also) {
    for (const char* name : {"包玉兰", "额尔敦", "白塔娜", "苏日娜", "王强", "李敏", "孙丽", "刘洋", "朝鲁", "赵勇", "高云", "韩冰"}) {
      CAPTURE(name);
      CAPTURE(std::string(place));
      const auto done = database->transact([&](db::Writer& w) {
        return register_ticket(w, house::doing(house::person(name), house::at(11, 9)), house::desk(), house::request("井坏了，没水喝。", place), {});
      });
      CHECK(done.has_value() == (anywhere.contains(name) || of_the_place.contains(name)));
      if (!done) CHECK(done.error().code == Code::forbidden);
    }
  }
}

}  // namespace lianxin::tickets
