#include "features/visits/visit_actions.h"

#include <algorithm>

#include "features/links/links.h"
#include "features/people/people.h"
#include "features/places/places.h"
#include "features/visits/file_actions.h"
#include "features/visits/ticket_actions.h"
#include "features/visits/credit_actions.h"
#include "platform/crypto/digest.h"
#include "platform/journal/journal.h"
#include "platform/json/json.h"

namespace lianxin::visits {

struct ReceivedDetail {
  VisitKind kind{};
  VisitStatus status{};
  Day day{};
  std::optional<HouseholdId> household{};
  std::int64_t tickets = 0;
  std::int64_t named = 0;         // requests that tell the office who spoke
  bool household_updated = false;
  std::int64_t files = 0;
};
BOOST_DESCRIBE_STRUCT(ReceivedDetail, (), (kind, status, day, household, tickets, named, household_updated, files))

namespace {

Day today_of(const Doing& doing) { return day_of(doing.now, doing.zone); }

std::string digest_of(const Doing& doing, const NewVisit& asked) {
  return crypto::hexadecimal(crypto::sha256("visit " + to_text(doing.by.account) + " " + asked.content));
}

Result<bool> may_go_to(const db::Reader& r, const Doing& doing, const VisitBook& book, const places::Place& place) {
  if (access::may(doing.by, register_visits, {.place_path = place.now_path})) return true;
  if (doing.by.person.is_nil()) return false;
  const auto links = TRY(links::links_of_person(r, book.partition, doing.by.person, today_of(doing)));
  return std::ranges::any_of(links, [&](const auto& link) { return !link.household && link.place == place.now_code; });
}

Result<void> look_at_household(const db::Reader& r, const Doing& doing, const VisitBook& book, HouseholdId id, Approach& approach) {
  auto household = TRY(households::find_household(r, book.partition, id));
  if (!household) return {};
  auto present = TRY(households::present_of(r, book.partition, *household));
  if (!access::may(doing.by, register_visits, {.place_path = present.path})) {
    approach.answers = TRY(households::answers_for(r, doing, *book.households, present));
    // Who may go to the one that stands for it now may bring what he wrote of the old one.
    if (!approach.answers && (present.id == household->id || !TRY(may_visit(r, doing, book, *household)))) return {};
  }
  if (present.state == households::HouseholdState::left) approach.setting.left_on = present.state_on;
  approach.setting.household = std::move(household);
  approach.setting.present = std::move(present);
  return {};
}

// Fills in where it goes, and whether one may.
Result<void> look_around(const db::Reader& r, const Doing& doing, const VisitBook& book, Approach& approach) {
  const NewVisit& asked = approach.asked;
  VisitSetting& out = approach.setting;
  out = {.now = doing.now, .zone = doing.zone, .asker = {doing.by.person, doing.by.name}, .needs = &book.needs, .posts = &book.links->packs.posts};
  if (asked.household) TRY(look_at_household(r, doing, book, *asked.household, approach));
  if (asked.place) {
    const auto place = TRY(places::find_place(r, book.partition, *asked.place));
    if (place && TRY(may_go_to(r, doing, book, *place))) {
      out.place = place->now_code;
      out.path = place->now_path;
    }
  }
  if (asked.visited_by) out.people = TRY(people::person_refs(r, book.partition, *asked.visited_by));
  if (asked.kind == VisitKind::service) {
    const auto path = out.present ? out.present->path : out.path;
    const auto servers = asked.visited_by.value_or(std::vector<PersonId>{doing.by.person});
    out.check_ins = TRY(links::check_ins(r, book.partition, servers, path, day_of(moment_visited(asked, doing.now), doing.zone)));
  }
  return {};
}

// The household is as it was looked at: neither changed nor merged, moved or gone since.
Result<bool> still_stands(const db::Reader& r, const VisitBook& book, const VisitSetting& setting) {
  if (!setting.household) return true;
  if (TRY(households::version_of(r, book.partition, setting.household->id)) != setting.household->version) return false;
  if (!setting.present || setting.present->id == setting.household->id) return true;
  return TRY(households::version_of(r, book.partition, setting.present->id)) == setting.present->version;
}

// A service goes to no household that others have just been to.
Result<std::vector<store::VisitRow>> near(const db::Reader& r, const VisitBook& book, const Visit& v) {
  if (v.kind == VisitKind::service) return std::vector<store::VisitRow>{};
  std::vector<PersonId> besides;
  for (const auto& person : v.visited_by) besides.push_back(person.id);
  return store::visits_near(r, book.partition, {v.household, v.place, v.path}, v.day, overlap_days, besides);
}

// The first answer again, as far as it was not a secret.
Result<EnteredVisit> received_before(const db::Reader& r, const VisitBook& book, Visit visit, std::string_view digest) {
  const auto first = TRY(store::first_of(r, book.partition, visit.id));
  if (first.digest != digest) return fail(Code::conflict, "base.duplicate");
  EnteredVisit out{.visit = std::move(visit), .is_new = false, .told = first.told};
  out.overlaps = TRY(near(r, book, out.visit));
  return out;
}

// The household as it is then.
Result<households::Updated> update_household(db::Writer& w, const Doing& doing, const VisitBook& book, const Approach& approach) {
  const NewVisit& asked = approach.asked;
  if (!approach.setting.present) return invalid_field("household_update", "visits.update_needs_household");
  if (!asked.household_version) return invalid_field("household_version", "base.required");
  const auto& household = *approach.setting.present;
  const Doing as_own = approach.answers ? households::as_answering_at(doing, household.path)
                                        : TRY(households::as_answering_for(w, doing, *book.households, household));
  // What was written of a household that has been merged is told beside the record as it is.
  const bool is_itself = household.id == *asked.household;
  auto done = households::apply_update(w, as_own, *book.households, household, *asked.household_update, approach.id.value,
                                       is_itself ? *asked.household_version : 0);
  if (done) return done;
  for (auto& fault : done.error().fields) fault.field = "household_update." + fault.field;
  return std::move(done).error();
}

Result<void> tell(db::Writer& w, const Doing& doing, const NewVisit& asked, const Visit& v, std::size_t tickets) {
  ReceivedDetail detail{.kind = v.kind, .status = v.status, .day = v.day, .household = v.household};
  detail.tickets = static_cast<std::int64_t>(tickets);
  if (asked.tickets)
    detail.named = std::ranges::count_if(*asked.tickets, [](const VisitTicket& t) { return t.named.value_or(false); });
  detail.household_updated = asked.household_update.has_value();
  if (asked.files) detail.files = static_cast<std::int64_t>(asked.files->size());
  return journal::record(w, doing, {.kind = "visit.received", .subject_kind = "visit", .subject = to_text(v.id), .place_path = v.path,
                                    .detail = json::write(detail)});
}

}  // namespace

bool may_see(const Actor& by, const Visit& v) {
  if (access::may(by, read_visits, {.place_path = v.path})) return true;
  if (by.person.is_nil()) return false;
  return v.entered_by.id == by.person || std::ranges::find(v.visited_by, by.person, &people::PersonRef::id) != v.visited_by.end();
}

Result<bool> may_visit(const db::Reader& r, const Doing& doing, const VisitBook& book, const households::Household& household) {
  if (access::may(doing.by, register_visits, {.place_path = household.path})) return true;
  return households::answers_for(r, doing, *book.households, household);
}

Result<Approach> approach(const db::Reader& r, const Doing& doing, const VisitBook& book, NewVisit asked) {
  Approach out{.asked = std::move(asked)};
  out.id = out.asked.id.value_or(VisitId{new_uuid(doing.now)});
  out.digest = digest_of(doing, out.asked);
  out.is_there = TRY(store::find_visit(r, book.partition, out.id)).has_value();
  if (out.is_there) return out;
  TRY(look_around(r, doing, book, out));
  out.received = TRY(make_visit(out.asked, out.id, out.setting));
  out.overlaps = TRY(near(r, book, out.received.visit));
  return out;
}

Result<EnteredVisit> enter_visit(db::Writer& w, const Doing& doing, const VisitBook& book, const NewVisit& asked) {
  return enter_visit(w, doing, book, TRY(approach(w, doing, book, asked)));
}

Result<EnteredVisit> enter_visit(db::Writer& w, const Doing& doing, const VisitBook& book, Approach looked) {
  if (auto there = TRY(store::find_visit(w, book.partition, looked.id))) return received_before(w, book, *std::move(there), looked.digest);
  if (looked.is_there || !TRY(still_stands(w, book, looked.setting))) looked = TRY(approach(w, doing, book, std::move(looked.asked)));
  const NewVisit& asked = looked.asked;
  EnteredVisit out{.visit = std::move(looked.received.visit), .is_new = true};
  out.told.notes = std::move(looked.received.notes);
  out.overlaps = std::move(looked.overlaps);
  if (asked.household_update) {
    auto updated = TRY(update_household(w, doing, book, looked));
    if (updated.only_offered) out.told.notes.push_back({"visits.update_offered", {}});
    out.household = std::move(updated.household);
  } else {
    out.household = std::move(looked.setting.present);
  }
  out.told.duties = TRY(credit(w, book, out.visit, doing.now));
  TRY(store::insert_visit(w, book.partition, out.visit, doing.by.account, {looked.digest, out.told}));
  out.has_files = asked.files.has_value();
  if (asked.files) TRY(attach_files(w, doing, book, looked.id, *asked.files));
  if (asked.tickets) out.brought = TRY(bring_tickets(w, doing, book, out.visit, *asked.tickets));
  TRY(tell(w, doing, asked, out.visit, asked.tickets ? asked.tickets->size() : 0));
  return out;
}

Result<store::VisitRow> show_visit(const db::Reader& r, const VisitBook& book, const Actor& by, VisitId id) {
  auto row = TRY(store::find_row(r, book.partition, id));
  if (!row || !may_see(by, row->visit)) return fail(Code::not_found, "base.not_found");
  return *std::move(row);
}

Result<std::vector<store::VisitRow>> visits_lately(const db::Reader& r, const Doing& doing, const VisitBook& book,
                                                   const std::optional<HouseholdId>& household, const std::optional<std::string>& place) {
  if (household && place) return invalid_field("place", "visits.not_both");
  Approach looked;
  looked.asked.household = household;
  looked.asked.place = place;
  TRY(look_around(r, doing, book, looked));
  const VisitSetting& setting = looked.setting;
  if (household && !setting.present) return invalid_field("household", "households.no_such_household");
  if (place && setting.place.empty()) return invalid_field("place", "places.no_such_place");
  if (!household && !place) return invalid_field("household", "base.required");
  std::vector<PersonId> besides;
  if (!doing.by.person.is_nil()) besides.push_back(doing.by.person);
  const auto of = setting.present ? std::optional(setting.present->id) : std::nullopt;
  return store::visits_near(r, book.partition, {of, setting.place, setting.path}, today_of(doing), overlap_days, besides);
}

}  // namespace lianxin::visits
