#include "base/text.h"
#include "features/households/household_history_store.h"
#include "features/households/offer_actions.h"
#include "features/households/record_actions.h"

namespace lianxin::households {
namespace {

Deed deed_of(std::string_view what, const HouseholdCommand& command) {
  return {.what = what, .reason = std::string(trimmed(command.reason.value_or(""))), .on = command.on};
}

std::vector<FieldChange> state_change(const Household& before, const Household& after) {
  return {{.field = "state", .before = std::string(name_of(before.state)), .after = std::string(name_of(after.state))}};
}

Result<Household> leave_or_stay(db::Writer& w, const Doing& doing, const Registry& registry, const Household& before,
                                const HouseholdCommand& command) {
  const Setting setting = TRY(setting_with(w, doing, registry, {}));
  auto after = TRY(change_state(before, command, setting));
  TRY(store::save_state(w, registry.partition(), before, after));
  const std::string_view what = command.command == CommandName::leave ? "left" : name_of(command.command);
  TRY(tell_changes(w, doing, registry, &before, after, state_change(before, after), deed_of(what, command)));
  return after;
}

Result<Household> merge(db::Writer& w, const Doing& doing, const Registry& registry, const Household& from, const HouseholdCommand& command) {
  if (!command.into) return invalid_field("into", "base.required");
  auto into = to_change(w, doing, registry, *command.into, {});
  if (!into && into.error().code == Code::not_found) return invalid_field("into", "households.no_such_household");
  if (!into) return std::move(into).error();
  const Setting setting = TRY(setting_with(w, doing, registry, {}));
  const auto gone = TRY(store::open(w, registry.vault, from));
  const auto kept = TRY(store::open(w, registry.vault, *into));
  auto merged = TRY(merge_households(gone, kept, command, setting));
  TRY(store::save_household(w, registry.vault, gone, merged.from));
  TRY(store::save_household(w, registry.vault, kept, merged.into));
  TRY(tell_changes(w, doing, registry, &from, merged.from.household, state_change(from, merged.from.household), deed_of("merged", command)));
  TRY(tell(w, doing, registry, &kept, merged.into, deed_of("changed", command)));
  return std::move(merged.from.household);
}

// The new one is registered by itself, then those who go with it come over.
Result<Household> split(db::Writer& w, const Doing& doing, const Registry& registry, const Household& from, const HouseholdCommand& command) {
  if (!command.household) return invalid_field("household", "base.required");
  auto made = register_household(w, doing, registry, *command.household, from.id);
  if (!made) {
    for (auto& fault : made.error().fields) fault.field = "household." + fault.field;
    return std::move(made).error();
  }
  if (!made->is_new) return from;
  const Setting setting = TRY(setting_with(w, doing, registry, {}));
  const auto before = TRY(store::open(w, registry.vault, from));
  const auto opened = TRY(store::open(w, registry.vault, made->household));
  auto parts = TRY(split_household(before, opened, command, setting));
  TRY(store::save_household(w, registry.vault, before, parts.from));
  TRY(store::save_household(w, registry.vault, opened, parts.made));
  TRY(tell(w, doing, registry, &before, parts.from, deed_of("split", command)));
  return std::move(parts.from.household);
}

Result<Household> tag(db::Writer& w, const Doing& doing, const Registry& registry, const Household& before, const HouseholdCommand& command) {
  const bool tags = command.command == CommandName::tag;
  const Setting setting = TRY(setting_with(w, doing, registry, {}));
  FieldChange change{.field = "tag"};
  if (tags) {
    const Tag made = TRY(make_tag(before, command, registry.tags, setting));
    TRY(store::put_tag(w, registry.partition(), before.id, made, doing.by.account));
    change.after = made.tag;
  } else {
    if (!is_present(before.state)) return fail(Code::conflict, "households.not_present");
    if (!command.tag) return invalid_field("tag", "base.required");
    if (!TRY(store::end_tag(w, registry.partition(), before.id, *command.tag, day_of(doing.now, doing.zone))))
      return invalid_field("tag", "households.has_no_such_tag");
    change.before = *command.tag;
  }
  Household after = before;
  ++after.version;
  after.changed_at = doing.now;
  TRY(store::save_state(w, registry.partition(), before, after));
  TRY(tell_changes(w, doing, registry, &before, after, {std::move(change)}, deed_of(tags ? "tagged" : "untagged", command)));
  return after;
}

}  // namespace

Result<Household> command_household(db::Writer& w, const Doing& doing, const Registry& registry, HouseholdId id, const HouseholdCommand& command,
                                    std::optional<std::int64_t> version) {
  const Household before = TRY(to_change(w, doing, registry, id, version));
  switch (command.command) {
    case CommandName::away:
    case CommandName::back:
    case CommandName::leave: return leave_or_stay(w, doing, registry, before, command);
    case CommandName::merge: return merge(w, doing, registry, before, command);
    case CommandName::split: return split(w, doing, registry, before, command);
    case CommandName::tag:
    case CommandName::untag: return tag(w, doing, registry, before, command);
    case CommandName::accept_offer:
    case CommandName::decline_offer: return decide_on_offer(w, doing, registry, before, command);
  }
  return fail(Code::internal, "base.internal");
}

}  // namespace lianxin::households
