#include "features/audit/audit_routes.h"

#include "features/audit/audit_actions.h"
#include "features/audit/audit_json.h"
#include "platform/http/texts.h"
#include "platform/sheets/csv.h"

namespace lianxin::audit {
namespace {

constexpr const char* columns[] = {"number", "at", "actor", "via", "action", "subject_kind", "subject", "detail", "sealed"};

// With a byte order mark, as spreadsheets expect it.
std::string csv_of(const std::vector<AuditRow>& rows, Zone zone, http::Language language) {
  std::string out = "\xEF\xBB\xBF";
  for (const char* column : columns) {
    if (column != columns[0]) out += ',';
    out += sheets::csv_cell(http::translated("audit.column." + std::string(column), {}, language));
  }
  out += "\r\n";
  for (const AuditRow& row : rows) {
    out += std::to_string(row.seq) + "," + to_text(row.at, zone);
    for (const std::string& cell : {row.actor_name, row.via, row.action, row.subject_kind, row.subject, row.detail})
      out += "," + sheets::csv_cell(cell);
    out += row.sealed ? ",1\r\n" : ",0\r\n";
  }
  return out;
}

}  // namespace

void mount_audit(http::Router& r, const Deployment& deployment, std::vector<Naming> namings) {
  const Deployment* const d = &deployment;
  r.get("/api/v1/audit", verb::read,
        [d, namings = std::move(namings)](http::Call<db::Reader>& call) -> Result<http::Reply> {
          const auto query = TRY(read_query(call.request));
          const auto request = TRY(call.page());
          auto page = TRY(search_audit(call.db, call.doing, d->partition, query, request));
          TRY(name_subjects(call.db, namings, page.items));
          return http::ok(audit_json(page, call.doing.zone));
        },
        {.weight = http::Weight::heavy});
  r.post("/api/v1/audit/export", verb::take_away, [d](http::Call<db::Writer>& call) -> Result<http::Reply> {
    const auto query = TRY(read_query(call.request));
    const auto rows = TRY(export_audit(call.db, call.doing, d->partition, query));
    http::Reply reply{.body = csv_of(rows, call.doing.zone, call.language), .content_type = "text/csv; charset=utf-8"};
    reply.headers.push_back({"content-disposition", "attachment; filename=\"audit.csv\""});
    return reply;
  });
}

}  // namespace lianxin::audit
