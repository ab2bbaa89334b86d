#include "features/households/household_rules.h"

#include <algorithm>

#include "base/text.h"
#include "features/households/field_rules.h"
#include "features/households/form_rules.h"
#include "features/households/masking_rules.h"

namespace lianxin::households {
namespace {

constexpr std::size_t max_number = 40, max_phone = 30, max_line = 200;

void put_number(Faults& faults, Household& household, const std::string& given) {
  household.number = line_of(faults, "number", half_width(given), max_number);
}

void put_profile(Faults& faults, Household& household, const Profile& changes, const Setting& setting) {
  household.profile = answered(household.profile, changes, setting.form, faults);
  household.form_version = setting.form.version;
  household.surveyed = is_surveyed(household.profile, setting.form);
}

void put_consent(Faults& faults, Household& household, const std::optional<Consent>& consent, const std::optional<Day>& on, const Setting& setting) {
  check_past(faults, "consent_on", on, setting);
  if (consent && *consent != household.consent) {
    household.consent = *consent;
    household.consent_on = *consent == Consent::unknown ? std::nullopt : std::optional(day_of(setting.now, setting.zone));
  }
  if (on && household.consent != Consent::unknown) household.consent_on = on;
}

void note(std::vector<FieldChange>& out, std::string field, const std::string& before, const std::string& after) {
  if (before == after) return;
  const auto unless_empty = [](const std::string& text) { return text.empty() ? std::nullopt : std::optional(text); };
  out.push_back({std::move(field), unless_empty(before), unless_empty(after)});
}

void note_sealed(std::vector<FieldChange>& out, std::string field, bool differs) {
  if (differs) out.push_back({.field = std::move(field), .sealed = true});
}

std::string words_of(const std::vector<Camp>& camps) {
  std::string out;
  for (const auto& camp : camps) out += (out.empty() ? "" : ", ") + std::string(name_of(camp.season)) + (camp.place ? " " + *camp.place : "");
  return out;
}

void note_profile(std::vector<FieldChange>& out, const Profile& before, const Profile& after) {
  Profile keys = before;
  keys.insert(after.begin(), after.end());
  const auto in = [](const Profile& p, const std::string& key) {
    const auto at = p.find(key);
    return at == p.end() ? std::string() : at->second;
  };
  for (const auto& entry : keys) note(out, "profile." + entry.first, in(before, entry.first), in(after, entry.first));
}

}  // namespace

std::int64_t count_of(const std::vector<OpenMember>& members) {
  const bool has_head = std::ranges::any_of(members, [](const OpenMember& m) { return m.member.relation == Relation::head; });
  return static_cast<std::int64_t>(members.size()) + (has_head ? 0 : 1);
}

Result<OpenHousehold> make_household(const NewHousehold& asked, HouseholdId id, const Setting& setting) {
  Faults faults;
  OpenHousehold out;
  Household& h = out.household;
  h.id = id;
  h.registered_at = h.changed_at = setting.now;
  h.state_on = day_of(setting.now, setting.zone);
  put_place(faults, h, "place", asked.place, setting);
  put_number(faults, h, asked.number.value_or(""));
  out.secrets.head = name_of_person(faults, "head", asked.head);
  h.name = mask_name(out.secrets.head);
  out.secrets.phone = line_of(faults, "phone", asked.phone.value_or(""), max_phone);
  out.secrets.address = line_of(faults, "address", asked.address.value_or(""), max_line);
  put_camps(faults, out, asked.camps.value_or(std::vector<NewCamp>{}), setting);
  out.members = members_of(faults, {}, asked.members.value_or(std::vector<NewMember>{}), setting.now);
  h.members_count = count_of(out.members);
  put_profile(faults, h, asked.profile.value_or(Profile{}), setting);
  put_consent(faults, h, asked.consent, asked.consent_on, setting);
  if (!faults.empty()) return invalid(std::move(faults));
  return out;
}

Result<OpenHousehold> edit_household(const OpenHousehold& before, const HouseholdEdit& edit, const Setting& setting) {
  if (!is_present(before.household.state)) return fail(Code::conflict, "households.not_present");
  Faults faults;
  OpenHousehold out = before;
  Household& h = out.household;
  if (edit.number && is_blank(*edit.number)) faults.push_back({"number", "base.required"});
  if (edit.number) put_number(faults, h, *edit.number);
  if (edit.place && *edit.place != h.place) put_place(faults, h, "place", *edit.place, setting);
  if (edit.head && *edit.head != before.household.name) {
    out.secrets.head = name_of_person(faults, "head", *edit.head);
    h.name = mask_name(out.secrets.head);
  }
  if (edit.phone && (edit.phone->empty() || *edit.phone != mask_phone(before.secrets.phone)))
    out.secrets.phone = line_of(faults, "phone", *edit.phone, max_phone);
  if (edit.address) out.secrets.address = line_of(faults, "address", *edit.address, max_line);
  if (edit.camps) put_camps(faults, out, *edit.camps, setting);
  if (edit.members) {
    out.members = members_of(faults, before.members, *edit.members, setting.now);
    h.members_count = count_of(out.members);
  }
  if (edit.profile) put_profile(faults, h, *edit.profile, setting);
  put_consent(faults, h, edit.consent, edit.consent_on, setting);
  if (!faults.empty()) return invalid(std::move(faults));
  if (changes_between(before, out).empty()) return before;
  ++h.version;
  h.changed_at = setting.now;
  return out;
}

std::vector<FieldChange> changes_between(const OpenHousehold& before, const OpenHousehold& after) {
  std::vector<FieldChange> out;
  const Household &a = before.household, &b = after.household;
  const auto day = [](const std::optional<Day>& on) { return on ? to_text(*on) : std::string(); };
  note(out, "place", a.place, b.place);
  note(out, "number", a.number, b.number);
  note(out, "state", std::string(name_of(a.state)), std::string(name_of(b.state)));
  note_sealed(out, "head", before.secrets.head != after.secrets.head);
  note_sealed(out, "phone", before.secrets.phone != after.secrets.phone);
  note_sealed(out, "address", before.secrets.address != after.secrets.address);
  note(out, "camps", words_of(a.camps), words_of(b.camps));
  note_sealed(out, "camp_words", before.secrets.camp_words != after.secrets.camp_words);
  note(out, "members_count", std::to_string(a.members_count), std::to_string(b.members_count));
  note_sealed(out, "members", before.members != after.members);
  note_profile(out, a.profile, b.profile);
  note(out, "consent", std::string(name_of(a.consent)), std::string(name_of(b.consent)));
  note(out, "consent_on", day(a.consent_on), day(b.consent_on));
  return out;
}

}  // namespace lianxin::households
