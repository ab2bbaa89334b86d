#include "features/visits/service_json.h"

#include <algorithm>

#include "base/position.h"
#include "features/links/links.h"
#include "features/visits/service_rules.h"
#include "platform/json/json.h"

namespace lianxin::visits {

struct ServiceRowView {
  json::Maybe<std::string> key{};
  json::Maybe<std::string> name{};
  std::int64_t members = 0;
  std::int64_t places = 0;
  std::int64_t posts = 0;
  std::int64_t post_kinds = 0;
  std::int64_t services = 0;
  std::int64_t person_times = 0;
  std::int64_t servers = 0;
  std::int64_t served = 0;
  std::optional<double> served_per_service{};
};
BOOST_DESCRIBE_STRUCT(ServiceRowView, (), (key, name, members, places, posts, post_kinds, services, person_times, servers, served, served_per_service))

struct ServiceReportView {
  Day from{};
  Day to{};
  ServiceBy by{};
  ServiceRowView total{};
  std::vector<ServiceRowView> items{};
  std::optional<std::string> next{};
};
BOOST_DESCRIBE_STRUCT(ServiceReportView, (), (from, to, by, total, items, next))

namespace {

ServiceRowView view_of(const ServiceRow& row) {
  ServiceRowView out{.members = row.members, .places = row.places, .posts = row.posts, .post_kinds = row.post_kinds};
  if (!row.key.empty()) out.key = json::Maybe<std::string>(row.key);
  if (!row.name.empty()) out.name = json::Maybe<std::string>(row.name);
  out.services = row.services;
  out.person_times = row.person_times;
  out.servers = row.servers;
  out.served = row.served;
  out.served_per_service = served_per_service(row.served, row.person_times);
  return out;
}

}  // namespace

std::string write_service_report(const VisitBook& book, const ServiceReport& report, ServiceBy by, std::size_t after, std::size_t limit, http::Language language) {
  ServiceReportView view{.from = report.span.from, .to = report.span.to, .by = by, .total = view_of(report.total)};
  const std::size_t end = std::min(report.rows.size(), after + limit);
  for (std::size_t i = after; i < end; ++i) {
    view.items.push_back(view_of(report.rows[i]));
    if (by == ServiceBy::post && view.items.back().key)
      view.items.back().name = json::Maybe<std::string>(links::name_of_post(*book.links, report.rows[i].key, language));
  }
  if (end < report.rows.size()) view.next = make_position(end);
  return json::write(view);
}

}  // namespace lianxin::visits
