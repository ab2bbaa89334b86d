#include "features/rounds/opinion_actions.h"

#include <algorithm>

#include "base/text.h"
#include "features/people/people.h"
#include "features/places/places.h"
#include "features/rounds/opinion_store.h"

namespace lianxin::rounds {
namespace {

Result<void> check_people(const db::Reader& r, const RoundBook& book, const std::vector<PersonId>& people) {
  const auto known = TRY(people::person_refs(r, book.partition, people));
  for (std::size_t i = 0; i < people.size(); ++i) {
    const bool is_known = std::ranges::any_of(known, [&](const auto& ref) { return ref.id == people[i]; });
    if (!is_known) return invalid_field("about[" + std::to_string(i) + "]", "rounds.no_such_person");
  }
  return {};
}

Result<void> check_single_sheet(const db::Reader& r, const RoundBook& book, const Round& round, const NewOpinion& o) {
  if (!o.sheet_number) return {};
  const auto there = TRY(store::sheets_there(r, book.partition, round.id, {*o.sheet_number}));
  if (there.empty()) return {};
  return invalid_field("sheet_number", "rounds.sheet_taken", {{"number", *o.sheet_number}});
}

Marks marks_of(const NewOpinion& o, const std::string& place, const std::optional<BatchId>& batch) {
  Marks out{.place = place, .channel = o.channel, .source = o.source.value_or(""), .target = o.target, .point = o.point.value_or(""), .batch = batch};
  out.sheet_number = o.sheet_number;
  out.link = o.link;
  return out;
}

tickets::Register registration_of(const Round& round, const RoundBook& book, const NewOpinion& o, const std::string& place) {
  tickets::Register out;
  if (o.id) out.id = tickets::TicketId{*o.id};
  out.kind = o.kind.value_or(tickets::TicketKind::suggestion);
  out.channel = book.words.channel(o.channel)->as;
  out.place = place;
  out.text = o.text;
  out.submitter = o.spoken ? tickets::Submitter::resident : tickets::Submitter::anonymous;
  out.may_contact = o.spoken && o.spoken->phone.has_value();
  out.about_people = o.about.value_or(std::vector<PersonId>{});
  out.external_number = o.external_number;
  out.said_on = o.said_on;
  out.round = round.id.value;
  out.triage_due = round.consolidate_on;
  return out;
}

Result<void> keep(db::Writer& w, const RoundBook& book, const Round& round, const tickets::RegisteredTicket& made, const Marks& marks) {
  if (!made.is_new) return {};
  return store::insert_opinion(w, book.partition, round.id, {made.ticket.id.value, marks});
}

std::vector<PathRange> sight_of(const Doing& doing) { return access::sight_of(doing.by, read_rounds).ranges; }

Result<places::Place> place_asked(const db::Reader& r, const RoundBook& book, const Round& round, const std::optional<std::string>& place) {
  return places::place_named(r, book.partition, place.value_or(round.place));
}

Result<void> check_source_asked(const db::Reader& r, const Doing& doing, const RoundBook& book, const Round& round, const OpinionFilter& f,
                                const std::optional<std::string>& place) {
  if (!f.source) return {};
  if (f.channel || f.target || f.point || f.batch || f.only_place) return invalid_field("source", "rounds.source_alone");
  const Counts counts = TRY(count_opinions(r, doing, book, round, place));
  const auto figure = std::ranges::find(counts.sources, *f.source, &Figure::key);
  if (figure != counts.sources.end() && figure->few) return fail(Code::forbidden, "rounds.too_few", {{"min", std::to_string(fewest_shown)}});
  return {};
}

}  // namespace

Result<TakenOpinion> take_opinion(db::Writer& w, const Doing& doing, const RoundBook& book, const Round& round, const NewOpinion& o, SaidBy by,
                                  const std::optional<BatchId>& batch) {
  const auto place = TRY(places::place_named(w, book.partition, o.place));
  TRY(check_opinion(round, book.words, o, place.now_path, by, today_of(doing, book)));
  const access::Scope scope{.place_path = place.now_path, .units = {doing.by.unit}, .entered_by = doing.by.account};
  if (!doing.by.is_system() && !access::may(doing.by, collect, scope)) return fail(Code::forbidden, "base.forbidden");
  if (o.about) TRY(check_people(w, book, *o.about));
  if (!batch && by == SaidBy::staff && !o.id) TRY(check_single_sheet(w, book, round, o));
  std::optional<tickets::Identity> who;
  if (o.spoken) who = tickets::Identity{std::string(trimmed(o.spoken->name)), o.spoken->phone, {}};
  const auto desk = TRY(book.desk->at(w));
  TakenOpinion out{.marks = marks_of(o, place.now_code, batch)};
  out.made = TRY(tickets::register_ticket(w, doing, *desk, registration_of(round, book, o, place.now_code), who));
  TRY(keep(w, book, round, out.made, out.marks));
  return out;
}

Result<tickets::RegisteredTicket> say_publicly(db::Writer& w, const Doing& doing, const RoundBook& book, const PublicOpinion& asked, tickets::Register words,
                                               const std::optional<tickets::Identity>& who) {
  const auto round = TRY(store::find_round(w, book.partition, asked.round));
  if (!round || !round->is_public) return invalid_field("round", "rounds.no_such_round");
  const auto place = TRY(places::place_named(w, book.partition, words.place));
  const NewOpinion o{.place = words.place, .channel = std::string(public_channel), .source = asked.source, .target = asked.target.value_or(Target::work), .text = words.text};
  TRY(check_opinion(*round, book.words, o, place.now_path, SaidBy::anybody, today_of(doing, book)));
  words.kind = tickets::TicketKind::suggestion;
  words.round = round->id.value;
  words.triage_due = round->consolidate_on;
  const auto desk = TRY(book.desk->at(w));
  auto made = TRY(tickets::register_public(w, doing, *desk, std::move(words), who));
  TRY(keep(w, book, *round, made, marks_of(o, place.now_code, {})));
  return made;
}

Result<std::vector<Round>> open_rounds(const db::Reader& r, const Doing& doing, const RoundBook& book) {
  const store::RoundFilter filter{.open_on = today_of(doing, book), .only_public = true};
  return std::move(TRY(store::list_rounds(r, book.partition, filter, {.limit = max_page_limit})).items);
}

Result<Counts> count_opinions(const db::Reader& r, const Doing& doing, const RoundBook& book, const Round& round, const std::optional<std::string>& place) {
  const auto where = TRY(place_asked(r, book, round, place));
  const auto rows = TRY(store::tallies_of(r, book.partition, round.id, places::range_of(where.now_path), sight_of(doing)));
  const PlaceBelow here{{where.code, where.name, where.full_name}, where.now_path};
  return add_up(rows, here, TRY(store::places_one_below(r, book.partition, where.now_path)));
}

Result<Page<OpinionShown>> list_opinions(const db::Reader& r, const Doing& doing, const RoundBook& book, const Round& round, const OpinionFilter& asked,
                                         const std::optional<std::string>& place, const PageRequest& page) {
  const auto where = TRY(place_asked(r, book, round, place));
  TRY(check_source_asked(r, doing, book, round, asked, place));
  OpinionFilter filter = asked;
  filter.places = places::range_of(where.now_path);
  auto rows = TRY(store::list_opinions(r, book.partition, round.id, filter, sight_of(doing), page));
  std::vector<std::string> codes;
  for (const auto& row : rows.items) codes.push_back(row.marks.place);
  std::map<std::string, places::PlaceRef> place_of;
  for (auto& ref : TRY(places::place_refs(r, book.partition, codes))) place_of.emplace(ref.code, ref);
  const auto desk = TRY(book.desk->at(r));
  Page<OpinionShown> out{.items = {}, .next = rows.next, .total = rows.total};
  for (const auto& row : rows.items) {
    auto ticket = tickets::show_ticket(r, doing.by, *desk, tickets::TicketId{row.ticket});
    if (!ticket && ticket.error().code != Code::not_found) return std::move(ticket).error();
    if (!ticket) continue;
    out.items.push_back({row.marks, place_of[row.marks.place], *std::move(ticket)});
  }
  return out;
}

}  // namespace lianxin::rounds
