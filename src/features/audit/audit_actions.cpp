#include "features/audit/audit_actions.h"

#include <boost/describe.hpp>
#include <map>
#include <set>

#include "base/text.h"
#include "features/places/places.h"
#include "platform/journal/journal_search.h"
#include "platform/json/json.h"

namespace lianxin::audit {
namespace {

// By convention of the journal's words, what opens something kept apart ends so: "ticket.identity_opened".
constexpr std::string_view looking = "_opened";

struct ExportDetail {
  std::string action;
  std::string subject;
  std::optional<PersonId> person{};
  std::optional<std::string> place{};
  std::optional<Day> from{};
  std::optional<Day> to{};
  std::int64_t rows = 0;
};
BOOST_DESCRIBE_STRUCT(ExportDetail, (), (action, subject, person, place, from, to, rows))

Result<journal::Search> search_for(const db::Reader& r, const Doing& doing, std::string_view partition, const access::Verb& verb,
                                   const AuditQuery& query) {
  journal::Search s{.places = access::sight_of(doing.by, verb).ranges, .person = query.person, .kind = query.action,
                    .subject = query.subject, .words = std::string(trimmed(query.words))};
  const auto root = TRY(places::find_place(r, partition, partition));
  const std::string root_path = root ? root->now_path : std::string();
  for (const PathRange& range : s.places) s.placeless |= range.contains(root_path);
  if (query.place) {
    const auto place = TRY(places::find_place(r, partition, *query.place));
    if (!place) return invalid_field("place", "audit.no_such_place");
    s.within = places::range_of(place->now_path);
  }
  if (query.looks) s.kind_end = looking;
  if (query.from) s.from = moment_at(*query.from, 0, doing.zone);
  if (query.to) s.until = moment_at(*query.to + 1, 0, doing.zone);
  return s;
}

AuditRow row_from(journal::Row& row) {
  return {.seq = row.seq, .at = row.at, .account = row.account, .person = row.person, .actor_name = std::move(row.actor_name),
          .via = std::move(row.via), .action = std::move(row.kind), .subject_kind = std::move(row.subject_kind),
          .subject = std::move(row.subject), .detail = std::move(row.detail), .sealed = row.sealed};
}

}  // namespace

Result<Page<AuditRow>> search_audit(const db::Reader& r, const Doing& doing, std::string_view partition, const AuditQuery& query,
                                    const PageRequest& request) {
  const auto search = TRY(search_for(r, doing, partition, verb::read, query));
  auto found = TRY(journal::search(r, search, request));
  Page<AuditRow> page{.items = {}, .next = std::move(found.next), .total = found.total};
  for (auto& row : found.items) page.items.push_back(row_from(row));
  return page;
}

Result<void> name_subjects(const db::Reader& r, const std::vector<Naming>& namings, std::vector<AuditRow>& rows) {
  for (const Naming& naming : namings) {
    std::set<std::string> ids;
    for (const AuditRow& row : rows)
      if (row.subject_kind == naming.kind && !row.subject.empty()) ids.insert(row.subject);
    if (ids.empty()) continue;
    const Names found = TRY(naming.names(r, {ids.begin(), ids.end()}));
    const std::map<std::string, std::string> names(found.begin(), found.end());
    for (AuditRow& row : rows) {
      const auto name = row.subject_kind == naming.kind ? names.find(row.subject) : names.end();
      if (name != names.end()) row.subject_name = name->second;
    }
  }
  return {};
}

Result<std::vector<AuditRow>> export_audit(db::Writer& w, const Doing& doing, std::string_view partition, const AuditQuery& query) {
  const auto search = TRY(search_for(w, doing, partition, verb::take_away, query));
  auto found = TRY(journal::search(w, search, {.limit = most_exported}));
  std::vector<AuditRow> rows;
  rows.reserve(found.items.size());
  for (auto& row : found.items) rows.push_back(row_from(row));
  const ExportDetail detail{query.action, query.subject, query.person, query.place, query.from, query.to,
                            static_cast<std::int64_t>(rows.size())};
  TRY(journal::record(w, doing, {.kind = "audit.exported", .subject_kind = "audit", .subject = "", .detail = json::write(detail)}));
  return rows;
}

Result<void> each_audit_row(const db::Reader& r, const std::function<Result<void>(const AuditRow&)>& visit) {
  constexpr int at_a_time = 500;
  std::int64_t seq = 0;
  for (;;) {
    auto rows = TRY(journal::rows_after(r, seq, at_a_time));
    if (rows.empty()) return {};
    seq = rows.back().seq;
    for (auto& row : rows) TRY(visit(row_from(row)));
  }
}

}  // namespace lianxin::audit
