#include "features/voices/proposal_actions.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "base/bad_cursor.h"
#include "base/position.h"
#include "features/places/place_path.h"
#include "features/places/places.h"
#include "features/voices/proposal_store.h"
#include "features/voices/refusal_store.h"
#include "features/voices/voice_store.h"
#include "platform/likeness/summary.h"

namespace lianxin::voices {
namespace {

constexpr std::size_t most_nearest = 3, most_farthest = 2, most_places = 8;
constexpr int most_least = 1000;

// '/' follows '.': all codes that begin with "water.". Proposals begin with the code of the first, as store::save_found writes them.
void add_category(db::Conditions& where, const std::string& category) {
  const auto code = [&](std::string_view end) { return where.bind(category + std::string(end)); };
  const auto kept = [&](std::string_view end) { return where.bind("[{\"category\":\"" + category + std::string(end)); };
  where.add("(t.category = " + code("") + " or (t.category >= " + code(".") + " and t.category < " + code("/") + ") or (t.category is null and ((v.proposals >= " + kept("\"") +
            " and v.proposals < " + kept("#") + ") or (v.proposals >= " + kept(".") + " and v.proposals < " + kept("/") + "))))");
}

Result<db::Conditions> conditions_of(const db::Reader& r, const Doing& doing, const VoiceBook& book, const GroupFilter& asked) {
  db::Conditions out({std::string_view(book.partition)});
  tickets::add_sight(out, doing.by, "t.");
  if (asked.place) {
    const auto range = places::range_of(TRY(places::place_named(r, book.partition, *asked.place)).now_path);
    out.add("t.place_path >= " + out.bind(std::string(range.begin)) + " and t.place_path < " + out.bind(std::string(range.end)));
  }
  if (asked.from && asked.to && *asked.from > *asked.to) return invalid_field("from", "voices.from_after_to");
  if (asked.from) out.add("t.registered_at >= " + out.bind(moment_at(*asked.from, 0, book.zone)));
  if (asked.to) out.add("t.registered_at < " + out.bind(moment_at(*asked.to + 1, 0, book.zone)));
  if (asked.category) add_category(out, *asked.category);
  if (asked.round) out.add("t.round_id = " + out.bind(to_text(*asked.round)));
  return out;
}

// What people said counts before what the machine would say.
void tell_category(GroupProposal& group, const std::vector<const Member*>& members) {
  std::map<std::string, int> sorted, proposed;
  for (const auto* member : members) {
    if (!member->category.empty()) ++sorted[member->category];
    else if (!member->proposed.empty()) ++proposed[member->proposed];
  }
  group.is_sorted = !sorted.empty();
  const auto& counts = group.is_sorted ? sorted : proposed;
  const auto most = std::ranges::max_element(counts, {}, [](const auto& each) { return each.second; });
  if (most != counts.end()) group.category = most->first;
}

// What the group is about, from its members' own words.
void describe(GroupProposal& group, const std::vector<const Member*>& members, const likeness::TermWeights& weights) {
  std::vector<likeness::TitledText> texts;
  for (const auto* member : members) texts.push_back({member->title, member->text});
  const auto summary = likeness::summarised(texts, weights);
  group.words = summary.words;
  tell_category(group, members);
  for (const auto at : summary.nearest_first) {
    if (group.nearest.size() == most_nearest) break;
    if (group.nearest.empty() || !members[at]->is_copy) group.nearest.push_back(*members[at]);
  }
  const auto is_near = [&](const Member& member) { return std::ranges::find(group.nearest, member.voice, &Member::voice) != group.nearest.end(); };
  for (auto at = summary.nearest_first.rbegin(); at != summary.nearest_first.rend() && group.farthest.size() < most_farthest; ++at)
    if (!is_near(*members[*at])) group.farthest.push_back(*members[*at]);
  if (!group.nearest.empty()) group.title = group.nearest.front().title;
}

Result<void> describe_all(const db::Reader& r, const db::Conditions& where, std::vector<GroupProposal>& groups) {
  std::vector<std::int64_t> numbers;
  for (const auto& group : groups) numbers.push_back(group.number);
  const auto members = TRY(store::newest_members(r, where, numbers));
  const auto beside = TRY(store::newest_voices(r, where));
  likeness::TermWeights weights(members.size() + beside.size());
  std::map<std::int64_t, std::vector<const Member*>> by_group;
  for (const auto& member : members) {
    weights.count(likeness::matter_of(member.title, member.text));
    by_group[member.group].push_back(&member);
  }
  for (const auto& member : beside)
    if (!by_group.contains(member.group)) weights.count(likeness::matter_of(member.title, member.text));
  for (auto& group : groups) describe(group, by_group[group.number], weights);
  for (auto& [number, place] : TRY(store::count_places(r, where, numbers))) {
    auto& group = *std::ranges::find(groups, number, &GroupProposal::number);
    ++group.place_count;
    if (group.places.size() < most_places) group.places.push_back(std::move(place));
  }
  return {};
}

// To which problem most of each group were put; one that takes more goes before one that is answered.
Result<void> tell_problems(const db::Reader& r, const Doing& doing, const VoiceBook& book, const db::Conditions& where, std::vector<GroupProposal>& groups) {
  std::vector<std::int64_t> numbers;
  for (const auto& group : groups) numbers.push_back(group.number);
  const auto linked = TRY(store::count_linked(r, where, numbers));
  std::vector<TicketId> ids;
  for (const auto& each : linked)
    if (std::ranges::find(ids, each.problem) == ids.end()) ids.push_back(each.problem);
  db::Conditions sight({std::string_view(book.partition)});
  tickets::add_sight(sight, doing.by, "p.");
  const auto seen = TRY(store::seen_problems(r, sight, ids));
  const auto takes_more = [](const GroupProblem& p) { return is_open(p.state) && p.state != tickets::TicketState::replied; };
  for (const auto& each : linked) {
    const auto problem = std::ranges::find(seen, each.problem, &GroupProblem::id);
    auto& group = *std::ranges::find(groups, each.group, &GroupProposal::number);
    if (problem == seen.end() || (group.problem && (takes_more(*group.problem) || !takes_more(*problem)))) continue;
    group.problem = *problem;
    group.problem->linked = each.count;
  }
  return {};
}

// Another office's word about what it sees itself is not told.
Result<void> tell_refusals(const db::Reader& r, const VoiceBook& book, std::vector<GroupProposal>& groups) {
  std::vector<std::int64_t> numbers;
  for (const auto& group : groups) numbers.push_back(group.number);
  for (auto& each : TRY(store::list_refusals(r, book.partition, numbers))) {
    auto& group = *std::ranges::find(groups, each.group, &GroupProposal::number);
    if (each.places.contains(group.path)) group.refusal = std::move(each.refusal);
  }
  return {};
}

// The smallest place that holds all of each.
Result<void> tell_places(const db::Reader& r, const VoiceBook& book, std::vector<GroupProposal>& groups) {
  std::vector<std::string> paths;
  for (const auto& group : groups)
    if (!group.path.empty()) paths.push_back(group.path);
  const auto codes = TRY(store::places_at(r, book.partition, paths));
  for (auto& group : groups)
    if (const auto found = codes.find(group.path); found != codes.end()) group.place = found->second;
  return {};
}

}  // namespace

Result<Page<GroupProposal>> list_proposals(const db::Reader& r, const Doing& doing, const VoiceBook& book, const GroupFilter& asked, const PageRequest& page) {
  if (!access::may_somewhere(doing.by, read_proposals)) return fail(Code::forbidden, "base.forbidden");
  if (asked.least < 1 || asked.least > most_least) return invalid_field("least", "voices.least", {{"min", "1"}, {"max", std::to_string(most_least)}});
  const auto where = TRY(conditions_of(r, doing, book, asked));
  const auto after = TRY(read_position(page.cursor));
  const Moment until = asked.to ? moment_at(*asked.to + 1, 0, book.zone) : doing.now;
  const Moment recent_from = until - trend_days * ms_per_day;
  auto all = TRY(store::list_groups(r, where, {asked.least, asked.shown, recent_from, recent_from - trend_days * ms_per_day}));
  Page<GroupProposal> out;
  const auto end = std::min(all.size(), after + static_cast<std::size_t>(std::min(page.limit, most_proposals_at_once)));
  for (std::size_t i = after; i < end; ++i) out.items.push_back(std::move(all[i]));
  TRY(describe_all(r, where, out.items));
  TRY(tell_problems(r, doing, book, where, out.items));
  TRY(tell_places(r, book, out.items));
  if (asked.shown == Shown::refused) TRY(tell_refusals(r, book, out.items));
  if (end < all.size()) out.next = make_position(end);
  if (page.with_total) out.total = static_cast<std::int64_t>(all.size());
  return out;
}

Result<Page<Member>> list_members(const db::Reader& r, const Doing& doing, const VoiceBook& book, TicketId group, const GroupFilter& asked, const PageRequest& page) {
  if (!access::may_somewhere(doing.by, read_proposals)) return fail(Code::forbidden, "base.forbidden");
  std::int64_t after = 0;
  if (!page.cursor.empty()) {
    const auto fields = read_cursor(page.cursor, 1);
    if (!fields) return bad_cursor();
    const auto [end, error] = std::from_chars(fields->front().data(), fields->front().data() + fields->front().size(), after);
    if (error != std::errc{} || end != fields->front().data() + fields->front().size()) return bad_cursor();
  }
  const auto number = TRY(store::number_of(r, book.partition, group));
  Page<Member> out;
  if (number) out.items = TRY(store::members_after(r, TRY(conditions_of(r, doing, book, asked)), *number, after, page.limit + 1));
  if (out.items.empty() && after == 0) return fail(Code::not_found, "base.not_found");
  if (static_cast<int>(out.items.size()) > page.limit) {
    out.items.pop_back();
    out.next = make_cursor({std::to_string(out.items.back().voice)});
  }
  return out;
}

}  // namespace lianxin::voices
