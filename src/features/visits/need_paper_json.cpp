#include "features/visits/need_paper_json.h"

#include "base/text.h"
#include "features/visits/paper_words_json.h"

namespace lianxin::visits {
namespace {

constexpr std::size_t fits_matter = 80;

// On running lines.
std::string fitting(std::string_view text) {
  std::string out;
  for (const char c : text) c == '\n' ? out += ' ' : out += c;
  return shortened(out, fits_matter);
}

class Roster {
 public:
  Roster(const PaperWords& words, const tickets::Desk& desk, const OpenNames& names, Zone zone) : words_(words), desk_(desk), names_(names), zone_(zone) {}

  std::vector<std::string> row(const NeedEntry& entry, std::size_t number) const {
    std::vector<std::string> out{std::to_string(number), to_text(entry.on), entry.ticket ? entry.ticket->number : std::string()};
    out.insert(out.end(), {source(entry), who(entry), entry.place.name, about(entry)});
    if (entry.ticket) out.insert(out.end(), {fitting(entry.ticket->title), weight(*entry.ticket), entry.unit, due(*entry.ticket), state(*entry.ticket)});
    else out.insert(out.end(), {fitting(entry.visit->visit.words), "", words_.people(entry.visit->visit.visited_by), promise_due(*entry.visit), kept(*entry.visit)});
    return out;
  }

 private:
  std::string source(const NeedEntry& entry) const {
    if (entry.visit) return words_.kind(entry.visit->visit.kind);
    return named(desk_.channels.find(name_of(entry.ticket->channel)), name_of(entry.ticket->channel));
  }

  // Who spoke stays with the request; a household is named as the reader may see it.
  std::string who(const NeedEntry& entry) const {
    if (entry.ticket && entry.ticket->submitter == tickets::Submitter::anonymous) return words_.word("anonymous");
    if (!entry.visit) return words_.word("kept_apart");
    const auto open = entry.visit->visit.household ? names_.find(*entry.visit->visit.household) : names_.end();
    return words_.household(*entry.visit, open == names_.end() ? std::string() : open->second.head);
  }

  std::string about(const NeedEntry& entry) const {
    if (!entry.ticket) return words_.need(entry.need);
    if (!entry.ticket->category) return {};
    return named(desk_.categories.find(*entry.ticket->category), *entry.ticket->category);
  }

  std::string weight(const tickets::Ticket& ticket) const {
    std::vector<std::string> out;
    if (ticket.difficulty) out.push_back(words_.word("difficulty." + std::string(name_of(*ticket.difficulty))));
    if (ticket.urgency) out.push_back(words_.word("urgency." + std::string(name_of(*ticket.urgency))));
    return words_.joined(out);
  }

  std::string due(const tickets::Ticket& ticket) const { return ticket.handling.assignment ? to_text(ticket.handling.assignment->due_on) : std::string(); }

  std::string state(const tickets::Ticket& ticket) const {
    std::string out = words_.word("state." + std::string(name_of(ticket.state)));
    if (ticket.closed_at) out += " " + to_text(day_of(*ticket.closed_at, zone_));
    if (ticket.handling.rating) out += " " + words_.word(ticket.handling.rating->solved ? "solved" : "not_solved");
    return out;
  }

  static std::string promise_due(const store::VisitRow& row) {
    for (const auto& one : row.visit.promised)
      if (!one.done_on && one.due_on) return to_text(*one.due_on);
    return {};
  }

  // What became of a need that was told and is no request.
  std::string kept(const store::VisitRow& row) const {
    const auto& promised = row.visit.promised;
    if (promised.empty()) return words_.word("noted");
    for (const auto& one : promised)
      if (!one.done_on) return words_.word("promised_so", {{"text", fitting(one.text)}});
    return words_.word("promise_kept", {{"text", fitting(promised.back().text)}});
  }

  std::string named(const tickets::PackItem* item, std::string_view code) const {
    if (!item) return std::string(code);
    return words_.is_chinese() ? item->name : item->name_en;
  }

  const PaperWords& words_;
  const tickets::Desk& desk_;
  const OpenNames& names_;
  Zone zone_;
};

}  // namespace

Result<Paper> needs_roster(const db::Reader& r, const Doing& doing, const VisitBook& book, const NeedLedger& ledger, Day from, Day to, http::Language language) {
  const PaperWords words(doing, book, language);
  const auto desk = TRY(book.desk->at(r));
  std::vector<store::VisitRow> told;
  for (const auto& entry : ledger.entries)
    if (entry.visit) told.push_back(*entry.visit);
  const auto names = TRY(opened_today(r, doing, book, told));
  Paper out{.kind = PaperKind::ledger, .title = words.word("ledger")};
  out.under = {words.word("of_place", {{"place", ledger.place.full_name.empty() ? ledger.place.name : ledger.place.full_name}}), words.span(from, to),
               words.word("printed", {{"day", words.day(day_of(doing.now, doing.zone))}})};
  for (const std::string_view head : {"no", "on", "number", "source", "who", "at", "about", "matter", "weight", "handler", "due", "handling"})
    out.table.heads.push_back(words.word("head." + std::string(head)));
  const Roster roster(words, *desk, names, doing.zone);
  for (std::size_t i = 0; i < ledger.entries.size(); ++i) out.table.rows.push_back(roster.row(ledger.entries[i], i + 1));
  out.table.total = words.word("total", {{"count", std::to_string(ledger.entries.size())}});
  out.signs = {words.word("sign.filled"), words.word("sign.checked"), words.word("sign.head")};
  if (ledger.cut) out.notes.push_back(words.word("ledger_cut", {{"count", std::to_string(most_ledger_rows)}}));
  if (names.empty()) out.notes.push_back(words.word("masked"));
  return out;
}

}  // namespace lianxin::visits
