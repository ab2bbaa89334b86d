#include <map>

#include "features/households/form_rules.h"
#include "features/households/household_json.h"
#include "features/households/masking_rules.h"
#include "features/people/person.h"
#include "features/places/place_path.h"
#include "platform/http/texts.h"
#include "platform/json/json.h"

namespace lianxin::households {

struct ChangeView {
  std::string field{};
  std::string label{};
  std::optional<std::string> before{};
  std::optional<std::string> after{};
  bool sealed = false;
};
BOOST_DESCRIBE_STRUCT(ChangeView, (), (field, label, before, after, sealed))

struct EntryView {
  std::int64_t version = 0;
  Moment at{};
  std::optional<people::PersonRef> by{};
  std::string what{};
  std::optional<std::string> reason{};
  std::optional<Uuid> visit{};
  std::vector<ChangeView> changes{};
};
BOOST_DESCRIBE_STRUCT(EntryView, (), (version, at, by, what, reason, visit, changes))

struct OpenCampView {
  CampSeason season{};
  std::string words{};
};
BOOST_DESCRIBE_STRUCT(OpenCampView, (), (season, words))

struct OpenMemberView {
  MemberId id{};
  std::string name{};
  Relation relation{};
  std::optional<std::string> phone{};
  std::optional<std::string> id_number{};
};
BOOST_DESCRIBE_STRUCT(OpenMemberView, (), (id, name, relation, phone, id_number))

struct IdentityView {
  std::string head{};
  std::optional<std::string> phone{};
  std::optional<std::string> address{};
  std::vector<OpenCampView> camps{};
  std::vector<OpenMemberView> members{};
};
BOOST_DESCRIBE_STRUCT(IdentityView, (), (head, phone, address, camps, members))

struct CountView {
  places::PlaceRef place{};
  std::int64_t households = 0;
  std::int64_t surveyed = 0;
};
BOOST_DESCRIBE_STRUCT(CountView, (), (place, households, surveyed))

struct CountsView {
  places::PlaceRef place{};
  std::int64_t households = 0;
  std::map<std::string, std::int64_t> by_state{};
  std::int64_t surveyed = 0;
  std::vector<CountView> below{};
};
BOOST_DESCRIBE_STRUCT(CountsView, (), (place, households, by_state, surveyed, below))

namespace {

std::optional<std::string> unless_empty(const std::string& text) { return text.empty() ? std::nullopt : std::optional(text); }

std::string label_of(const std::string& field, const Registry& registry, http::Language language) {
  if (field.starts_with("profile.")) {
    const FormItem* item = find_item(registry.form, std::string_view(field).substr(8));
    if (!item) return field.substr(8);
    return language == http::Language::zh ? item->zh : item->en;
  }
  return http::translated("households.field." + field, {}, language);
}

std::optional<std::string> words_of(const FieldChange& change, const std::optional<std::string>& value, const Registry& registry, http::Language language) {
  if (!value) return value;
  const bool zh = language == http::Language::zh;
  if (change.field.starts_with("profile.")) return answer_words(registry.form, std::string_view(change.field).substr(8), *value, zh);
  if (change.field == "tag") {
    const Choice* tag = find_choice(registry.tags.tags, *value);
    return tag ? (zh ? tag->zh : tag->en) : *value;
  }
  if (change.field == "state" || change.field == "consent") return http::translated("households." + change.field + "." + *value, {}, language);
  return value;
}

ChangeView view_of(const FieldChange& change, const Registry& registry, http::Language language) {
  return {change.field, label_of(change.field, registry, language), words_of(change, change.before, registry, language),
          words_of(change, change.after, registry, language), change.sealed};
}

EntryView view_of(const HistoryEntry& entry, const Registry& registry, http::Language language) {
  EntryView view{.version = entry.version, .at = entry.at, .what = entry.what, .reason = unless_empty(entry.reason), .visit = entry.visit};
  if (!entry.person.is_nil()) view.by = people::PersonRef{entry.person, entry.name};
  for (const auto& change : entry.changes) view.changes.push_back(view_of(change, registry, language));
  return view;
}

void count(CountView& view, const HouseholdTally& tally) {
  if (!is_present(tally.state)) return;
  view.households += tally.households;
  view.surveyed += tally.surveyed;
}

places::PlaceRef ref_of(const places::Place& place) { return {place.code, place.name, place.full_name}; }

}  // namespace

std::string write_history(const Registry& registry, const Page<HistoryEntry>& page, const Doing& doing, http::Language language) {
  Page<EntryView> views;
  for (const auto& entry : page.items) views.items.push_back(view_of(entry, registry, language));
  views.next = page.next;
  return json::write(views, doing.zone);
}

std::string write_change(const Registry& registry, const FieldChange& change, http::Language language) {
  return json::write(view_of(change, registry, language));
}

std::string write_identity(const OpenHousehold& open) {
  IdentityView view{.head = open.secrets.head, .phone = unless_empty(open.secrets.phone), .address = unless_empty(open.secrets.address)};
  for (std::size_t i = 0; i < open.household.camps.size(); ++i)
    view.camps.push_back({open.household.camps[i].season, open.secrets.camp_words.at(i)});
  for (const auto& m : open.members)
    view.members.push_back({m.member.id, m.secrets.name, m.member.relation, unless_empty(m.secrets.phone), unless_empty(mask_id_number(m.secrets.id_number))});
  return json::write(view);
}

std::string write_counts(const places::Place& place, const std::vector<places::Place>& below, const std::vector<HouseholdTally>& tallies) {
  CountsView out{.place = ref_of(place)};
  for (const HouseholdState state : all_of<HouseholdState>()) out.by_state[std::string(name_of(state))] = 0;
  CountView here;
  std::map<std::string, std::size_t, std::less<>> at;
  for (const auto& each : below) {
    at[each.path] = out.below.size();
    out.below.push_back({ref_of(each)});
  }
  for (const auto& tally : tallies) {
    out.by_state[std::string(name_of(tally.state))] += tally.households;
    count(here, tally);
    const auto child = at.find(std::string_view(tally.path).substr(0, place.now_path.size() + places::path_step));
    if (child != at.end()) count(out.below[child->second], tally);
  }
  out.households = here.households;
  out.surveyed = here.surveyed;
  return json::write(out);
}

}  // namespace lianxin::households
