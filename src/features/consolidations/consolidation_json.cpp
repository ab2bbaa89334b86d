#include "features/consolidations/consolidation_json.h"

#include <algorithm>

#include "features/consolidations/count_rules.h"
#include "features/consolidations/names_json.h"
#include "platform/json/json.h"

namespace lianxin::consolidations {

struct HeadView {
  ConsolidationId id{};
  std::string title{};
  places::PlaceRef place{};
  std::optional<Uuid> round{};
  std::optional<Day> from{};
  std::optional<Day> until{};
  State state{};
  std::int64_t version = 0;
  std::int64_t categories = 0, problems = 0, lines = 0;
  std::int64_t voices = 0;
  std::string made_by{};
  Moment created_at{};
  Moment changed_at{};
};
BOOST_DESCRIBE_STRUCT(HeadView, (), (id, title, place, round, from, until, state, version, categories, problems, lines, voices, made_by, created_at, changed_at))

struct MergedView {
  NodeId id{};
  std::string text{};
  std::int64_t voices = 0;
};
BOOST_DESCRIBE_STRUCT(MergedView, (), (id, text, voices))

struct NodeProblemView {
  TicketId id{};
  std::string number{};
  std::string title{};
  tickets::TicketState state{};
};
BOOST_DESCRIBE_STRUCT(NodeProblemView, (), (id, number, title, state))

struct NodeView {
  NodeId id{};
  NodeKind kind{};
  std::optional<NodeId> parent{};
  std::string text{};
  std::string first_text{};
  std::optional<Coded> category{};
  std::optional<Coded> level{};
  std::optional<Target> target{};
  std::optional<places::UnitRef> unit{};
  bool fixed_at_once = false;
  std::optional<NodeProblemView> problem{};
  std::int64_t voices = 0;
  std::vector<CodedCount> channels{};
  std::vector<CodedCount> sources{};
  std::vector<MergedView> merged{};
};
BOOST_DESCRIBE_STRUCT(NodeView, (), (id, kind, parent, text, first_text, category, level, target, unit, fixed_at_once, problem, voices, channels, sources, merged))

struct ProposalView {
  std::string id{};
  bool accepted = false;
  std::string reason{};
};
BOOST_DESCRIBE_STRUCT(ProposalView, (), (id, accepted, reason))

struct SignedView {
  std::string name{};
  Moment at{};
};
BOOST_DESCRIBE_STRUCT(SignedView, (), (name, at))

struct SentBackView {
  SignedView by{};
  std::vector<std::string> flags{};
  std::string text{};
};
BOOST_DESCRIBE_STRUCT(SentBackView, (), (by, flags, text))

struct ConsolidationView : HeadView {
  std::optional<places::UnitRef> unit{};
  std::vector<NodeView> nodes{};
  std::vector<ProposalView> proposals{};
  std::optional<SignedView> submitted{};
  std::vector<SignedView> approvals{};
  std::optional<SentBackView> sent_back{};
  std::vector<Meeting> meetings{};
  std::vector<Coded> flags{};
  std::vector<CommandName> next{};
  json::Maybe<std::int64_t> taken{};
  json::Maybe<std::int64_t> left{};
};
BOOST_DESCRIBE_STRUCT(ConsolidationView, (HeadView), (unit, nodes, proposals, submitted, approvals, sent_back, meetings, flags, next, taken, left))

struct ListView {
  std::vector<HeadView> items{};
  std::optional<std::string> next{};
};
BOOST_DESCRIBE_STRUCT(ListView, (), (items, next))

struct VoiceView {
  TicketId id{};
  std::string number{};
  NodeId node{};
  Day day{};
  Coded channel{};
  Coded place{};
  tickets::Submitter submitter{};
  std::string title{};
  std::string text{};
  bool is_loose = false;
};
BOOST_DESCRIBE_STRUCT(VoiceView, (), (id, number, node, day, channel, place, submitter, title, text, is_loose))

struct VoicesView {
  std::vector<VoiceView> items{};
  std::optional<std::string> next{};
};
BOOST_DESCRIBE_STRUCT(VoicesView, (), (items, next))

struct EventView {
  std::int64_t sequence = 0;
  Moment at{};
  std::string by{};
  CommandName command{};
  std::optional<std::string> text{};
  std::optional<std::string> was{};
  std::optional<std::string> into{};
  std::int64_t voices = 0;
  std::string reason{};
  std::optional<std::int64_t> undoes{};
};
BOOST_DESCRIBE_STRUCT(EventView, (), (sequence, at, by, command, text, was, into, voices, reason, undoes))

struct HistoryView {
  std::vector<EventView> items{};
  std::optional<std::string> next{};
};
BOOST_DESCRIBE_STRUCT(HistoryView, (), (items, next))

namespace {

HeadView head_view(const Consolidation& c) {
  return {.id = c.id, .title = c.title, .place = c.place, .round = c.round, .from = c.from, .until = c.until, .state = c.state, .version = c.version,
          .voices = c.voices, .made_by = c.made_by, .created_at = c.created_at, .changed_at = c.changed_at};
}

NodeView node_view(const Names& names, const Tree& tree, const Node& n, const Counted& count) {
  NodeView out{.id = n.id, .kind = n.kind, .text = n.text, .first_text = n.first_text, .category = names.category(n.category), .level = names.level(n.level),
               .target = n.target, .unit = names.unit(n.unit), .fixed_at_once = n.fixed_at_once, .voices = count.voices};
  if (!n.parent.is_nil()) out.parent = root_of(tree, n.parent);
  out.channels = names.channels(count.channels);
  out.sources = names.sources(count.sources);
  return out;
}

void add_tree(ConsolidationView& out, const Names& names, const Shown& shown) {
  const auto counts = counted(shown.tree, shown.counts);
  const auto own = counted_own(shown.counts);
  std::map<NodeId, std::vector<MergedView>> merged;
  for (const auto& [id, n] : shown.tree.nodes)
    if (n.merged_into) merged[root_of(shown.tree, id)].push_back({id, n.text, own.contains(id) ? own.at(id) : 0});
  out.voices = 0;
  for (const auto& [id, n] : own) out.voices += n;
  for (const Node* n : in_order(shown.tree)) {
    const auto count = counts.find(n->id);
    const auto problem = std::ranges::find_if(shown.problems, [&](const auto& p) { return n->problem && p.id.value == *n->problem; });
    NodeView& view = out.nodes.emplace_back(node_view(names, shown.tree, *n, count == counts.end() ? Counted{} : count->second));
    if (problem != shown.problems.end()) view.problem = NodeProblemView{problem->id, problem->number, problem->title, problem->state};
    if (const auto found = merged.find(n->id); found != merged.end()) view.merged = std::move(found->second);
    ++(n->kind == NodeKind::category ? out.categories : n->kind == NodeKind::problem ? out.problems : out.lines);
  }
}

SignedView signed_view(const Signed& s) { return {s.name, s.at}; }

EventView event_view(const Tree& tree, const StoredEvent& stored) {
  const Event& e = stored.event;
  EventView out{.sequence = stored.sequence, .at = stored.by.at, .by = stored.by.name, .command = e.name, .reason = e.reason};
  const auto words_of = [&](NodeId id) { return tree.nodes.contains(id) ? std::optional(tree.nodes.at(id).text) : std::nullopt; };
  if (e.batch) {
    out.text = words_of(e.batch->node);
    out.voices = e.batch->voices;
  }
  for (const auto& move : e.moves) {
    out.text = words_of(move.from);
    out.into = words_of(move.to);
    out.voices += static_cast<std::int64_t>(move.tickets.size());
  }
  if (!e.nodes.empty() && !out.text) {
    const auto& change = e.name == CommandName::merge ? *std::ranges::find_if(e.nodes, [](const auto& c) { return c.after && c.after->merged_into; }) : e.nodes.front();
    const auto& shown = change.after ? change.after : change.before;
    out.text = shown->text;
    if (change.before && change.after && change.before->text != change.after->text) out.was = change.before->text;
    if (e.name == CommandName::merge) out.into = words_of(*shown->merged_into);
  }
  for (const auto& change : e.proposals)
    if (out.reason.empty() && change.after) out.reason = change.after->reason;
  if (e.meeting) out.text = e.meeting->name;
  if (e.standing_after && e.standing_after->sent_back) out.reason = e.standing_after->sent_back->text;
  if (e.undoes + e.redoes > 0) out.undoes = e.undoes + e.redoes;
  return out;
}

}  // namespace

std::string write_list(const Page<store::ConsolidationRow>& page) {
  ListView out;
  for (const auto& row : page.items) {
    HeadView& view = out.items.emplace_back(head_view(row.head));
    view.categories = row.categories;
    view.problems = row.problems;
    view.lines = row.lines;
  }
  if (!page.next.empty()) out.next = page.next;
  return json::write(out);
}

Result<std::string> write_consolidation(const db::Reader& r, const Workbook& book, const Shown& shown, http::Language language, const Commanded* done) {
  const Names names = TRY(Names::at(r, book, language));
  ConsolidationView out;
  static_cast<HeadView&>(out) = head_view(shown.head);
  out.unit = names.unit(shown.head.unit);
  add_tree(out, names, shown);
  for (const auto& [id, settled] : shown.tree.proposals) out.proposals.push_back({id, settled.accepted, settled.reason});
  const Standing& standing = shown.tree.standing;
  if (standing.submitted) out.submitted = signed_view(*standing.submitted);
  for (const auto& one : standing.approvals) out.approvals.push_back(signed_view(one));
  if (standing.sent_back) out.sent_back = SentBackView{signed_view(standing.sent_back->by), standing.sent_back->flags, standing.sent_back->text};
  out.meetings = shown.tree.meetings;
  out.flags = names.flags();
  out.next = shown.next;
  if (done) {
    out.taken.emplace(done->taken);
    out.left.emplace(done->left);
  }
  return json::write(out, book.zone);
}

Result<std::string> write_voices(const db::Reader& r, const Workbook& book, const Page<Voice>& page, http::Language language) {
  const Names names = TRY(Names::at(r, book, language));
  VoicesView out;
  for (const auto& voice : page.items) {
    const auto& said = voice.said;
    out.items.push_back({.id = said.id, .number = said.number, .node = voice.node, .day = day_of(said.registered_at, book.zone),
                         .channel = names.channel(std::string(name_of(said.channel))), .place = {said.place, names.place(said.place)},
                         .submitter = said.submitter, .title = said.title, .text = said.text,
                         .is_loose = !said.problem && is_open(said.state) && said.state != tickets::TicketState::replied});
  }
  if (!page.next.empty()) out.next = page.next;
  return json::write(out, book.zone);
}

std::string write_history(const History& history) {
  HistoryView out;
  for (const auto& event : history.page.items) out.items.push_back(event_view(history.tree, event));
  if (!history.page.next.empty()) out.next = history.page.next;
  return json::write(out);
}

Result<NewConsolidation> read_new_consolidation(std::string_view body) { return json::read<NewConsolidation>(body); }
Result<Command> read_command(std::string_view body) { return json::read<Command>(body); }

struct FlagPack {
  std::string name{};
  std::string version{};
  std::vector<Flag> items{};
};
BOOST_DESCRIBE_STRUCT(FlagPack, (), (name, version, items))
Result<std::vector<Flag>> read_flags(std::string_view text) { return TRY(json::read<FlagPack>(text)).items; }

}  // namespace lianxin::consolidations
