#include "features/tickets/ticket_actions.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "features/tickets/assignment_actions.h"
#include "features/tickets/receipt_actions.h"
#include "features/tickets/ticket_house_test.h"
#include "tests/support/faulty_store.h"
#include "tests/support/test_database.h"

namespace lianxin::tickets {
namespace {

using namespace house;

struct Fresh {
  test::TestDatabase database;
  db::Store& store = database.store();
  Fresh() { build(store); }
  template <class F>
  auto write(F f) {
    return store.transact([&](db::Writer& w) { return f(w); });
  }
  template <class F>
  auto read(F f) {
    return store.reading([&](db::Reader& r) { return f(r); });
  }
  std::int64_t rows(std::string_view table) {
    const auto n = store.reading([&](db::Reader& r) { return r.integer("select count(*) from " + std::string(table), {}); });
    REQUIRE(n);
    return *n;
  }
};

}  // namespace

TEST_CASE("4.44 a ticket from its registration to the resident's word, on both databases") {
  test::with_each_store("the chain", [](db::Store& store) {
    build(store);
    Ticket t =
        registered(store, person("朝鲁"), at(11, 9), request(), Identity{.name = "巴图", .phone = "13800000000", .address = {}});
    CHECK(t.number == "陈旗 2026-0001");
    CHECK(t.owner_unit == unit_named("西乌珠尔大引领办"));
    t = registered(store, person("包玉兰"), at(11, 9));
    CHECK(t.number == "陈旗 2026-0002");
    CHECK(t.owner_unit == unit_named("陈旗大引领办"));
    t = commanded(store, person("包玉兰"), at(11, 9), t,
                  Triage{.category = "water.drinking.well", .urgency = Urgency::urgent, .difficulty = Difficulty::hard});
    t = commanded(store, person("包玉兰"), at(11, 9), t,
                  Assign{.lead_unit = unit_named("水利局"), .joint_units = {unit_named("财政局")}, .instruction = "共同办理"});
    CHECK(t.handling.assignment->number == "陈联办交〔2026〕1号");
    t = commanded(store, person("王强"), at(11, 9), t, Accept{});
    t = commanded(store, person("李敏"), at(11, 10), t, Contribute{"资金已安排"});
    t = commanded(store, person("包玉兰"), at(11, 10), t, Escalate{"超出本级财力", "已抢修两次"});
    CHECK(t.holder_unit == unit_named("市大引领办"));
    t = commanded(store, person("白塔娜"), at(11, 11), t, Take{});
    t = commanded(store, person("白塔娜"), at(11, 11), t, Assign{.lead_unit = unit_named("市交通局"), .instruction = "请办理"});
    CHECK(t.handling.assignment->number == "呼联办交〔2026〕1号");
    t = commanded(store, person("孙丽"), at(11, 11), t, Accept{});
    t = commanded(store, person("孙丽"), at(11, 12), t,
                  ReplyTo{.outcome = Outcome::planned, .text = "列入计划", .planned_on = day_from({2026, 12, 20})});
    t = commanded(store, person("包玉兰"), at(11, 12), t, Release{});
    t = commanded(store, person("赵勇"), at(11, 13), t,
                  Rate{.solved = false, .satisfied = 2, .words = "还没修", .via = RatingVia::call_back});
    CHECK(t.state == TicketState::reopened);

    const auto stored = store.reading([&](db::Reader& r) { return store::load_ticket(r, prefecture, t.id); });
    const auto rebuilt = store.reading([&](db::Reader& r) { return store::rebuild_ticket(r, prefecture, t.id); });
    REQUIRE(stored);
    REQUIRE(rebuilt);
    CHECK(*stored == t);
    CHECK(*rebuilt == t);  // the history alone gives the row
    const auto orders = store.reading([&](db::Reader& r) {
      return store::list_assignments(r, prefecture, system_actor("test"), access::sight_of(system_actor("test"), read_tickets),
                                     {}, {});
    });
    REQUIRE(orders);
    REQUIRE(orders->items.size() == 2);
    for (const auto& order : orders->items) CHECK(order.assignment.state == AssignmentState::done);
  });
}

TEST_CASE("the same id with the same content is the same ticket, with other content a conflict") {
  Fresh f;
  Register c = request();
  c.id = TicketId{named_uuid("phone")};
  const Ticket first = registered(f.store, person("朝鲁"), at(11, 9), c);
  const auto again = f.write([&](db::Writer& w) { return register_ticket(w, doing(person("朝鲁"), at(11, 10)), desk(), c, {}); });
  REQUIRE(again);
  CHECK_FALSE(again->is_new);
  CHECK(again->receipt_code.empty());
  CHECK(again->ticket == first);
  c.text += "！";
  const auto other = f.write([&](db::Writer& w) { return register_ticket(w, doing(person("朝鲁"), at(11, 10)), desk(), c, {}); });
  REQUIRE_FALSE(other);
  CHECK(other.error().key == "tickets.id_taken");
  CHECK(f.rows("tickets") == 1);
  CHECK(registered(f.store, person("朝鲁"), at(11, 10)).number == "陈旗 2026-0002");  // no number was lost
}

TEST_CASE("a stale version is 412 when it was named, and nothing is written") {
  Fresh f;
  const Ticket t = in_progress(f.store, at(11, 9));
  const auto stale = f.write([&](db::Writer& w) {
    return command_ticket(w, doing(person("王强"), at(11, 10)), desk(), t.id, Note{"x"}, t.version - 1);
  });
  REQUIRE_FALSE(stale);
  CHECK(stale.error().code == Code::stale);
  const auto lost = f.write([&](db::Writer& w) -> Result<void> {
    Ticket older = t;
    --older.version;
    const auto events = TRY(decide(t, Note{"x"}, person("王强"), at(11, 10), desk().policy()));
    return store::save_ticket(w, prefecture, older, apply_all(t, events), events);
  });
  REQUIRE_FALSE(lost);
  CHECK(lost.error().code == Code::stale);
}

TEST_CASE("numbers of orders have no gaps; a void order keeps its number and says why") {
  Fresh f;
  const Actor bao = person("包玉兰");
  const Ticket first = in_progress(f.store, at(11, 9));
  const Ticket other = registered(f.store, bao, at(11, 9));
  const auto refused = f.write([&](db::Writer& w) {
    return command_ticket(w, doing(bao, at(11, 9)), desk(), other.id,
                          Assign{.lead_unit = unit_named("水利局"), .instruction = ""}, {});
  });
  CHECK_FALSE(refused);
  const auto voided = f.write([&](db::Writer& w) {
    return void_assignment(w, doing(bao, at(11, 9)), desk(), first.handling.assignment->id, "单位填错", {});
  });
  REQUIRE(voided);
  CHECK(voided->order.assignment.state == AssignmentState::void_);
  CHECK(voided->order.assignment.void_reason == "单位填错");
  CHECK(voided->ticket.state == TicketState::triaged);
  const Ticket again =
      commanded(f.store, bao, at(11, 9), voided->ticket, Assign{.lead_unit = unit_named("水利局"), .instruction = "办"});
  CHECK(again.handling.assignment->number == "陈联办交〔2026〕2号");
  for (const char* typed : {"陈联办交〔2026〕2号", "陈联办交[2026]2号", "陈联办交（2026）2号", "【2026】2", "陈联办交(2026) 2"}) {
    const auto found = f.read([&](db::Reader& r) { return list_assignments(r, bao, desk(), {.words = typed}, {}); });
    REQUIRE(found);
    CHECK_MESSAGE(found->items.size() == 1, typed);
  }
}

TEST_CASE("E2 the identity lies apart, sealed, and is opened with a reason that is journalled") {
  Fresh f;
  const Ticket t = registered(f.store, person("包玉兰"), at(11, 9), request(),
                              Identity{.name = "巴图", .phone = "13812345678", .address = {}});
  const std::string everything = test::contents_of(f.store);
  CHECK(everything.find("13812345678") == std::string::npos);
  CHECK(everything.find("巴图") == std::string::npos);
  const auto opened =
      f.write([&](db::Writer& w) { return open_identity(w, doing(person("包玉兰"), at(11, 9)), desk(), t.id, "上门修井"); });
  REQUIRE(opened);
  CHECK(opened->identity.phone == "13812345678");
  const auto clerk =
      f.write([&](db::Writer& w) { return open_identity(w, doing(person("王强"), at(11, 9)), desk(), t.id, "看看是谁"); });
  REQUIRE_FALSE(clerk);
  CHECK(clerk.error().code == Code::not_found);
  CHECK(f.rows("journal where kind = 'ticket.identity_opened'") == 1);
}

TEST_CASE("E3 of an anonymous submission nothing is kept but what was said and the day") {
  Fresh f;
  Register c = request();
  c.id = TicketId{new_uuid(at(11, 9, 14, 23))};
  c.submitter = Submitter::anonymous;
  Doing named = doing(person("包玉兰"), at(11, 9, 14, 23));  // somebody is signed in on that device
  named.request_id = "req-1234";
  const auto made = f.write([&](db::Writer& w) { return register_public(w, named, desk(), c, {}); });
  REQUIRE(made);
  const auto again = f.write([&](db::Writer& w) { return register_public(w, named, desk(), c, {}); });
  REQUIRE(again);
  CHECK_FALSE(again->is_new);
  const std::string everything = test::contents_of(f.store);
  CHECK(everything.find(to_text(c.id)) == std::string::npos);
  CHECK(everything.find("包玉兰") == std::string::npos);
  CHECK(everything.find(to_text(named.by.account)) == std::string::npos);
  CHECK(everything.find("req-1234") == std::string::npos);
  CHECK(everything.find(std::to_string(at(11, 9, 14, 23).ms)) == std::string::npos);
  CHECK(everything.find(made->receipt_code.substr(3, 4)) == std::string::npos);

  const auto seen =
      f.read([&](db::Reader& r) { return track_by_code(r, desk(), " lx" + made->receipt_code.substr(2) + " ", at(11, 10)); });
  REQUIRE(seen);
  CHECK(seen->ticket.id == made->ticket.id);
  const auto gone = f.write([&](db::Writer& w) { return withdraw_by_code(w, named, desk(), made->receipt_code, {}); });
  REQUIRE(gone);
  CHECK(gone->ticket.state == TicketState::withdrawn);
  CHECK(test::contents_of(f.store).find(std::to_string(at(11, 9, 14, 23).ms)) == std::string::npos);
  CHECK_FALSE(f.read([&](db::Reader& r) { return track_by_code(r, desk(), "LX-2222-2222-22", at(11, 10)); }));
}

TEST_CASE("lists show what a get shows, and no more") {
  Fresh f;
  Register about = request("水利局的人收钱不办事");
  about.about_units = {unit_named("水利局")};
  const Ticket complaint = registered(f.store, person("包玉兰"), at(11, 9), about);
  const Ticket work = in_progress(f.store, at(11, 9));
  const Ticket elsewhere = registered(f.store, person("苏日娜"), at(11, 9), request("村口的桥坏了", arun_village));
  const Ticket own = registered(f.store, person("朝鲁"), at(11, 9));
  for (const char* name :
       {"包玉兰", "额尔敦", "白塔娜", "苏日娜", "王强", "李敏", "孙丽", "刘洋", "朝鲁", "赵勇", "高云", "韩冰"}) {
    const Actor who = person(name);
    const auto list = f.read([&](db::Reader& r) { return list_tickets(r, who, desk(), {.now = at(11, 9)}, {}); });
    REQUIRE(list);
    for (const Ticket& t : {complaint, work, elsewhere, own}) {
      const bool listed = std::ranges::find(list->items, t.id, &store::TicketRow::id) != list->items.end();
      CAPTURE(name);
      CAPTURE(t.title);
      CHECK(listed == f.read([&](db::Reader& r) { return show_ticket(r, who, desk(), t.id); }).has_value());
    }
  }
  const auto wang = f.read([&](db::Reader& r) { return list_tickets(r, person("王强"), desk(), {.now = at(11, 9)}, {}); });
  CHECK(wang->items.size() == 1);
  CHECK(f.read([&](db::Reader& r) { return list_tickets(r, person("高云"), desk(), {.now = at(11, 9)}, {}); })->items.empty());
}

TEST_CASE("a fault at any statement leaves nothing behind") {
  Fresh f;
  const Identity who{.name = "巴图", .phone = "13800000000", .address = {}};
  const int creating = test::sweep_faults(f.store, [&](db::Writer& w) -> Result<void> {
    TRY(register_ticket(w, doing(person("包玉兰"), at(11, 9)), desk(), request(), who));
    return {};
  });
  CHECK(creating <= 16);
  Ticket t = registered(f.store, person("包玉兰"), at(11, 9));
  const auto sweep = [&](const char* name, const Command& c) {
    TicketId id = t.id;
    test::sweep_faults(f.store, [&](db::Writer& w) -> Result<void> {
      t = TRY(command_ticket(w, doing(person(name), at(11, 10)), desk(), id, c, {}));
      return {};
    });
  };
  sweep(
      "包玉兰",
      Triage{
          .category = "water.drinking.well", .urgency = Urgency::urgent, .difficulty = Difficulty::hard, .title = "供水井坏了"});
  sweep("包玉兰", Assign{.lead_unit = unit_named("水利局"), .joint_units = {unit_named("财政局")}, .instruction = "共同办理"});
  sweep("王强", Accept{});
  sweep("王强", Ask{AskTo::resident, "哪口井？"});
  sweep("包玉兰", Answer{"三号井"});
  sweep("李敏", Contribute{"资金已安排"});
  sweep("包玉兰", Escalate{"超出本级财力", "已抢修"});
  sweep("白塔娜", SendBack{"请先用完本级资金"});
  sweep("王强", ReplyTo{.outcome = Outcome::solved, .text = "修好了"});
  sweep("包玉兰", Release{});
  sweep("赵勇", Rate{.solved = true, .satisfied = 5, .words = "", .via = RatingVia::call_back});
  CHECK(t.state == TicketState::closed);
}

}  // namespace lianxin::tickets
