#include "features/links/link_json.h"

#include "features/households/household_shown.h"
#include "platform/http/texts.h"
#include "platform/json/json.h"

namespace lianxin::links {

struct LinkWhoView {
  WhoKind kind = WhoKind::person;
  Uuid id{};
  std::string name{};
  json::Maybe<std::string> post{};
  json::Maybe<std::string> unit{};
  json::Maybe<std::string> phone{};
};
BOOST_DESCRIBE_STRUCT(LinkWhoView, (), (kind, id, name, post, unit, phone))

struct LinkView {
  LinkId id{};
  std::string kind{};
  std::string kind_name{};
  LinkWhoView who{};
  places::PlaceRef place{};
  std::optional<households::HouseholdShown> household{};
  std::string level{};
  HelperClass helper_class = HelperClass::other;
  std::vector<std::string> programmes{};
  bool demonstration = false;
  Day from_on{};
  std::optional<Day> until_on{};
  std::string source{};
  std::string note{};
  json::Maybe<std::string> post{};
  json::Maybe<std::string> post_name{};
  std::optional<people::PersonRef> substitute{};
  std::optional<LinkId> replaced_by{};
  json::Maybe<std::vector<std::string>> warnings{};
  std::vector<std::string> next{};
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(LinkView, (), (id, kind, kind_name, who, place, household, level, helper_class, programmes, demonstration, from_on, until_on,
                                     source, note, post, post_name, substitute, replaced_by, warnings, next, version))

struct PostView {
  std::string key{};
  std::string name{};
};
BOOST_DESCRIBE_STRUCT(PostView, (), (key, name))

struct PostsView {
  std::vector<PostView> items{};
};
BOOST_DESCRIBE_STRUCT(PostsView, (), (items))

struct ReassignedView {
  std::int64_t count = 0;
  std::vector<LinkView> links{};
};
BOOST_DESCRIBE_STRUCT(ReassignedView, (), (count, links))

struct GapView {
  places::PlaceRef place{};
  std::optional<households::HouseholdShown> household{};
  std::string missing{};
  std::optional<Day> since_on{};
};
BOOST_DESCRIBE_STRUCT(GapView, (), (place, household, missing, since_on))

struct GapsView {
  std::int64_t of = 0;
  std::int64_t total = 0;
  std::vector<GapView> items{};
  std::optional<std::string> next{};
};
BOOST_DESCRIBE_STRUCT(GapsView, (), (of, total, items, next))

struct OverlapView {
  households::HouseholdShown household{};
  std::string kind{};
  int allowed = 0;
  std::vector<LinkView> links{};
};
BOOST_DESCRIBE_STRUCT(OverlapView, (), (household, kind, allowed, links))

struct ReportRowView {
  json::Maybe<std::string> kind{};
  json::Maybe<std::string> level{};
  json::Maybe<std::string> helper_class{};
  std::int64_t links = 0;
  std::int64_t to_places = 0;
  std::int64_t helpers = 0;
  std::int64_t places = 0;
  std::int64_t households = 0;
};
BOOST_DESCRIBE_STRUCT(ReportRowView, (), (kind, level, helper_class, links, to_places, helpers, places, households))

struct ReportView {
  ReportRowView total{};
  std::vector<ReportRowView> rows{};
};
BOOST_DESCRIBE_STRUCT(ReportView, (), (total, rows))

struct AbsenceView {
  AbsenceId id{};
  people::PersonRef person{};
  people::PersonRef substitute{};
  Day from_on{};
  Day until_on{};
  std::string note{};
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(AbsenceView, (), (id, person, substitute, from_on, until_on, note, version))

namespace {

json::Maybe<std::string> unless_empty(const std::string& text) {
  if (text.empty()) return {};
  return json::Maybe<std::string>(text);
}

std::string kind_name(const Showing& showing, std::string_view key) {
  const LinkKind* kind = showing.registry.packs.kind(key);
  if (!kind) return std::string(key);
  return showing.language == http::Language::zh ? kind->zh : kind->en;
}

LinkView view_of(const Showing& showing, const store::LinkRow& row) {
  const Link& l = row.link;
  LinkView view{.id = l.id, .kind = l.kind, .kind_name = kind_name(showing, l.kind)};
  view.who = {l.who_kind, l.who, row.who_name, unless_empty(row.who_post), unless_empty(row.who_unit), unless_empty(row.who_phone)};
  view.place = row.place;
  if (l.household) view.household = households::HouseholdShown{*l.household, row.household_number, row.household_name, row.place};
  view.level = l.level;
  view.helper_class = l.helper_class;
  view.programmes = l.programmes;
  view.demonstration = l.demonstration;
  view.from_on = l.from_on;
  view.until_on = l.until_on;
  view.source = l.source;
  view.note = l.note;
  view.post = unless_empty(l.post);
  if (!l.post.empty()) view.post_name = json::Maybe<std::string>(post_name(showing.registry.packs.posts, l.post, showing.language));
  view.substitute = row.substitute;
  view.replaced_by = l.replaced_by;
  view.next = next_of(showing.actor, l, showing.today);
  view.version = l.version;
  return view;
}

AbsenceView view_of(const store::AbsenceRow& row) {
  const Absence& a = row.absence;
  return {a.id, {a.person, row.person_name}, {a.substitute, row.substitute_name}, a.from_on, a.until_on, a.note, a.version};
}

ReportRowView view_of(const store::ReportRow& row) {
  return {unless_empty(row.kind), unless_empty(row.level), unless_empty(row.helper_class), row.links, row.to_places, row.helpers, row.places, row.households};
}

}  // namespace

std::string write_link(const Showing& showing, const store::LinkRow& row, int over) {
  LinkView view = view_of(showing, row);
  if (over > 0) {
    const int allowed = showing.registry.packs.kind(row.link.kind)->most_live.value_or(0);
    view.warnings = std::vector<std::string>{http::translated(
        "links.over", {{"kind", view.kind_name}, {"live", std::to_string(allowed + over)}, {"allowed", std::to_string(allowed)}}, showing.language)};
  }
  return json::write(view);
}

std::string write_links(const Showing& showing, const Page<store::LinkRow>& page) {
  Page<LinkView> views{.items = {}, .next = page.next, .total = page.total};
  for (const auto& row : page.items) views.items.push_back(view_of(showing, row));
  return json::write(views);
}

std::string post_name(const ServicePosts& posts, std::string_view key, http::Language language) {
  const ServicePost* post = posts.find(key);
  if (!post) return std::string(key);
  return language == http::Language::zh ? post->zh : post->en;
}

std::string write_posts(const Showing& showing) {
  PostsView view;
  for (const auto& post : showing.registry.packs.posts.posts) view.items.push_back({post.key, post_name(showing.registry.packs.posts, post.key, showing.language)});
  return json::write(view);
}

std::string write_reassigned(const Showing& showing, const std::vector<store::LinkRow>& rows) {
  ReassignedView view{.count = static_cast<std::int64_t>(rows.size())};
  for (const auto& row : rows) view.links.push_back(view_of(showing, row));
  return json::write(view);
}

std::string write_gaps(const store::Gaps& gaps) {
  GapsView view{.of = gaps.of, .total = gaps.total};
  if (!gaps.page.next.empty()) view.next = gaps.page.next;
  for (const auto& row : gaps.page.items) {
    GapView gap{.place = row.place, .missing = row.missing, .since_on = row.since};
    if (row.household) gap.household = households::HouseholdShown{*row.household, row.number, row.name, row.place};
    view.items.push_back(std::move(gap));
  }
  return json::write(view);
}

std::string write_overlaps(const Showing& showing, const Page<store::OverlapRow>& page, const std::vector<std::vector<store::LinkRow>>& links) {
  Page<OverlapView> views{.items = {}, .next = page.next, .total = page.total};
  for (std::size_t i = 0; i < page.items.size(); ++i) {
    const auto& row = page.items[i];
    OverlapView view{{row.household, row.number, row.name, row.place}, row.kind, row.allowed, {}};
    for (const auto& link : links[i]) view.links.push_back(view_of(showing, link));
    views.items.push_back(std::move(view));
  }
  return json::write(views);
}

std::string write_report(const std::vector<store::ReportRow>& rows) {
  ReportView view;
  for (std::size_t i = 0; i + 1 < rows.size(); ++i) view.rows.push_back(view_of(rows[i]));
  if (!rows.empty()) view.total = view_of(rows.back());
  return json::write(view);
}

std::string write_absence(const store::AbsenceRow& row) { return json::write(view_of(row)); }

std::string write_absences(const Page<store::AbsenceRow>& page) {
  Page<AbsenceView> views{.items = {}, .next = page.next, .total = page.total};
  for (const auto& row : page.items) views.items.push_back(view_of(row));
  return json::write(views);
}

Result<NewLink> read_new_link(std::string_view body) { return json::read<NewLink>(body); }
Result<LinkEdit> read_link_edit(std::string_view body) { return json::read<LinkEdit>(body); }
Result<LinkCommand> read_link_command(std::string_view body) { return json::read<LinkCommand>(body); }
Result<Reassignment> read_reassignment(std::string_view body) { return json::read<Reassignment>(body); }
Result<NewAbsence> read_new_absence(std::string_view body) { return json::read<NewAbsence>(body); }
Result<AbsenceEdit> read_absence_edit(std::string_view body) { return json::read<AbsenceEdit>(body); }

}  // namespace lianxin::links
