#include "features/visits/visit_paper_json.h"

#include <algorithm>

#include "features/visits/paper_words_json.h"

namespace lianxin::visits {
namespace {

std::string name_in(const OpenNames& names, const Visit& v) {
  const auto open = v.household ? names.find(*v.household) : names.end();
  return open == names.end() ? std::string() : open->second.head;
}

PaperRow whole(std::string head, std::string value, bool tall = false) { return {{{std::move(head), std::move(value), true}}, tall}; }

std::string entered_by(const PaperWords& words, const Visit& v) {
  const bool is_visitor = std::ranges::find(v.visited_by, v.entered_by.id, &people::PersonRef::id) != v.visited_by.end();
  return is_visitor || v.entered_by.id.is_nil() ? words.word("one_of_them") : v.entered_by.name;
}

std::string corrections(const PaperWords& words, const Doing& doing, const std::vector<store::Version>& versions) {
  std::string out;
  for (const auto& version : versions) {
    if (version.reason.empty()) continue;  // what the household said stands for itself
    out += (out.empty() ? "" : "\n") + words.word("correction", {{"version", std::to_string(version.version)}, {"day", words.day(day_of(version.at, doing.zone))},
                                                                {"name", version.by.name}, {"reason", version.reason}});
  }
  return out;
}

Result<void> add_household(const db::Reader& r, const VisitBook& book, const PaperWords& words, const store::VisitRow& row, const OpenNames& names, PaperForm& form) {
  if (!row.visit.household) return {};
  const auto household = TRY(households::find_household(r, book.partition, *row.visit.household));
  const auto open = names.find(*row.visit.household);
  const std::string sealed = words.word("sealed");
  form.rows.push_back({{{words.word("household"), words.household(row, name_in(names, row.visit))},
                        {words.word("members"), household ? std::to_string(household->members_count) : std::string()}}});
  form.rows.push_back({{{words.word("address"), open == names.end() ? sealed : open->second.address}, {words.word("phone"), open == names.end() ? sealed : open->second.phone}}});
  return {};
}

PaperForm diary_page(const PaperWords& words, const store::VisitRow& row, std::size_t number, const OpenNames& names, PersonId writer,
                     const std::vector<store::TicketOfVisit>& tickets) {
  const Visit& v = row.visit;
  std::vector<people::PersonRef> with;
  for (const auto& person : v.visited_by)
    if (person.id != writer) with.push_back(person);
  PaperForm out{.head = std::to_string(number) + "　" + words.day(v.day) + "　" + words.weekday(v.day) + "　" + words.hours(v)};
  out.rows.push_back({{{words.word("place"), row.place.full_name}, {words.word("household"), words.household(row, name_in(names, v))}}});
  out.rows.push_back({{{words.word("kind"), words.kind(v.kind)}, {words.word("with"), words.people(with)}}});
  out.rows.push_back(whole(words.word("words"), v.words, true));
  out.rows.push_back({{{words.word("needs"), words.needs(v)}, {words.word("requests"), words.requests(tickets)}}});
  out.rows.push_back(whole(words.word("promised"), words.promised(v)));
  if (v.entered_by.id != writer && !v.entered_by.id.is_nil()) out.rows.push_back(whole(words.word("entered_by"), v.entered_by.name));
  if (const auto standing = words.standing(v); !standing.empty()) out.rows.push_back(whole(words.word("standing"), standing));
  return out;
}

}  // namespace

Result<Paper> visit_record(const db::Reader& r, const Doing& doing, const VisitBook& book, const store::VisitRow& row, http::Language language) {
  const PaperWords words(doing, book, language);
  const Visit& v = row.visit;
  const auto names = TRY(opened_today(r, doing, book, {row}));
  Paper out{.kind = PaperKind::record, .title = words.word("record")};
  out.under = {words.word("received", {{"day", words.day(day_of(v.received_at, doing.zone))}}), words.word("printed", {{"day", words.day(day_of(doing.now, doing.zone))}})};
  PaperForm form;
  form.rows.push_back({{{words.word("visited_by"), words.people(v.visited_by)}, {words.word("entered_by"), entered_by(words, v)}}});
  form.rows.push_back({{{words.word("when"), words.day(v.day) + " " + words.weekday(v.day)}, {words.word("hours"), words.hours(v)}}});
  form.rows.push_back({{{words.word("kind"), words.kind(v.kind)}, {words.word("place"), row.place.full_name}}});
  if (v.kind == VisitKind::service) form.rows.push_back({{{words.word("post"), words.post(v)}, {words.word("served"), std::to_string(v.served.value_or(0))}}});
  TRY(add_household(r, book, words, row, names, form));
  form.rows.push_back(whole(words.word("needs"), words.needs(v)));
  form.rows.push_back(whole(words.word("words"), v.words, true));
  form.rows.push_back(whole(words.word("promised"), words.promised(v)));
  form.rows.push_back(whole(words.word("requests"), words.requests(TRY(tickets_seen(r, book, doing.by, v.id)))));
  form.rows.push_back({{{words.word("follow_up"), v.follow_up_on ? words.day(*v.follow_up_on) : std::string()},
                        {words.word("confirmation"), words.word("confirmation." + std::string(name_of(v.confirmation)))}}});
  const auto corrected = corrections(words, doing, TRY(store::versions_of(r, book.partition, v.id)));
  if (!corrected.empty()) form.rows.push_back(whole(words.word("corrections"), corrected));
  if (const auto standing = words.standing(v); !standing.empty()) form.rows.push_back(whole(words.word("standing"), standing));
  form.signs = {words.word("sign.visitor"), words.word("sign.household"), words.word("sign.village")};
  out.forms.push_back(std::move(form));
  if (v.household && names.empty()) out.notes.push_back(words.word("masked"));
  return out;
}

Result<Paper> diary_pages(const db::Reader& r, const Doing& doing, const VisitBook& book, const DiaryBook& diary, const std::vector<store::VisitRow>& rows,
                          http::Language language) {
  const PaperWords words(doing, book, language);
  const auto names = TRY(opened_today(r, doing, book, rows));
  Paper out{.kind = PaperKind::diary, .title = words.word("diary")};
  out.under = {words.word("writer", {{"name", diary.name}}), diary.unit, words.span(diary.from, diary.to)};
  for (std::size_t i = 0; i < rows.size(); ++i)
    out.forms.push_back(diary_page(words, rows[i], i + 1, names, diary.person, TRY(tickets_seen(r, book, doing.by, rows[i].visit.id))));
  if (rows.empty()) out.notes.push_back(words.word("no_visits"));
  else out.signs = {words.word("sign.writer"), words.word("sign.reader")};
  if (diary.cut) out.notes.push_back(words.word("cut", {{"count", std::to_string(rows.size())}}));
  if (names.empty() && !rows.empty()) out.notes.push_back(words.word("masked"));
  return out;
}

}  // namespace lianxin::visits
