#include "features/links/link_actions.h"

#include <algorithm>

#include "features/households/households.h"
#include "features/people/people.h"
#include "features/places/places.h"
#include "platform/journal/journal.h"
#include "platform/json/json.h"

namespace lianxin::links {

struct LinkDetail {
  std::string kind{};
  std::string who_name{};
  std::string place{};
  std::optional<HouseholdId> household{};
  Day from_on{};
  std::optional<Day> until_on{};
  std::optional<LinkId> replaced_by{};
  std::string words{};
};
BOOST_DESCRIBE_STRUCT(LinkDetail, (), (kind, who_name, place, household, from_on, until_on, replaced_by, words))

struct AbsenceDetail {
  PersonId person{};
  PersonId substitute{};
  Day from_on{};
  Day until_on{};
};
BOOST_DESCRIBE_STRUCT(AbsenceDetail, (), (person, substitute, from_on, until_on))

namespace {

constexpr int most_reassigned = 500;

Result<void> tell(db::Writer& w, const Doing& doing, const store::LinkRow& row, std::string_view what, const std::string& words = {}) {
  const Link& link = row.link;
  const LinkDetail detail{link.kind, row.who_name, link.place, link.household, link.from_on, link.until_on, link.replaced_by, words};
  return journal::record(w, doing, {.kind = what, .subject_kind = "link", .subject = to_text(link.id), .place_path = link.path,
                                    .detail = json::write(detail)});
}

Result<LinkSetting> setting_of(const db::Reader& r, const Doing& doing, const Registry& registry, const std::optional<std::string>& place,
                               const std::optional<HouseholdId>& household, WhoKind who_kind, const Uuid& who) {
  LinkSetting out{.packs = &registry.packs, .levels = &registry.levels, .today = day_of(doing.now, doing.zone)};
  std::optional<std::string> code = place;
  if (household) {
    const auto found = TRY(households::find_household(r, registry.partition, *household));
    out.is_household_unknown = !found;
    if (found) {
      out.is_household_gone = !households::is_present(found->state);
      code = found->place;
    }
  }
  if (code) {
    if (const auto found = TRY(places::find_place(r, registry.partition, *code))) {
      out.place = found->code;
      out.place_level = found->level;
      out.place_path = found->now_path;
      out.is_place_closed = found->is_closed();
    }
  }
  out.helper = TRY(store::find_helper(r, registry.partition, who_kind, who, out.today));
  return out;
}

Result<Link> load(const db::Reader& r, const Registry& registry, LinkId id) {
  auto link = TRY(store::find_link(r, registry.partition, id));
  if (!link) return fail(Code::not_found, "base.not_found");
  return *std::move(link);
}

access::Scope scope_of(const Link& link) {
  access::Scope out{.place_path = link.path};
  if (link.who_kind == WhoKind::unit) out.units.push_back(UnitId{link.who});
  return out;
}

Result<store::LinkRow> row_of(const db::Reader& r, const Registry& registry, LinkId id, Day today) {
  auto row = TRY(store::find_row(r, registry.partition, id, today));
  if (!row) return fail(Code::internal, "base.internal");
  return *std::move(row);
}

Result<store::LinkRow> put_over(db::Writer& w, const Doing& doing, const Registry& registry, const Link& before, const LinkCommand& command) {
  const Day today = day_of(doing.now, doing.zone);
  const auto place = before.household ? std::nullopt : std::optional<std::string>(before.place);
  const auto setting = TRY(setting_of(w, doing, registry, place, before.household, command.who_kind.value_or(WhoKind::person), command.who.value_or(Uuid{})));
  const auto over = TRY(hand_over(before, command, command.id.value_or(LinkId{new_uuid(doing.now)}), setting));
  TRY(store::save_link(w, registry.partition, over.ended, doing.now));
  TRY(store::insert_link(w, registry.partition, over.begun, doing.now));
  TRY(tell(w, doing, TRY(row_of(w, registry, over.ended.id, today)), "link.handed_over", command.note.value_or("")));
  auto begun = TRY(row_of(w, registry, over.begun.id, today));
  TRY(tell(w, doing, begun, "link.begun", command.note.value_or("")));
  return begun;
}

}  // namespace

Result<CreatedLink> begin_link(db::Writer& w, const Doing& doing, const Registry& registry, const NewLink& asked) {
  const auto setting = TRY(setting_of(w, doing, registry, asked.place, asked.household, asked.who_kind, asked.who));
  if (setting.place_path.empty()) {
    if (!access::may_somewhere(doing.by, change_links)) return fail(Code::forbidden, "base.forbidden");
  } else {
    TRY(access::allow(doing.by, change_links, read_links, {.place_path = setting.place_path}));
  }
  const LinkId id = asked.id.value_or(LinkId{new_uuid(doing.now)});
  if (const auto there = TRY(store::find_link(w, registry.partition, id))) {
    if (!is_same(*there, asked)) return fail(Code::conflict, "base.duplicate");
    return CreatedLink{TRY(row_of(w, registry, id, setting.today)), false};
  }
  const Link link = TRY(make_link(asked, id, setting));
  TRY(store::insert_link(w, registry.partition, link, doing.now));
  CreatedLink out{TRY(row_of(w, registry, id, setting.today)), true};
  TRY(tell(w, doing, out.row, "link.begun"));
  if (link.household)
    out.over = over_by(registry.packs, link.kind, TRY(store::live_on_household(w, registry.partition, *link.household, link.kind, setting.today)));
  return out;
}

Result<store::LinkRow> change_link(db::Writer& w, const Doing& doing, const Registry& registry, LinkId id, const LinkEdit& edit, std::int64_t version) {
  const Day today = day_of(doing.now, doing.zone);
  const Link before = TRY(load(w, registry, id));
  TRY(access::allow(doing.by, change_links, read_links, scope_of(before)));
  if (version != before.version) return fail(Code::stale, "base.stale");
  const Link after = TRY(edit_link(before, edit, registry.packs, today));
  TRY(store::save_link(w, registry.partition, after, doing.now));
  auto row = TRY(row_of(w, registry, id, today));
  TRY(tell(w, doing, row, "link.changed"));
  return row;
}

Result<store::LinkRow> command_link(db::Writer& w, const Doing& doing, const Registry& registry, LinkId id, const LinkCommand& command,
                                    std::optional<std::int64_t> if_match) {
  const Day today = day_of(doing.now, doing.zone);
  const Link before = TRY(load(w, registry, id));
  TRY(access::allow(doing.by, change_links, read_links, scope_of(before)));
  if (if_match && *if_match != before.version) return fail(Code::stale, "base.stale");
  if (command.command == LinkCommandName::hand_over) return put_over(w, doing, registry, before, command);
  const Link after = TRY(end_link(before, command.on.value_or(today), command.reason.value_or("")));
  TRY(store::save_link(w, registry.partition, after, doing.now));
  auto row = TRY(row_of(w, registry, id, today));
  TRY(tell(w, doing, row, "link.ended", *command.reason));
  return row;
}

Result<std::vector<store::LinkRow>> reassign(db::Writer& w, const Doing& doing, const Registry& registry, const Reassignment& asked) {
  const Day today = day_of(doing.now, doing.zone);
  const Day on = asked.on.value_or(today);
  std::optional<PathRange> within;
  if (asked.place) within = places::range_of(TRY(places::place_named(w, registry.partition, *asked.place)).now_path);
  auto links = TRY(store::links_of(w, registry.partition, asked.from_who, within, on, most_reassigned + 1));
  if (asked.kinds) std::erase_if(links, [&](const Link& link) { return std::ranges::find(*asked.kinds, link.kind) == asked.kinds->end(); });
  std::erase_if(links, [&](const Link& link) { return !access::may(doing.by, read_links, scope_of(link)); });
  if (links.empty()) return invalid_field("from_who", "links.has_no_links");
  if (links.size() > static_cast<std::size_t>(most_reassigned)) return invalid_field("from_who", "base.too_many", {{"max", std::to_string(most_reassigned)}});
  std::vector<store::LinkRow> out;
  for (const Link& link : links) {
    TRY(access::allow(doing.by, change_links, read_links, scope_of(link)));
    LinkCommand command{.command = LinkCommandName::hand_over, .on = std::max(on, link.from_on), .who_kind = asked.to_who_kind, .who = asked.to_who};
    command.note = asked.note;
    out.push_back(TRY(put_over(w, doing, registry, link, command)));
  }
  return out;
}

Result<store::LinkRow> show_link(const db::Reader& r, const Actor& actor, const Registry& registry, LinkId id, Day today) {
  auto seen = TRY(list_links(r, actor, registry, {.id = id}, {.limit = 1}, today)).items;
  if (seen.empty()) return fail(Code::not_found, "base.not_found");
  return std::move(seen.front());
}

Result<Page<store::LinkRow>> list_links(const db::Reader& r, const Actor& actor, const Registry& registry, const store::LinkFilter& filter,
                                        const PageRequest& page, Day today) {
  return store::list_links(r, registry.partition, filter, access::sight_of(actor, read_links), actor.person, page, today);
}

Result<void> follow_household(db::Writer& w, const Doing& doing, const Registry& registry, HouseholdId id) {
  const auto household = TRY(households::find_household(w, registry.partition, id));
  if (!household) return {};
  const Day today = day_of(doing.now, doing.zone);
  const bool is_present = households::is_present(household->state);
  for (Link link : TRY(store::links_of_household(w, registry.partition, id, today))) {
    if (is_present && link.path == household->path && link.place == household->place) continue;
    link.place = household->place;
    link.path = household->path;
    if (!is_present) {
      const Day end = std::max(link.from_on, household->state_on);
      if (link.until_on && *link.until_on <= end) continue;
      link.until_on = end;
    }
    ++link.version;
    TRY(store::save_link(w, registry.partition, link, doing.now));
    TRY(tell(w, doing, TRY(row_of(w, registry, link.id, today)), is_present ? "link.moved" : "link.ended"));
  }
  return {};
}

std::vector<std::string> next_of(const Actor& actor, const Link& link, Day today) {
  if ((link.until_on && *link.until_on <= today) || !access::may(actor, change_links, scope_of(link))) return {};
  return {"change", "end", "hand_over"};
}

Result<CreatedAbsence> add_absence(db::Writer& w, const Doing& doing, const Registry& registry, const NewAbsence& asked) {
  const auto person = TRY(people::find_person(w, registry.partition, asked.person));
  const auto substitute = TRY(people::find_person(w, registry.partition, asked.substitute));
  // One names one's own substitute; for others it takes the right to change links where they work.
  if (person && person->id != doing.by.person) TRY(access::allow(doing.by, change_links, read_links, {.place_path = person->place_path}));
  const AbsenceId id = asked.id.value_or(AbsenceId{new_uuid(doing.now)});
  const auto made = make_absence(asked, id, person && !person->left_on, substitute && !substitute->left_on, day_of(doing.now, doing.zone));
  if (const auto there = TRY(store::find_absence(w, registry.partition, id))) {
    if (made && there->absence.person == made->person && there->absence.substitute == made->substitute && there->absence.until_on == made->until_on)
      return CreatedAbsence{*there, false};
    return fail(Code::conflict, "base.duplicate");
  }
  const Absence absence = TRY(made);
  TRY(store::put_absence(w, registry.partition, absence, doing.now));
  const AbsenceDetail detail{absence.person, absence.substitute, absence.from_on, absence.until_on};
  TRY(journal::record(w, doing, {.kind = "absence.begun", .subject_kind = "absence", .subject = to_text(id), .place_path = person->place_path,
                                 .detail = json::write(detail)}));
  return CreatedAbsence{TRY(store::find_absence(w, registry.partition, id)).value(), true};
}

Result<store::AbsenceRow> change_absence(db::Writer& w, const Doing& doing, const Registry& registry, AbsenceId id, const AbsenceEdit& edit, std::int64_t version) {
  const auto before = TRY(store::find_absence(w, registry.partition, id));
  if (!before) return fail(Code::not_found, "base.not_found");
  const auto person = TRY(people::find_person(w, registry.partition, before->absence.person));
  const std::string path = person ? person->place_path : std::string();
  if (before->absence.person != doing.by.person) TRY(access::allow(doing.by, change_links, read_links, {.place_path = path}));
  if (version != before->absence.version) return fail(Code::stale, "base.stale");
  const Absence after = TRY(edit_absence(before->absence, edit));
  TRY(store::put_absence(w, registry.partition, after, doing.now));
  const AbsenceDetail detail{after.person, after.substitute, after.from_on, after.until_on};
  TRY(journal::record(w, doing, {.kind = "absence.changed", .subject_kind = "absence", .subject = to_text(id), .place_path = path, .detail = json::write(detail)}));
  return TRY(store::find_absence(w, registry.partition, id)).value();
}

}  // namespace lianxin::links
