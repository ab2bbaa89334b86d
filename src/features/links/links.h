// The door of links: who answers for whom.
#pragma once

#include <memory>
#include <set>

#include "features/households/households.h"
#include "features/links/link_actions.h"
#include "features/links/live_link.h"
#include "platform/feature/feature.h"

namespace lianxin::links {

// `deployment` must outlive the feature. The packs' own errors when they are missing or bad.
Result<Feature> feature(const Deployment& deployment);
// What the actions need of it.
Result<std::shared_ptr<const Registry>> open_registry(const Deployment& deployment);

// Whom a person answers for on a day: by links of his own, of his unit and teams, and as a substitute.
Result<std::vector<LiveLink>> links_of_person(const db::Reader&, std::string_view partition, PersonId, Day);
// For whom a person answers, as households ask: those of his links to households, and of the places a village's team of his serves
// or he is linked to as a keeper.
Result<households::Own> own_households(const db::Reader&, std::string_view partition, PersonId, Day);
// That and answers_for, as households take them.
households::Answering answering();
// Whether a household in this place is among them: the same for one, without reading all.
Result<bool> answers_for(const db::Reader&, std::string_view partition, PersonId, HouseholdId, std::string_view place, Day);
// Who of these people had checked in on a day at the place with this path or one above it (1.4); of several check-ins the nearest one.
Result<std::vector<CheckIn>> check_ins(const db::Reader&, std::string_view partition, const std::vector<PersonId>&, std::string_view path, Day);
// How a kind of post is called.
std::string name_of_post(const Registry&, std::string_view key, http::Language);
// The people a person stands in for on a day.
Result<std::vector<PersonId>> stands_in_for(const db::Reader&, std::string_view partition, PersonId, Day);
// The links in force on a day that a visit by these people to this household or place credits.
Result<std::vector<LiveLink>> links_credited(const db::Reader&, std::string_view partition, const std::vector<PersonId>& visitors,
                                             const std::optional<HouseholdId>&, std::string_view place, Day);
// Codes of the places that any link lies in, its household's place too: a visit elsewhere credits none.
Result<std::set<std::string, std::less<>>> linked_places(const db::Reader&, std::string_view partition);
// For pages of a place or a household: all live ones, with names; at most 200.
Result<std::vector<store::LinkRow>> links_to(const db::Reader&, std::string_view partition, const std::optional<HouseholdId>&,
                                             const std::optional<std::string>& place, Day);

// The same of many households at once, in the order of places, kinds and ids; at most 100 households, all of them within `places`,
// which is what is looked through.
Result<std::vector<store::LinkRow>> links_to_all(const db::Reader&, std::string_view partition, const std::vector<HouseholdId>&, const PathRange& places,
                                                 Day);

}  // namespace lianxin::links
