// 0.22, 0.23, 3.27, E10: every command, every refusal, and that nothing is ever lost.
#include "features/consolidations/tree_rules.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

namespace lianxin::consolidations {
namespace {

using enum CommandName;

NodeId node(std::string_view name) { return {named_uuid("node " + std::string(name))}; }
TicketId ticket(int n) { return {named_uuid("ticket " + std::to_string(n))}; }
const TreePolicy policy{.categories = {"water", "road"}, .levels = {"county", "township"}, .flags = {"unfocused", "evasive"}};
const Day today = *parse_day("2026-11-23");

Signed by(std::string_view name) {
  const std::string who(name);
  return {.account = {named_uuid("account " + who)}, .person = {named_uuid("person " + who)}, .name = who, .at = *parse_moment("2026-11-23T09:00:00+08:00")};
}

// A tree with what the store would hold of it.
struct Kept {
  Tree tree{};
  std::vector<Event> events{};
  std::map<TicketId, NodeId> voices{};
  std::map<TicketId, std::int64_t> batches{};
  std::string_view who = "包玉兰";
  std::optional<Error> refused{};

  Facts facts(const Command& c) const {
    Facts out{.by = by(who), .today = today, .new_id = node("new " + std::to_string(events.size())), .second_id = node("second " + std::to_string(events.size()))};
    for (const auto& [t, n] : voices) ++out.voices[n];
    for (const TicketId t : c.tickets.value_or(std::vector<TicketId>{}))
      if (const auto at = voices.find(t); at != voices.end()) out.placed.emplace_back(*at);
    const auto stacks = this->stacks();
    if (!stacks.undo.empty()) out.undoable = {stacks.undo.back(), event(stacks.undo.back())};
    if (!stacks.redo.empty()) out.redoable = {stacks.redo.back(), event(stacks.redo.back())};
    return out;
  }
  const Event& event(std::int64_t sequence) const { return events[static_cast<std::size_t>(sequence - 1)]; }
  Stacks stacks() const {
    std::vector<EventHead> heads;
    for (const Event& e : events) heads.push_back({static_cast<std::int64_t>(heads.size() + 1), e.name});
    return stacks_of(heads);
  }
  void take(const std::vector<TicketId>& tickets, const VoiceBatch& batch) {
    for (const TicketId t : tickets)
      if (voices.emplace(t, batch.node).second) batches[t] = batch.batch;
  }
  bool does(const Command& c) {
    auto decided = decide(tree, c, facts(c), policy);
    refused.reset();
    if (!decided) {
      refused = decided.error();
      return false;
    }
    const Event& e = events.emplace_back(*std::move(decided));
    tree = apply(std::move(tree), e);
    if (e.batch && !e.batch->in) std::erase_if(voices, [&](const auto& v) { return batches[v.first] == e.batch->batch; });
    if (c.command == accept) take(*c.tickets, *e.batch);
    else if (e.batch && e.batch->in)
      for (const auto& [t, b] : batches)
        if (b == e.batch->batch) voices.emplace(t, e.batch->node);
    for (const auto& m : e.moves)
      for (const TicketId t : m.tickets) {
        REQUIRE(voices.at(t) == m.from);
        voices[t] = m.to;
      }
    return true;
  }
  std::string refuses(const Command& c) {
    if (does(c)) return "";
    return refused->fields.empty() ? refused->key : refused->fields.front().field + " " + refused->fields.front().key;
  }
  std::vector<std::string> shown() const {
    std::vector<std::string> out;
    for (const Node* n : in_order(tree)) out.push_back(n->text);
    return out;
  }
};

Command made(NodeKind kind, std::string_view name, std::optional<NodeId> under = {}) {
  return {.command = add, .id = node(name), .kind = kind, .parent = under, .text = std::string(name)};
}
Command accepted(std::string_view line, std::vector<TicketId> tickets) { return {.command = accept, .node = node(line), .tickets = std::move(tickets)}; }

// 水 > 水井 > 一, 二; 水 > 水管 > 三; 路 > 土路 > 四; with voices 1…8.
Kept grown() {
  Kept k;
  for (const char* c : {"水", "路"}) REQUIRE(k.does(made(NodeKind::category, c)));
  for (const char* p : {"水井", "水管"}) REQUIRE(k.does(made(NodeKind::problem, p, node("水"))));
  REQUIRE(k.does(made(NodeKind::problem, "土路", node("路"))));
  for (const char* l : {"一", "二"}) REQUIRE(k.does(made(NodeKind::line, l, node("水井"))));
  REQUIRE(k.does(made(NodeKind::line, "三", node("水管"))));
  REQUIRE(k.does(made(NodeKind::line, "四", node("土路"))));
  int n = 0;
  for (const char* l : {"一", "二", "三", "四"}) {
    REQUIRE(k.does(accepted(l, {ticket(n + 1), ticket(n + 2)})));
    n += 2;
  }
  return k;
}

Command any_command(const Kept& k, std::mt19937& random) {
  const auto upto = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
  std::vector<NodeId> ids;
  for (const auto& [id, n] : k.tree.nodes) ids.push_back(id);
  const auto some = [&] { return ids[upto(ids.size())]; };
  const auto maybe = [&] { return upto(2) == 0 ? std::optional(some()) : std::nullopt; };
  constexpr CommandName names[] = {add, accept, accept, merge, merge, split, split, move, rename, set, remove, reject, undo, redo};
  Command c{.command = names[upto(std::size(names))], .node = some(), .into = some(), .before = maybe(), .text = "词" + std::to_string(upto(9)), .reason = "x"};
  c.kind = static_cast<NodeKind>(upto(3));
  c.parent = maybe();
  c.nodes = std::vector{some()};
  if (c.command == split && upto(3) > 0) c.nodes.reset();
  if (c.command == split && upto(2) > 0) c.into.reset();
  if (c.command == split) c.id = NodeId{named_uuid("split " + std::to_string(random()))};
  if (c.command == accept && upto(2) > 0) c.node.reset();
  if (c.command == reject || upto(2) > 0) c.proposal = "group-" + std::to_string(upto(30));
  if (upto(2) > 0) c.level = "county";
  c.tickets = std::vector{ticket(static_cast<int>(upto(30)) + 1), ticket(static_cast<int>(upto(30)) + 1)};
  return c;
}

using Refusals = std::vector<std::pair<Command, std::string>>;

}  // namespace

TEST_CASE("0.22 three levels, in the order they are put in; a node goes before another when asked") {
  Kept k = grown();
  CHECK(k.shown() == std::vector<std::string>{"水", "水井", "一", "二", "水管", "三", "路", "土路", "四"});
  CHECK(k.does({.command = move, .node = node("二"), .before = node("一")}));
  CHECK(k.does({.command = move, .node = node("路"), .before = node("水")}));
  CHECK(k.does({.command = move, .node = node("一"), .parent = node("土路")}));
  CHECK(k.shown() == std::vector<std::string>{"路", "土路", "四", "一", "水", "水井", "二", "水管", "三"});
  CHECK(k.tree.version == static_cast<std::int64_t>(k.events.size()));
}

TEST_CASE("merging shows the voices and what is below elsewhere, keeps the wording, and can be parted again") {
  Kept k = grown();
  CHECK(k.does({.command = merge, .nodes = std::vector{node("二")}, .into = node("一"), .text = "一和二"}));
  CHECK(root_of(k.tree, node("二")) == node("一"));
  CHECK(merged_in(k.tree, node("一")).front()->text == "二");
  CHECK(k.tree.nodes.at(node("一")).first_text == "一");
  CHECK(k.does({.command = merge, .nodes = std::vector{node("水井")}, .into = node("水管")}));
  CHECK(k.shown() == std::vector<std::string>{"水", "水管", "三", "一和二", "路", "土路", "四"});
  CHECK(k.does({.command = merge, .nodes = std::vector{node("路")}, .into = node("水")}));
  CHECK(k.shown() == std::vector<std::string>{"水", "水管", "三", "一和二", "土路", "四"});
  CHECK(k.does({.command = split, .node = node("水管"), .nodes = std::vector{node("水井")}}));
  CHECK(k.does({.command = split, .node = node("一"), .nodes = std::vector{node("二")}}));
  CHECK(k.shown() == std::vector<std::string>{"水", "水管", "三", "土路", "四", "水井", "一和二", "二"});
  CHECK(k.voices.at(ticket(3)) == node("二"));
}

TEST_CASE("splitting moves the named voices, also those of merged lines, to a new line or to one that is there") {
  Kept k = grown();
  REQUIRE(k.does({.command = merge, .nodes = std::vector{node("二")}, .into = node("一")}));
  CHECK(k.does({.command = split, .id = node("五"), .node = node("一"), .text = "五", .tickets = std::vector{ticket(1), ticket(3), ticket(3)}}));
  CHECK(k.voices.at(ticket(1)) == node("五"));
  CHECK(k.voices.at(ticket(3)) == node("五"));
  CHECK(k.voices.at(ticket(4)) == node("二"));
  CHECK(k.does({.command = split, .node = node("五"), .into = node("四"), .tickets = std::vector{ticket(3)}}));
  CHECK(k.voices.at(ticket(3)) == node("四"));
  CHECK(k.does({.command = undo}));
  CHECK(k.does({.command = undo}));
  CHECK(k.voices.at(ticket(1)) == node("一"));
  CHECK(k.voices.at(ticket(3)) == node("二"));
  CHECK_FALSE(k.tree.nodes.contains(node("五")));
}

TEST_CASE("a voice stands in one line; accepting makes the line, and under a category the problem too") {
  Kept k = grown();
  CHECK(k.does({.command = accept, .id = node("新"), .parent = node("路"), .text = "没有路灯", .tickets = std::vector{ticket(1), ticket(9)}, .proposal = "group-7"}));
  CHECK(k.shown() == std::vector<std::string>{"水", "水井", "一", "二", "水管", "三", "路", "土路", "四", "没有路灯", "没有路灯"});
  CHECK(k.voices.at(ticket(1)) == node("一"));
  CHECK(k.voices.at(ticket(9)) == node("新"));
  CHECK(k.tree.proposals.at("group-7").accepted);
  CHECK(k.refuses({.command = reject, .proposal = "group-7", .reason = "不对"}) == "consolidations.proposal_settled");
  CHECK(k.does({.command = undo}));
  CHECK_FALSE(k.voices.contains(ticket(9)));
  CHECK(k.tree.proposals.empty());
  CHECK(k.does({.command = redo}));
  CHECK(k.voices.at(ticket(9)) == node("新"));
}

TEST_CASE("every refusal names its field and changes nothing") {
  Kept k = grown();
  const auto nobody = node("nobody");
  const Refusals table{
      {{.command = add}, "kind base.required"},
      {{.command = add, .kind = NodeKind::category}, "text base.required"},
      {{.command = add, .kind = NodeKind::category, .text = " 　"}, "text base.required"},
      {{.command = add, .kind = NodeKind::category, .text = std::string(1001, 'x')}, "text base.too_long"},
      {{.command = add, .kind = NodeKind::category, .text = std::string("\xff")}, "text base.text_not_utf8"},
      {{.command = add, .kind = NodeKind::category, .parent = node("水"), .text = "x"}, "parent consolidations.not_under_that"},
      {{.command = add, .kind = NodeKind::problem, .text = "x"}, "parent base.required"},
      {{.command = add, .kind = NodeKind::problem, .parent = node("水井"), .text = "x"}, "parent consolidations.not_under_that"},
      {{.command = add, .kind = NodeKind::line, .parent = node("水"), .text = "x"}, "parent consolidations.not_under_that"},
      {{.command = add, .kind = NodeKind::line, .parent = nobody, .text = "x"}, "parent consolidations.no_such_node"},
      {{.command = add, .kind = NodeKind::category, .before = nobody, .text = "x"}, "before consolidations.no_such_node"},
      {{.command = add, .kind = NodeKind::category, .text = "x", .category = "moon"}, "category consolidations.no_such_category"},
      {{.command = add, .kind = NodeKind::category, .text = "x", .level = "moon"}, "level consolidations.no_such_level"},
      {made(NodeKind::category, "水"), "base.duplicate"},
      {{.command = accept, .node = node("一")}, "tickets consolidations.tickets_or_filter"},
      {{.command = accept, .node = node("一"), .tickets = std::vector{ticket(9)}, .filter = VoiceFilter{}}, "tickets consolidations.tickets_or_filter"},
      {accepted("一", {}), "tickets base.required"},
      {accepted("一", std::vector<TicketId>(most_named + 1)), "tickets base.too_many"},
      {accepted("水井", {ticket(9)}), "node consolidations.not_a_line"},
      {{.command = accept, .tickets = std::vector{ticket(9)}}, "parent base.required"},
      {{.command = accept, .parent = node("一"), .text = "x", .tickets = std::vector{ticket(9)}}, "parent consolidations.not_under_that"},
      {{.command = accept, .node = node("一"), .tickets = std::vector{ticket(9)}, .proposal = ""}, "proposal consolidations.bad_proposal"},
  };
  const auto before = k.tree.nodes;
  for (const auto& [command, why] : table) CHECK(k.refuses(command) == why);
  CHECK(k.tree.nodes == before);
}

TEST_CASE("refusals of merging, splitting, moving and of putting one's name to it") {
  Kept k = grown();
  const auto nobody = node("nobody");
  const Refusals table{
      {{.command = merge, .into = node("一")}, "nodes base.required"},
      {{.command = merge, .nodes = std::vector{node("一")}}, "into base.required"},
      {{.command = merge, .nodes = std::vector{node("一")}, .into = node("一")}, "nodes[0] consolidations.not_alike"},
      {{.command = merge, .nodes = std::vector{node("二"), node("水")}, .into = node("一")}, "nodes[1] consolidations.not_alike"},
      {{.command = merge, .nodes = std::vector{node("二"), node("二")}, .into = node("一")}, "nodes[1] consolidations.no_such_node"},
      {{.command = merge, .nodes = std::vector{node("二")}, .into = node("一"), .text = ""}, "text base.required"},
      {{.command = split, .node = node("一"), .text = "x"}, "tickets base.required"},
      {{.command = split, .node = node("一"), .text = "x", .tickets = std::vector{ticket(1), ticket(3)}}, "tickets[1] consolidations.not_in_line"},
      {{.command = split, .node = node("一"), .tickets = std::vector{ticket(1)}}, "text base.required"},
      {{.command = split, .node = node("水井"), .text = "x", .tickets = std::vector{ticket(1)}}, "node consolidations.not_a_line"},
      {{.command = split, .node = node("一"), .into = node("一"), .tickets = std::vector{ticket(1)}}, "into consolidations.not_alike"},
      {{.command = split, .node = node("一"), .into = node("水"), .tickets = std::vector{ticket(1)}}, "into consolidations.not_a_line"},
      {{.command = split, .node = node("一"), .nodes = std::vector{node("二")}}, "nodes[0] consolidations.not_merged_here"},
      {{.command = move}, "node base.required"},
      {{.command = move, .node = node("四")}, "consolidations.changes_nothing"},
      {{.command = move, .node = node("一"), .parent = node("水")}, "parent consolidations.not_under_that"},
      {{.command = move, .node = node("一"), .before = node("一")}, "before consolidations.no_such_node"},
      {{.command = move, .node = node("一"), .before = node("四")}, "before consolidations.no_such_node"},
      {{.command = rename, .node = node("一"), .text = "一"}, "consolidations.changes_nothing"},
      {{.command = rename, .node = nobody, .text = "x"}, "node consolidations.no_such_node"},
      {{.command = set, .node = node("一")}, "consolidations.changes_nothing"},
      {{.command = set, .node = node("一"), .level = "moon"}, "level consolidations.no_such_level"},
      {{.command = remove, .node = node("一")}, "consolidations.holds_voices"},
      {{.command = remove, .node = node("水")}, "consolidations.holds_something"},
      {{.command = reject}, "proposal base.required"},
      {{.command = reject, .proposal = "group-7"}, "reason base.required"},
      {{.command = redo}, "consolidations.nothing_to_redo"},
      {{.command = add_meeting, .name = "常委会"}, "held_on base.required"},
      {{.command = add_meeting, .held_on = today}, "name base.required"},
      {{.command = add_meeting, .held_on = today + 1, .name = "常委会"}, "held_on consolidations.not_held_yet"},
      {{.command = approve}, "consolidations.not_submitted"},
      {{.command = send_back, .text = "x"}, "consolidations.not_submitted"},
      {{.command = reopen, .reason = "x"}, "consolidations.is_open"}};
  const auto before = k.tree.nodes;
  for (const auto& [command, why] : table) CHECK(k.refuses(command) == why);
  CHECK(k.tree.nodes == before);
  CHECK(Kept{}.refuses({.command = undo}) == "consolidations.nothing_to_undo");
}

TEST_CASE("what is empty can be taken away, and what the machine proposed is not offered again once rejected") {
  Kept k = grown();
  CHECK(k.does(made(NodeKind::line, "空", node("土路"))));
  CHECK(k.does({.command = remove, .node = node("空")}));
  CHECK(k.refuses({.command = rename, .node = node("空"), .text = "x"}) == "node consolidations.no_such_node");
  CHECK(k.does({.command = reject, .proposal = "group-8", .reason = "两件事"}));
  CHECK(k.tree.proposals.at("group-8") == Settled{.accepted = false, .reason = "两件事"});
  CHECK(k.does({.command = set, .node = node("一"), .category = "water", .level = "county", .target = Target::body, .fixed_at_once = true}));
  CHECK(k.tree.nodes.at(node("一")).target == Target::body);
}

TEST_CASE("0.23 two people approve, neither of them who submitted; a meeting may be added at any time") {
  Kept k = grown();
  CHECK(k.does({.command = submit}));
  CHECK(k.refuses({.command = rename, .node = node("一"), .text = "x"}) == "consolidations.not_open");
  CHECK(k.refuses({.command = undo}) == "consolidations.not_open");
  CHECK(k.refuses({.command = submit}) == "consolidations.not_open");
  CHECK(k.refuses({.command = approve}) == "consolidations.another_person");
  k.who = "额尔敦";
  CHECK(k.does({.command = approve}));
  CHECK(k.tree.standing.state == State::submitted);
  CHECK(k.refuses({.command = approve}) == "consolidations.another_person");
  k.who = "白塔娜";
  CHECK(k.does({.command = add_meeting, .held_on = today, .name = "常委会"}));
  CHECK(k.does({.command = approve}));
  CHECK(k.tree.standing.state == State::approved);
  CHECK(k.tree.meetings.size() == 1);
  CHECK(k.refuses({.command = reopen}) == "reason base.required");
  CHECK(k.does({.command = reopen, .reason = "漏了一条"}));
  CHECK(k.tree.standing == Standing{});
  CHECK(k.does({.command = undo}));
}

TEST_CASE("4.39 what is decided is handled by a problem, also when it is approved; that is no edit and undoing others leaves it") {
  Kept k = grown();
  const auto wells = named_uuid("wells");
  REQUIRE(k.does({.command = rename, .node = node("一"), .text = "新"}));
  CHECK(k.refuses({.command = handle, .node = node("水"), .problem = wells}) == "consolidations.category_not_handled");
  CHECK(k.refuses({.command = handle, .problem = wells}) == "node consolidations.no_such_node");
  CHECK(k.refuses({.command = handle, .node = node("一")}) == "consolidations.changes_nothing");
  REQUIRE(k.does({.command = handle, .node = node("一"), .problem = wells}));
  REQUIRE(k.does({.command = undo}));
  CHECK(k.tree.nodes.at(node("一")).text == "一");
  CHECK(k.tree.nodes.at(node("一")).problem == wells);
  REQUIRE(k.does({.command = submit}));
  CHECK(k.does({.command = handle, .node = node("一")}));
  CHECK_FALSE(k.tree.nodes.at(node("一")).problem);
}

TEST_CASE("3.27 sent back with flags it is edited again, and a new submission needs both names again") {
  Kept k = grown();
  REQUIRE(k.does({.command = submit}));
  CHECK(k.refuses({.command = send_back, .text = "x"}) == "consolidations.another_person");
  k.who = "额尔敦";
  REQUIRE(k.does({.command = approve}));
  k.who = "白塔娜";
  CHECK(k.refuses({.command = send_back, .text = "x", .flags = std::vector<std::string>{"evasive", "moon"}}) == "flags[1] consolidations.no_such_flag");
  CHECK(k.refuses({.command = send_back, .flags = std::vector<std::string>{"evasive"}}) == "text base.required");
  CHECK(k.does({.command = send_back, .text = "没有写到具体人", .flags = std::vector<std::string>{"evasive"}}));
  CHECK(k.tree.standing.state == State::sent_back);
  CHECK(k.tree.standing.sent_back->flags == std::vector<std::string>{"evasive"});
  CHECK(k.does({.command = rename, .node = node("一"), .text = "某井"}));
  CHECK(k.does({.command = submit}));
  CHECK(k.tree.standing.approvals.empty());
}

TEST_CASE("nothing is submitted that nobody said or that holds nothing") {
  Kept k;
  REQUIRE(k.does(made(NodeKind::category, "水")));
  CHECK(k.refuses({.command = submit}) == "consolidations.no_lines");
  k = grown();
  REQUIRE(k.does(made(NodeKind::line, "空", node("土路"))));
  CHECK(k.refuses({.command = submit}) == "consolidations.line_without_voices");
  REQUIRE(k.does({.command = undo}));
  REQUIRE(k.does(made(NodeKind::problem, "空", node("路"))));
  CHECK(k.refuses({.command = submit}) == "consolidations.holds_nothing");
}

TEST_CASE("what one may do next is what would not be refused for him") {
  Kept k = grown();
  const auto has = [&](std::string_view who, CommandName name, bool edit = true, bool approves = true) {
    const auto all = next_of(k.tree, by(who), k.stacks(), edit, approves);
    return std::ranges::find(all, name) != all.end();
  };
  CHECK(has("包玉兰", merge));
  CHECK(has("包玉兰", undo));
  CHECK_FALSE(has("包玉兰", redo));
  CHECK_FALSE(has("赵敏", merge, false, false));
  REQUIRE(k.does({.command = submit}));
  CHECK_FALSE(has("包玉兰", merge));
  CHECK_FALSE(has("包玉兰", approve));
  CHECK_FALSE(has("包玉兰", send_back));
  CHECK(has("包玉兰", reopen));
  CHECK(has("额尔敦", approve));
  CHECK_FALSE(has("额尔敦", approve, true, false));
}

// Whatever comes, turned round one by one from the last, ends where it began; done again, where it was.
TEST_CASE("E10 random commands undone are as if never done, and done again are as they were") {
  std::set<CommandName> done;
  for (unsigned seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    Kept k = grown();
    const auto begin = k.tree.nodes;
    const auto said = k.voices;
    const auto depth = k.stacks().undo.size();
    for (int i = 0; i < 120; ++i) {
      const Command c = any_command(k, random);
      if (c.command == undo && k.stacks().undo.size() == depth) continue;
      if (k.does(c)) done.insert(c.command);
    }
    while (k.stacks().redo.size() > 0) REQUIRE(k.does({.command = redo}));
    const auto end = k.tree.nodes;
    const auto settled = k.tree.proposals;
    const auto at_end = k.voices;
    while (k.stacks().undo.size() > depth) REQUIRE(k.does({.command = undo}));
    CHECK(k.tree.nodes == begin);
    CHECK(k.tree.proposals.empty());
    CHECK(k.voices == said);
    while (k.stacks().redo.size() > 0) REQUIRE(k.does({.command = redo}));
    CHECK(k.tree.nodes == end);
    CHECK(k.tree.proposals == settled);
    CHECK(k.voices == at_end);
  }
  CHECK(done.size() == 11);  // each way of editing was tried
}

}  // namespace lianxin::consolidations
