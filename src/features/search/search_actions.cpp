#include "features/search/search_actions.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "base/bad_cursor.h"
#include "base/named.h"
#include "base/page.h"
#include "base/text.h"
#include "features/search/search_rules.h"
#include "platform/text/search_marks.h"

namespace lianxin::search {
namespace {

constexpr std::int64_t from_the_newest = std::numeric_limits<std::int64_t>::max();

std::vector<Span> spans_in(std::string_view text, std::string_view words) {
  std::vector<Span> out;
  for (const auto& mark : text::search_marks(text, words)) out.push_back({mark.begin, mark.end, mark.phrase});
  return out;
}

// Fills in what is shown of the words, and what they weigh.
void add_words(Hit& hit, std::string_view words, std::string_view number, std::string_view title, std::string_view text) {
  const auto in_number = spans_in(number, words), in_text = spans_in(text, words);
  auto in_title = spans_in(title, words);
  hit.number = whole(number, in_number);
  hit.title = whole(title, in_title);
  hit.text = around_first(text, in_text);
  in_title.insert(in_title.end(), in_number.begin(), in_number.end());
  hit.score = score_of(in_title, in_text, length_of(text));
}

Hit hit_from(const tickets::Found& found, std::string_view words) {
  const auto& said = found.said;
  Hit out{.kind = said.kind == tickets::TicketKind::problem ? HitKind::problem : HitKind::ticket, .id = said.id.value};
  out.at = said.registered_at;
  out.place = said.place;
  out.state = said.state;
  out.rank = found.rank;
  add_words(out, words, said.number, said.title, said.text);
  return out;
}

Hit hit_from(const visits::FoundVisit& found, std::string_view words) {
  const auto& visit = found.visit;
  Hit out{.kind = HitKind::visit, .id = visit.id.value};
  out.at = visit.began_at;
  out.place = visit.place;
  out.visit_kind = visit.kind;
  out.visited_by = visit.visited_by;
  out.household_number = found.household_number;
  out.household_name = found.household_name;
  out.rank = found.rank;
  add_words(out, words, "", "", found.text);
  return out;
}

Hit hit_from(const ledgers::FoundRecord& found, std::string_view words) {
  Hit out{.kind = HitKind::record, .id = found.id.value};
  out.at = found.entered_at;
  out.place = found.place;
  out.ledger = found.ledger;
  out.ledger_zh = found.ledger_zh;
  out.ledger_en = found.ledger_en;
  out.rank = found.rank;
  add_words(out, words, found.number, found.title, found.text);
  return out;
}

bool may_read(const Actor& actor, HitKind kind) {
  return access::may_somewhere(actor, kind == HitKind::visit ? visits::read_visits : kind == HitKind::record ? ledgers::read_ledgers : tickets::read_tickets);
}

tickets::Sought said_sought(const Asked& asked, HitKind kind) { return {.words = asked.words, .problems = kind == HitKind::problem}; }

Result<KindCount> count_of(const db::Reader& r, const Actor& actor, const Shelves& in, const Asked& asked, HitKind kind) {
  const auto count = kind == HitKind::visit    ? TRY(visits::count_visits(r, in.desk.partition, actor, {.words = asked.words}, most_counted))
                     : kind == HitKind::record ? TRY(ledgers::count_in_ledgers(r, actor, in.book, {.words = asked.words, .ledger = asked.ledger}, most_counted))
                                               : TRY(tickets::count_said(r, actor, in.desk, said_sought(asked, kind), most_counted));
  return KindCount{kind, count.count, count.is_more};
}

// Newest first, at most `most` that are older than `before`.
Result<std::vector<Hit>> newest(const db::Reader& r, const Actor& actor, const Shelves& in, const Asked& asked, HitKind kind, std::int64_t before,
                                int most) {
  std::vector<Hit> out;
  if (kind == HitKind::record) {
    const ledgers::SoughtRecord sought{.words = asked.words, .ledger = asked.ledger, .before = before, .most = most};
    for (const auto& found : TRY(ledgers::find_in_ledgers(r, actor, in.book, sought))) out.push_back(hit_from(found, asked.words));
    return out;
  }
  if (kind == HitKind::visit) {
    for (const auto& found : TRY(visits::find_visits(r, in.desk.partition, actor, {asked.words, before, most}))) out.push_back(hit_from(found, asked.words));
    return out;
  }
  auto sought = said_sought(asked, kind);
  sought.before = before;
  sought.most = most;
  for (const auto& found : TRY(tickets::find_said(r, actor, in.desk, sought))) out.push_back(hit_from(found, asked.words));
  return out;
}

// Where a page goes on: behind this score and rank.
struct After {
  std::int64_t score = from_the_newest;
  std::int64_t rank = from_the_newest;
};

Result<After> after_of(const Asked& asked) {
  After out;
  if (asked.cursor.empty()) return out;
  const auto fields = read_cursor(asked.cursor, 3);
  const auto number = [](const std::string& text, std::int64_t& to) {
    const auto end = text.data() + text.size();
    return std::from_chars(text.data(), end, to).ptr == end && !text.empty();
  };
  if (!asked.kind || !fields || (*fields)[0] != name_of(asked.order) || !number((*fields)[1], out.score) || !number((*fields)[2], out.rank)) return bad_cursor();
  return out;
}

std::vector<Hit> by_relevance(std::vector<Hit> hits, const After& after, int most) {
  const auto key = [](const Hit& hit) { return std::pair(hit.score, hit.rank); };
  std::erase_if(hits, [&](const Hit& hit) { return key(hit) >= std::pair(after.score, after.rank); });
  std::ranges::sort(hits, std::ranges::greater{}, key);
  if (hits.size() > static_cast<std::size_t>(most)) hits.resize(static_cast<std::size_t>(most));
  return hits;
}

Result<std::vector<Hit>> hits_of(const db::Reader& r, const Actor& actor, const Shelves& in, const Asked& asked, HitKind kind, const After& after,
                                 int most) {
  if (asked.order == Order::date) return newest(r, actor, in, asked, kind, after.rank, most);
  return by_relevance(TRY(newest(r, actor, in, asked, kind, from_the_newest, most_weighed)), after, most);
}

}  // namespace

Result<Results> find_records_of(const db::Reader& r, const Actor& actor, const Shelves& in, const Asked& asked) {
  const After after = TRY(after_of(asked));
  Results out;
  for (const HitKind kind : all_of<HitKind>()) {
    if (!may_read(actor, kind) || (!asked.ledger.empty() && kind != HitKind::record)) continue;
    out.kinds.push_back(TRY(count_of(r, actor, in, asked, kind)));
    if ((asked.kind && *asked.kind != kind) || out.kinds.back().count == 0) continue;
    auto hits = TRY(hits_of(r, actor, in, asked, kind, after, asked.kind ? asked.limit + 1 : few_of_each));
    if (asked.kind && hits.size() > static_cast<std::size_t>(asked.limit)) {
      hits.pop_back();
      out.next = make_cursor({std::string(name_of(asked.order)), std::to_string(hits.back().score), std::to_string(hits.back().rank)});
    }
    std::ranges::move(hits, std::back_inserter(out.items));
  }
  return out;
}

}  // namespace lianxin::search
