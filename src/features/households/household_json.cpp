#include "features/households/household_json.h"

#include <algorithm>
#include <map>

#include "features/households/household_history_store.h"
#include "features/households/household_shown.h"
#include "features/households/offer_actions.h"
#include "features/people/person.h"
#include "features/places/places.h"
#include "platform/json/json.h"

namespace lianxin::households {

struct CampView {
  CampSeason season{};
  std::optional<places::PlaceRef> place{};
};
BOOST_DESCRIBE_STRUCT(CampView, (), (season, place))

struct TagView {
  std::string tag{};
  std::string name{};
  std::string reason{};
  Day since_on{};
  Day until_on{};
};
BOOST_DESCRIBE_STRUCT(TagView, (), (tag, name, reason, since_on, until_on))

struct MemberView {
  MemberId id{};
  std::string name{};
  Relation relation{};
  bool away = false;
  bool has_phone = false;
  bool has_id_number = false;
};
BOOST_DESCRIBE_STRUCT(MemberView, (), (id, name, relation, away, has_phone, has_id_number))

struct OfferView {
  OfferId id{};
  people::PersonRef by{};
  Day on{};
  Uuid visit{};
  std::vector<json::Raw> changes{};
};
BOOST_DESCRIBE_STRUCT(OfferView, (), (id, by, on, visit, changes))

struct HouseholdView {
  HouseholdId id{};
  std::string number{};
  std::string name{};
  places::PlaceRef place{};
  HouseholdState state{};
  std::optional<HouseholdShown> successor{};
  std::optional<HouseholdShown> origin{};
  std::int64_t members_count = 0;
  json::Maybe<std::vector<MemberView>> members{};
  std::vector<CampView> camps{};
  std::map<std::string, json::Raw> profile{};
  std::string form_version{};
  bool surveyed = false;
  Consent consent{};
  std::optional<Day> consent_on{};
  std::vector<TagView> tags{};
  Day registered_on{};
  json::Maybe<std::vector<OfferView>> offers{};
  json::Maybe<std::vector<std::string>> next{};
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(HouseholdView, (), (id, number, name, place, state, successor, origin, members_count, members, camps, profile, form_version,
                                          surveyed, consent, consent_on, tags, registered_on, offers, next, version))

namespace {

// What the views of some households need besides them.
struct Beside {
  std::map<std::string, places::PlaceRef, std::less<>> places{};
  std::map<HouseholdId, Household> relatives{};
  std::map<HouseholdId, std::vector<Tag>> tags{};
};

Result<Beside> beside(const db::Reader& r, const Doing& doing, const Registry& registry, const std::vector<Household>& all) {
  Beside out;
  std::vector<HouseholdId> ids, related;
  std::vector<std::string> codes;
  for (const auto& h : all) {
    ids.push_back(h.id);
    if (h.successor) related.push_back(*h.successor);
    if (h.origin) related.push_back(*h.origin);
    codes.push_back(h.place);
    for (const auto& camp : h.camps)
      if (camp.place) codes.push_back(*camp.place);
  }
  for (auto& h : TRY(store::find_households(r, registry.partition(), related))) {
    codes.push_back(h.place);
    const HouseholdId id = h.id;
    out.relatives.emplace(id, std::move(h));
  }
  std::ranges::sort(codes);
  codes.erase(std::ranges::unique(codes).begin(), codes.end());
  for (auto& place : TRY(places::place_refs(r, registry.partition(), codes))) {
    std::string code = place.code;
    out.places.emplace(std::move(code), std::move(place));
  }
  for (auto& held : TRY(store::tags_of(r, registry.partition(), ids, day_of(doing.now, doing.zone))))
    out.tags[held.household].push_back(std::move(held.tag));
  return out;
}

places::PlaceRef place_in(const Beside& beside, const std::string& code) {
  const auto at = beside.places.find(code);
  return at == beside.places.end() ? places::PlaceRef{code, code, code} : at->second;
}

std::optional<HouseholdShown> relative(const Beside& beside, const std::optional<HouseholdId>& id) {
  const auto at = id ? beside.relatives.find(*id) : beside.relatives.end();
  if (at == beside.relatives.end()) return std::nullopt;
  return HouseholdShown{at->second.id, at->second.number, at->second.name, place_in(beside, at->second.place)};
}

// Numbers as numbers, yes and no as true and false; answers of an older form as they were written.
json::Raw answer_in(const HouseholdForm& form, const std::string& key, const std::string& answer) {
  const FormItem* item = find_item(form, key);
  if (item && item->type == ItemType::number) return {answer};
  if (item && item->type == ItemType::yes_no) return {answer == "yes" ? "true" : "false"};
  return {json::write(answer)};
}

HouseholdView view_of(const Household& h, const Beside& beside, const Doing& doing, const Registry& registry, http::Language language) {
  HouseholdView view{.id = h.id, .number = h.number, .name = h.name, .place = place_in(beside, h.place), .state = h.state};
  view.successor = relative(beside, h.successor);
  view.origin = relative(beside, h.origin);
  view.members_count = h.members_count;
  for (const auto& camp : h.camps) {
    CampView& out = view.camps.emplace_back();
    out.season = camp.season;
    if (camp.place) out.place = place_in(beside, *camp.place);
  }
  for (const auto& [key, answer] : h.profile) view.profile.emplace(key, answer_in(registry.form, key, answer));
  view.form_version = h.form_version;
  view.surveyed = h.surveyed;
  view.consent = h.consent;
  view.consent_on = h.consent_on;
  if (const auto at = beside.tags.find(h.id); at != beside.tags.end()) {
    for (const Tag& tag : at->second) {
      const Choice* known = find_choice(registry.tags.tags, tag.tag);
      const std::string name = !known ? tag.tag : language == http::Language::zh ? known->zh : known->en;
      view.tags.push_back({tag.tag, name, tag.reason, tag.since, tag.until});
    }
  }
  view.registered_on = day_of(h.registered_at, doing.zone);
  view.version = h.version;
  return view;
}

}  // namespace

Result<std::string> write_household(const db::Reader& r, const Doing& doing, const Registry& registry, const Household& h, http::Language language) {
  HouseholdView view = view_of(h, TRY(beside(r, doing, registry, {h})), doing, registry, language);
  auto& members = view.members.emplace();
  for (const auto& m : TRY(store::list_members(r, registry.partition(), h.id)))
    members.push_back({m.id, m.name, m.relation, m.away, m.has_phone, m.has_id_number});
  const auto& next = view.next.emplace(TRY(next_of(r, doing, registry, h)));
  if (std::ranges::find(next, "change") != next.end()) {
    auto& offers = view.offers.emplace();
    for (const auto& [offer, changes] : TRY(offers_to(r, doing, registry, h))) {
      auto& shown = offers.emplace_back(OfferView{offer.id, {offer.person, offer.name}, day_of(offer.at, doing.zone), offer.visit, {}});
      for (const auto& change : changes) shown.changes.push_back({write_change(registry, change, language)});
    }
  }
  return json::write(view, doing.zone);
}

Result<std::string> write_households(const db::Reader& r, const Doing& doing, const Registry& registry, const Page<Household>& page,
                                     http::Language language) {
  const Beside all = TRY(beside(r, doing, registry, page.items));
  Page<HouseholdView> views;
  for (const auto& h : page.items) views.items.push_back(view_of(h, all, doing, registry, language));
  views.next = page.next;
  views.total = page.total;
  return json::write(views, doing.zone);
}

}  // namespace lianxin::households
