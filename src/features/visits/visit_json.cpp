#include "features/visits/visit_json.h"

#include <algorithm>

#include "base/text.h"
#include "features/households/household_shown.h"
#include "features/links/links.h"
#include "features/places/places.h"
#include "platform/http/texts.h"
#include "platform/json/json.h"

namespace lianxin::visits {

struct ChangeView {
  std::string field{};
  std::string label{};
  std::optional<std::string> before{};
  std::optional<std::string> after{};
};
BOOST_DESCRIBE_STRUCT(ChangeView, (), (field, label, before, after))

struct VersionView {
  std::int64_t version = 0;
  Moment at{};
  std::optional<people::PersonRef> by{};
  std::string reason{};
  std::vector<ChangeView> changes{};
};
BOOST_DESCRIBE_STRUCT(VersionView, (), (version, at, by, reason, changes))

struct FileView {
  std::string digest{};
  std::string type{};
  std::int64_t bytes = 0;
};
BOOST_DESCRIBE_STRUCT(FileView, (), (digest, type, bytes))

struct VisitView {
  VisitId id{};
  VisitKind kind{};
  VisitStatus status{};
  std::optional<households::HouseholdShown> household{};
  places::PlaceRef place{};
  Moment began_at{};
  std::optional<Moment> ended_at{};
  Moment received_at{};
  Day day{};
  std::vector<people::PersonRef> visited_by{};
  std::optional<people::PersonRef> entered_by{};
  std::vector<std::string> needs{};
  std::vector<std::string> need_names{};
  std::string words{};
  std::vector<Promise> promised{};
  std::optional<Day> follow_up_on{};
  std::vector<std::string> programmes{};
  json::Maybe<std::int64_t> served{};
  json::Maybe<std::string> post{};
  json::Maybe<std::string> post_name{};
  Confirmation confirmation{};
  std::vector<FileView> files{};
  json::Maybe<std::string> confirmation_words{};
  std::vector<store::TicketOfVisit> tickets{};
  json::Maybe<std::vector<VersionView>> versions{};
  json::Maybe<std::vector<std::string>> next{};
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(VisitView, (), (id, kind, status, household, place, began_at, ended_at, received_at, day, visited_by, entered_by, needs, need_names, words, promised,
                                      follow_up_on, programmes, served, post, post_name, confirmation, confirmation_words, files, tickets, versions, next, version))

struct NeedView {
  std::string key{};
  std::string name{};
};
BOOST_DESCRIBE_STRUCT(NeedView, (), (key, name))

struct NeedsView {
  std::vector<NeedView> items{};
};
BOOST_DESCRIBE_STRUCT(NeedsView, (), (items))

struct OverlapView {
  VisitId visit{};
  Day day{};
  std::string by{};
};
BOOST_DESCRIBE_STRUCT(OverlapView, (), (visit, day, by))

struct CreditView {
  std::string rule{};
  std::string name{};
  std::string period{};
  std::int64_t done = 0;
  std::int64_t owed = 0;
};
BOOST_DESCRIBE_STRUCT(CreditView, (), (rule, name, period, done, owed))

struct ReceiptView {
  Uuid ticket{};
  std::string code{};
};
BOOST_DESCRIBE_STRUCT(ReceiptView, (), (ticket, code))

struct EnteredView {
  json::Raw visit{};
  std::optional<json::Raw> household{};
  std::vector<std::string> notes{};
  std::vector<OverlapView> overlaps{};
  std::vector<CreditView> duties{};
  std::vector<ReceiptView> receipts{};
};
BOOST_DESCRIBE_STRUCT(EnteredView, (), (visit, household, notes, overlaps, duties, receipts))

namespace {

constexpr std::size_t shown_change = 480;

std::optional<people::PersonRef> unless_nobody(const people::PersonRef& person) {
  return person.id.is_nil() ? std::nullopt : std::optional(person);
}

std::vector<FileView> views_of(const FilesOfVisits& all, VisitId visit) {
  std::vector<FileView> out;
  if (const auto held = all.find(to_text(visit)); held != all.end())
    for (const auto& file : held->second) out.push_back({file.digest, std::string(files::media_type(file.type)), file.bytes});
  return out;
}

VisitView view_of(const store::VisitRow& row, const FilesOfVisits& files, std::vector<store::TicketOfVisit> tickets) {
  const Visit& v = row.visit;
  VisitView out{.id = v.id, .kind = v.kind, .status = v.status};
  if (v.household) out.household = households::HouseholdShown{*v.household, row.household_number, row.household_name, row.place};
  out.place = row.place;
  out.began_at = v.began_at;
  out.ended_at = v.ended_at;
  out.received_at = v.received_at;
  out.day = v.day;
  out.visited_by = v.visited_by;
  out.entered_by = unless_nobody(v.entered_by);
  out.needs = v.needs;
  out.words = v.words;
  out.promised = v.promised;
  out.follow_up_on = v.follow_up_on;
  out.programmes = v.programmes;
  out.served = v.served;
  if (!v.post.empty()) out.post = json::Maybe<std::string>(v.post);
  out.confirmation = v.confirmation;
  out.files = views_of(files, v.id);
  out.tickets = std::move(tickets);
  out.version = v.version;
  return out;
}

std::string name_of_need(const VisitBook& book, std::string_view key, http::Language language) {
  const Need* need = book.needs.find(key);
  return !need ? std::string(key) : language == http::Language::zh ? need->zh : need->en;
}

// What a correction changed, in words where it holds keys.
std::optional<std::string> shown(const VisitBook& book, const FieldChange& change, const std::optional<std::string>& text, http::Language language) {
  if (!text) return std::nullopt;
  if (change.field == "kind" || change.field == "status" || change.field == "confirmation")
    return http::translated("visits." + change.field + "." + *text, {}, language);
  if (change.field == "post") return text->empty() ? *text : links::name_of_post(*book.links, *text, language);
  if (change.field != "needs") return shortened(*text, shown_change);
  std::string out;
  for (const auto key : split(*text, ','))
    if (const auto name = trimmed(key); !name.empty()) out.append(out.empty() ? "" : language == http::Language::zh ? "、" : ", ").append(name_of_need(book, name, language));
  return shortened(out, shown_change);
}

VersionView view_of(const VisitBook& book, const store::Version& version, http::Language language) {
  VersionView out{.version = version.version, .at = version.at, .by = unless_nobody(version.by), .reason = version.reason};
  for (const auto& change : version.changes)
    out.changes.push_back({change.field, http::translated("visits.field." + change.field, {}, language),
                           shown(book, change, change.before, language), shown(book, change, change.after, language)});
  return out;
}

void name_keys(VisitView& view, const VisitBook& book, http::Language language) {
  if (view.post) view.post_name = json::Maybe<std::string>(links::name_of_post(*book.links, *view.post, language));
  for (const auto& key : view.needs) view.need_names.push_back(name_of_need(book, key, language));
}

std::string names_of(const std::vector<people::PersonRef>& people, http::Language language) {
  std::string out;
  for (const auto& person : people) out.append(out.empty() ? "" : language == http::Language::zh ? "、" : ", ").append(person.name);
  return shortened(out, 190);
}

// One just entered: as it would be read, without reading it.
Result<std::string> write_new(const db::Reader& r, const Doing& doing, const VisitBook& book, const EnteredVisit& entered) {
  const Visit& v = entered.visit;
  store::VisitRow row{.visit = v, .place = {v.place, v.place, v.place}};
  std::ranges::sort(row.visit.visited_by, {}, [](const people::PersonRef& person) { return std::pair(person.name, person.id); });
  for (auto& place : TRY(places::place_refs(r, book.partition, {v.place}))) row.place = std::move(place);
  if (entered.household) {
    row.household_number = entered.household->number;
    row.household_name = entered.household->name;
  }
  const auto files = entered.has_files ? TRY(files_of(r, book, {v.id})) : FilesOfVisits{};
  VisitView view = view_of(row, files, entered.brought.tickets);
  view.versions.emplace();
  view.next.emplace(next_of(doing, v));
  return json::write(view, doing.zone);
}

}  // namespace

std::string write_file(const files::File& file) { return json::write(FileView{file.digest, std::string(files::media_type(file.type)), file.bytes}); }

Result<std::string> write_visit(const db::Reader& r, const Doing& doing, const VisitBook& book, const store::VisitRow& row, http::Language language) {
  VisitView view = view_of(row, TRY(files_of(r, book, {row.visit.id})), TRY(tickets_seen(r, book, doing.by, row.visit.id)));
  auto& versions = view.versions.emplace();
  for (const auto& version : TRY(store::versions_of(r, book.partition, row.visit.id))) versions.push_back(view_of(book, version, language));
  name_keys(view, book, language);
  view.next.emplace(next_of(doing, row.visit));
  if (hears_household(doing.by, row.visit)) view.confirmation_words.emplace(row.visit.confirmation_words);
  return json::write(view, doing.zone);
}

std::string write_need_list(const VisitBook& book, http::Language language) {
  NeedsView view;
  for (const auto& need : book.needs.needs) view.items.push_back({need.key, name_of_need(book, need.key, language)});
  return json::write(view);
}

Result<std::string> write_visits(const db::Reader& r, const Doing& doing, const VisitBook& book, const Page<store::VisitRow>& page, http::Language language) {
  std::vector<VisitId> ids;
  for (const auto& row : page.items) ids.push_back(row.visit.id);
  const auto files = TRY(files_of(r, book, ids));
  Page<VisitView> views;
  for (const auto& row : page.items) {
    views.items.push_back(view_of(row, files, TRY(tickets_seen(r, book, doing.by, row.visit.id))));
    name_keys(views.items.back(), book, language);
  }
  views.next = page.next;
  views.total = page.total;
  return json::write(views, doing.zone);
}

Result<std::string> write_entered(const db::Reader& r, const Doing& doing, const VisitBook& book, const EnteredVisit& entered, http::Language language) {
  EnteredView view{.visit = {entered.is_new ? TRY(write_new(r, doing, book, entered))
                                            : TRY(write_visit(r, doing, book, TRY(show_visit(r, book, doing.by, entered.visit.id)), language))}};
  const auto household = entered.is_new || !entered.visit.household ? entered.household
                                                                    : TRY(households::find_household(r, book.partition, *entered.visit.household));
  if (household) view.household = json::Raw{TRY(households::write_record(r, doing, *book.households, *household, language))};
  for (const auto& note : entered.told.notes) view.notes.push_back(http::translated(note.key, note.args, language));
  for (const auto& row : entered.overlaps) view.overlaps.push_back({row.visit.id, row.visit.day, names_of(row.visit.visited_by, language)});
  for (const auto& one : entered.told.duties) {
    const auto* rule = book.reckoning->cadences.find(one.rule);
    const std::string name = !rule ? one.rule : language == http::Language::zh ? rule->zh : rule->en;
    view.duties.push_back({one.rule, name, to_text(one.period), one.done, one.owed});
  }
  for (const auto& receipt : entered.brought.receipts) view.receipts.push_back({receipt.ticket, receipt.code});
  return json::write(view, doing.zone);
}

}  // namespace lianxin::visits
