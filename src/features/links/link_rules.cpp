#include "features/links/link_rules.h"

#include <algorithm>

#include "base/text.h"

namespace lianxin::links {
namespace {

using Faults = std::vector<FieldFault>;

constexpr std::size_t max_source = 200;
constexpr std::size_t max_note = 1000;
constexpr std::size_t max_programmes = 20;
constexpr int earliest_days = 50 * 366;  // nobody's link is older than fifty years

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out.append(out.empty() ? "" : ", ").append(word);
  return out;
}

std::string_view word_of(WhoKind kind) {
  switch (kind) {
    case WhoKind::person: return "person";
    case WhoKind::unit: return "unit";
    case WhoKind::team: return "team";
  }
  return "";
}

void check_who(Faults& faults, const LinkKind& kind, WhoKind who, const std::optional<Helper>& helper) {
  if (std::ranges::find(kind.who, who) == kind.who.end()) {
    std::vector<std::string> allowed;
    for (const auto one : kind.who) allowed.emplace_back(word_of(one));
    faults.push_back({"who_kind", "links.not_this_who", {{"allowed", joined(allowed)}}});
  }
  if (!helper) faults.push_back({"who", "links.no_such_helper"});
  else if (helper->is_gone) faults.push_back({"who", "links.helper_gone"});
}

void check_place(Faults& faults, const LinkKind& kind, const NewLink& asked, const LinkSetting& setting) {
  const auto goes_to = [&](std::string_view to) { return std::ranges::find(kind.to, to) != kind.to.end(); };
  if (asked.household) {
    if (setting.is_household_unknown) faults.push_back({"household", "links.no_such_household"});
    else if (setting.is_household_gone) faults.push_back({"household", "links.household_gone"});
    if (!goes_to(to_household)) faults.push_back({"household", "links.not_to_household"});
    return;
  }
  if (!asked.place) faults.push_back({"place", "base.required"});
  else if (setting.place.empty()) faults.push_back({"place", "places.no_such_place"});
  else if (setting.is_place_closed) faults.push_back({"place", "links.place_closed"});
  else if (!goes_to(setting.place_level)) faults.push_back({"place", "links.not_this_level", {{"allowed", joined(kind.to)}}});
}

void check_words(Faults& faults, const Link& link, const LinkPacks& packs) {
  if (link.programmes.size() > max_programmes) faults.push_back({"programmes", "base.too_many", {{"max", std::to_string(max_programmes)}}});
  for (std::size_t i = 0; i < link.programmes.size() && i < max_programmes; ++i)
    if (!packs.programme(link.programmes[i])) faults.push_back({"programmes[" + std::to_string(i) + "]", "links.no_such_programme"});
  if (length_of(link.source) > max_source) faults.push_back({"source", "base.too_long", {{"max", std::to_string(max_source)}}});
  if (length_of(link.note) > max_note) faults.push_back({"note", "base.too_long", {{"max", std::to_string(max_note)}}});
}

void check_post(Faults& faults, const Link& link, const LinkPacks& packs) {
  if (link.post.empty()) return;
  const LinkKind* kind = packs.kind(link.kind);
  if (kind && !kind->has_posts.value_or(false)) faults.push_back({"post", "links.post_not_here"});
  else if (!packs.posts.find(link.post)) faults.push_back({"post", "links.no_such_post"});
}

void check_days(Faults& faults, const Link& link, Day today) {
  if (link.from_on < today - earliest_days) faults.push_back({"from_on", "links.too_early"});
  if (link.until_on && *link.until_on <= link.from_on) faults.push_back({"until_on", "links.ends_before"});
}

}  // namespace

const LinkKind* LinkPacks::kind(std::string_view key) const {
  const auto it = std::ranges::find(kinds, key, &LinkKind::key);
  return it == kinds.end() ? nullptr : &*it;
}

const Programme* LinkPacks::programme(std::string_view key) const {
  const auto it = std::ranges::find(programmes, key, &Programme::key);
  return it == programmes.end() ? nullptr : &*it;
}

const ServicePost* ServicePosts::find(std::string_view key) const {
  const auto it = std::ranges::find(posts, key, &ServicePost::key);
  return it == posts.end() ? nullptr : &*it;
}

Result<Link> make_link(const NewLink& asked, LinkId id, const LinkSetting& setting) {
  Link link{.id = id, .kind = asked.kind, .who_kind = asked.who_kind, .who = asked.who, .place = setting.place,
            .household = asked.household, .path = setting.place_path};
  if (setting.helper) link.level = setting.helper->level;
  if (setting.helper) link.helper_class = setting.helper->helper_class;
  if (const LinkKind* kind = setting.packs->kind(asked.kind); kind && kind->helper_class) link.helper_class = *kind->helper_class;
  if (asked.level) link.level = *asked.level;
  if (asked.helper_class) link.helper_class = *asked.helper_class;
  link.programmes = asked.programmes.value_or(std::vector<std::string>{});
  link.demonstration = asked.demonstration.value_or(false);
  link.from_on = asked.from_on.value_or(setting.today);
  link.until_on = asked.until_on;
  link.source = trimmed(asked.source.value_or(""));
  link.note = trimmed(asked.note.value_or(""));
  link.post = asked.post.value_or("");
  Faults faults;
  if (const LinkKind* kind = setting.packs->kind(asked.kind)) {
    check_who(faults, *kind, asked.who_kind, setting.helper);
    check_place(faults, *kind, asked, setting);
  } else {
    faults.push_back({"kind", "links.no_such_kind"});
  }
  if (setting.helper && places::rank_of(*setting.levels, link.level) < 0) faults.push_back({"level", "links.no_such_level"});
  check_words(faults, link, *setting.packs);
  check_post(faults, link, *setting.packs);
  check_days(faults, link, setting.today);
  if (!faults.empty()) return invalid(std::move(faults));
  return link;
}

bool is_same(const Link& link, const NewLink& asked) {
  return link.kind == asked.kind && link.who_kind == asked.who_kind && link.who == asked.who && link.household == asked.household &&
         (asked.household || link.place == asked.place.value_or("")) && (!asked.level || link.level == *asked.level) &&
         (!asked.helper_class || link.helper_class == *asked.helper_class) &&
         link.programmes == asked.programmes.value_or(std::vector<std::string>{}) &&
         link.demonstration == asked.demonstration.value_or(false) && (!asked.from_on || link.from_on == *asked.from_on) &&
         link.source == trimmed(asked.source.value_or("")) && link.note == trimmed(asked.note.value_or("")) &&
         link.post == asked.post.value_or("");
}

Result<Link> edit_link(const Link& before, const LinkEdit& edit, const LinkPacks& packs, Day today) {
  if (before.until_on && *before.until_on <= today) return fail(Code::conflict, "links.ended");
  Link link = before;
  if (edit.programmes) link.programmes = *edit.programmes;
  if (edit.demonstration) link.demonstration = *edit.demonstration;
  if (edit.helper_class) link.helper_class = *edit.helper_class;
  if (edit.from_on) link.from_on = *edit.from_on;
  if (edit.source) link.source = trimmed(*edit.source);
  if (edit.note) link.note = trimmed(*edit.note);
  if (edit.post) link.post = *edit.post;
  Faults faults;
  check_words(faults, link, packs);
  if (edit.post) check_post(faults, link, packs);
  check_days(faults, link, today);
  if (!faults.empty()) return invalid(std::move(faults));
  ++link.version;
  return link;
}

Result<Link> end_link(const Link& before, Day on, const std::string& reason) {
  if (before.until_on && *before.until_on <= on) return fail(Code::conflict, "links.ended");
  Faults faults;
  if (on < before.from_on) faults.push_back({"on", "links.ends_before"});
  if (is_blank(reason)) faults.push_back({"reason", "base.required"});
  else if (length_of(reason) > max_note) faults.push_back({"reason", "base.too_long", {{"max", std::to_string(max_note)}}});
  if (!faults.empty()) return invalid(std::move(faults));
  Link link = before;
  link.until_on = on;
  ++link.version;
  return link;
}

Result<HandedOver> hand_over(const Link& before, const LinkCommand& command, LinkId id, const LinkSetting& setting) {
  if (!command.who || !command.who_kind) return invalid_field("who", "base.required");
  if (*command.who == before.who && *command.who_kind == before.who_kind) return invalid_field("who", "links.same_helper");
  const Day on = command.on.value_or(setting.today);
  Link ended = TRY(end_link(before, on, command.note.value_or(command.reason.value_or("-"))));
  NewLink asked{.kind = before.kind, .who_kind = *command.who_kind, .who = *command.who};
  if (before.household) asked.household = before.household;
  else asked.place = before.place;
  asked.programmes = before.programmes;
  asked.demonstration = before.demonstration;
  asked.from_on = on;
  asked.until_on = before.until_on;
  asked.source = before.source;
  if (!before.post.empty()) asked.post = before.post;
  asked.note = command.note;
  Link begun = TRY(make_link(asked, id, setting));
  ended.replaced_by = begun.id;
  return HandedOver{std::move(ended), std::move(begun)};
}

Result<Absence> make_absence(const NewAbsence& asked, AbsenceId id, bool knows_person, bool knows_substitute, Day today) {
  Absence absence{.id = id, .person = asked.person, .substitute = asked.substitute, .from_on = asked.from_on.value_or(today),
                  .until_on = asked.until_on, .note = std::string(trimmed(asked.note.value_or("")))};
  Faults faults;
  if (!knows_person) faults.push_back({"person", "links.no_such_helper"});
  if (!knows_substitute) faults.push_back({"substitute", "links.no_such_helper"});
  if (asked.person == asked.substitute) faults.push_back({"substitute", "links.own_substitute"});
  if (absence.until_on <= absence.from_on) faults.push_back({"until_on", "links.ends_before"});
  if (length_of(absence.note) > max_note) faults.push_back({"note", "base.too_long", {{"max", std::to_string(max_note)}}});
  if (!faults.empty()) return invalid(std::move(faults));
  return absence;
}

Result<Absence> edit_absence(const Absence& before, const AbsenceEdit& edit) {
  Absence absence = before;
  if (edit.until_on) absence.until_on = *edit.until_on;
  if (edit.note) absence.note = trimmed(*edit.note);
  Faults faults;
  if (absence.until_on <= absence.from_on) faults.push_back({"until_on", "links.ends_before"});
  if (length_of(absence.note) > max_note) faults.push_back({"note", "base.too_long", {{"max", std::to_string(max_note)}}});
  if (!faults.empty()) return invalid(std::move(faults));
  ++absence.version;
  return absence;
}

int over_by(const LinkPacks& packs, std::string_view kind, int live) {
  const LinkKind* known = packs.kind(kind);
  if (!known || !known->most_live) return 0;
  return std::max(0, live - *known->most_live);
}

}  // namespace lianxin::links
