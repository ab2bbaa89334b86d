#include "features/households/household_seed.h"

#include <array>

#include "features/households/demo_household.h"
#include "features/households/form_rules.h"
#include "features/households/household_history_store.h"
#include "features/households/household_rules.h"
#include "features/households/masking_rules.h"
#include "features/people/invented_name.h"
#include "features/places/demo_unit.h"
#include "features/places/places.h"

namespace lianxin::households {
namespace {

using people::Dice;

constexpr int days_registered = 200, days_new = 12, days_away = 190, days_of_tag = 120;

template <std::size_t n>
std::string one_of(const std::array<std::string_view, n>& words, Dice& dice) {
  return std::string(words[dice.roll(n)]);
}

// The same on every machine.
std::uint64_t seed_of(const std::string& text) {
  std::uint64_t out = 0;
  for (const auto byte : named_uuid(text).bytes) out = out * 257 + byte;
  return out;
}

// What the households of one village are made of.
class Village {
 public:
  Village(const Registry& registry, const places::Place& place, const SeedOptions& options, bool in_full)
      : registry_(registry), place_(place), options_(options), in_full_(in_full),
        dice_(options.random_seed * 1'000'003U + seed_of("households:" + place.code)) {}

  OpenHousehold household(int n) {
    OpenHousehold out;
    Household& h = out.household;
    h.id = demo_household_id(place_.code, n);
    const std::string figures = std::to_string(n);
    h.number = std::string(figures.size() < 3 ? 3 - figures.size() : 0, '0') + figures;
    h.place = place_.code;
    h.path = place_.path;
    out.secrets.head = people::invented_name(dice_);
    // No mobile number begins with 100.
    out.secrets.phone = "100" + std::to_string(10'000'000 + dice_.roll(89'999'999));
    out.secrets.address = place_.short_name + "第" + std::to_string(1 + dice_.roll(6)) + "组，路口往" + one_of(directions, dice_) + std::to_string(1 + dice_.roll(9)) + "里";
    h.name = mask_name(out.secrets.head);
    const bool is_new = n % 27 == 0;
    h.registered_at = h.changed_at = options_.now - (is_new ? days_new : days_registered) * ms_per_day;
    h.state_on = day_of(h.registered_at, Zone{});
    if (n % 18 == 5) {
      h.state = HouseholdState::away;
      h.state_on = day_of(options_.now, Zone{}) - days_away;
    }
    people_of(out);
    answers_of(out, n);
    if (h.profile["livelihood"] == "herding") camps_of(out);
    h.consent = n % 11 == 3 ? Consent::unknown : n % 29 == 7 ? Consent::refused : Consent::given;
    if (h.consent != Consent::unknown) h.consent_on = day_of(h.registered_at, Zone{});
    return out;
  }

  // The need of every sixth household.
  std::optional<Tag> tag(int n) {
    if (n % 6 != 2) return std::nullopt;
    const Choice& choice = registry_.tags.tags[dice_.roll(registry_.tags.tags.size())];
    const Day today = day_of(options_.now, Zone{});
    return Tag{choice.key, "走访时本户提出，" + choice.zh, today - 30, today + days_of_tag};
  }

 private:
  static constexpr std::array<std::string_view, 4> directions{"东", "南", "西", "北"};
  static constexpr std::array<std::string_view, 4> dwellings{"brick", "brick", "earth", "yurt"};
  static constexpr std::array<std::string_view, 4> waters{"own_well", "shared_well", "tap", "hauled"};
  static constexpr std::array<std::string_view, 3> powers{"grid", "grid", "solar_wind"};
  static constexpr std::array<std::string_view, 5> livelihoods{"herding", "herding", "herding", "farming", "wages"};
  static constexpr std::array<std::string_view, 8> hardships{"none", "none", "water", "fodder", "road", "hands", "money", "care"};

  void people_of(OpenHousehold& out) {
    const auto add = [&](Relation relation, std::string name, bool away) {
      OpenMember m;
      m.member = {.id = MemberId{named_uuid("member:" + to_text(out.household.id) + ":" + std::to_string(out.members.size()))}, .relation = relation,
                  .name = mask_name(name), .away = away};
      m.secrets.name = std::move(name);
      out.members.push_back(std::move(m));
    };
    const std::size_t children = dice_.roll(3);
    const bool has_spouse = dice_.roll(10) > 1, has_parent = dice_.roll(5) == 0;
    out.household.members_count = 1 + static_cast<std::int64_t>(children) + has_spouse + has_parent;
    if (!in_full_) return;
    add(Relation::head, out.secrets.head, false);
    out.members.back().secrets.phone = out.secrets.phone;
    out.members.back().member.has_phone = true;
    if (has_spouse) add(Relation::spouse, people::invented_name(dice_), false);
    if (has_parent) add(Relation::parent, people::invented_name(dice_), false);
    for (std::size_t i = 0; i < children; ++i) add(Relation::child, people::invented_name(dice_), dice_.roll(3) == 0);
  }

  void answers_of(OpenHousehold& out, int n) {
    Household& h = out.household;
    Profile answers{{"people", std::to_string(h.members_count)}, {"dwelling", one_of(dwellings, dice_)}, {"water", one_of(waters, dice_)},
                    {"power", one_of(powers, dice_)},            {"livelihood", one_of(livelihoods, dice_)}, {"hardship", one_of(hardships, dice_)}};
    const std::size_t sheep = 20 + dice_.roll(400), cattle = dice_.roll(60);
    if (answers["livelihood"] == "herding") {
      answers["sheep"] = std::to_string(sheep);
      answers["cattle"] = std::to_string(cattle);
    }
    answers["livestock"] = answers["livelihood"] == "herding" ? std::to_string(sheep + cattle) : "0";
    answers["signal"] = dice_.roll(4) > 0 ? "yes" : "no";
    if (n % 9 == 4) answers.erase("hardship");  // not all is known yet
    std::vector<FieldFault> faults;
    h.profile = answered({}, answers, registry_.form, faults);
    h.form_version = registry_.form.version;
    h.surveyed = is_surveyed(h.profile, registry_.form);
  }

  void camps_of(OpenHousehold& out) {
    for (const CampSeason season : {CampSeason::winter, CampSeason::summer}) {
      out.household.camps.push_back({season, place_.code});
      out.secrets.camp_words.push_back("从" + place_.short_name + "往" + one_of(directions, dice_) + std::to_string(3 + dice_.roll(20)) + "公里");
    }
  }

  const Registry& registry_;
  const places::Place& place_;
  const SeedOptions& options_;
  bool in_full_;
  Dice dice_;
};

struct Plan {
  places::Place place;
  int households = 0;
  bool in_full = false;  // with members, history and tags
};

Result<std::vector<Plan>> plan_of(const db::Reader& r, const Registry& registry, const SeedOptions& options) {
  std::vector<Plan> out;
  const auto root = TRY(places::find_place(r, registry.partition(), registry.partition()));
  if (!root) return out;
  int beside = 0;
  for (auto& place : TRY(places::places_below(r, registry.partition(), root->path))) {
    if (place.level != "village") continue;
    const bool is_demo = place.parent == std::string(places::demo_sumu);
    const bool has_any = is_demo || options.villages == 0 || beside++ < options.villages;
    int households = has_any ? options.households : 0;
    // Villages differ: from half to one and a half of the average.
    if (households > 1) households = households / 2 + static_cast<int>(Dice(seed_of(place.code)).roll(static_cast<std::size_t>(households) + 1));
    if (is_demo) households = place.code == places::demo_gacha ? demo_gacha_households : demo_village_households;
    if (households > 0) out.push_back({std::move(place), households, is_demo});
  }
  return out;
}

Result<void> put(db::Writer& w, const Registry& registry, const Plan& plan, const SeedOptions& options) {
  Village village(registry, plan.place, options, plan.in_full);
  for (int n = 1; n <= plan.households; ++n) {
    const OpenHousehold open = village.household(n);
    TRY(store::insert_household(w, registry.vault, open, ""));
    if (!plan.in_full) continue;
    HistoryEntry first;
    first.at = open.household.registered_at;
    first.what = "registered";
    TRY(store::put_history(w, registry.partition(), open.household.id, first));
    if (const auto tag = village.tag(n)) TRY(store::put_tag(w, registry.partition(), open.household.id, *tag, AccountId{}));
  }
  return {};
}

}  // namespace

Result<void> seed_households(db::Store& store, const Registry& registry, const SeedOptions& options) {
  const auto there = TRY(store.reading([](db::Reader& r) { return r.integer("select count(*) from household_tallies", {}); }));
  if (there > 0) return {};
  const auto plans = TRY(store.reading([&](db::Reader& r) { return plan_of(r, registry, options); }));
  for (const auto& plan : plans) TRY(store.write_and_wait([&](db::Writer& w) { return put(w, registry, plan, options); }));
  return {};
}

}  // namespace lianxin::households
