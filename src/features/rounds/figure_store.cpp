#include "features/rounds/figure_store.h"

namespace lianxin::rounds::store {
namespace {

const std::string select_sheets =
    "select s.place, f.now_path, s.channel, s.handed_out, s.returned, s.valid, s.version from round_sheets s "
    "join places_facts f on f.partition = s.partition and f.code = s.place where s.partition = $1 and s.round = $2 ";
const std::string select_reports =
    "select s.place, f.now_path, s.measure, s.amount, s.qualifier, s.written, s.version from round_reports s "
    "join places_facts f on f.partition = s.partition and f.code = s.place where s.partition = $1 and s.round = $2 ";
constexpr std::string_view in_range = "and f.now_path >= $3 and f.now_path < $4 order by f.now_path, s.place, 3";

SheetRow sheets_from(const db::Row& row) {
  return {.place = row.get<std::string>(0), .path = row.get<std::string>(1), .channel = row.get<std::string>(2),
          .count = {row.integer(3), row.integer(4), row.integer(5)}, .version = row.integer(6)};
}

ReportRow report_from(const db::Row& row) {
  return {.place = row.get<std::string>(0), .path = row.get<std::string>(1), .measure = named<Measure>(row.text(2)).value_or(Measure::opinions),
          .number = {row.integer(3), named<Qualifier>(row.text(4)).value_or(Qualifier::exact)}, .written = row.get<std::string>(5), .version = row.integer(6)};
}

}  // namespace

Result<std::vector<SheetRow>> sheets_of(const db::Reader& r, std::string_view partition, RoundId round, const PathRange& range) {
  return r.list(select_sheets + std::string(in_range), {partition, round, range.begin, range.end}, sheets_from);
}

Result<std::optional<SheetRow>> find_sheets(const db::Reader& r, std::string_view partition, RoundId round, const std::string& place, const std::string& channel) {
  return r.find(select_sheets + "and s.place = $3 and s.channel = $4", {partition, round, place, channel}, sheets_from);
}

Result<void> put_sheets(db::Writer& w, std::string_view partition, RoundId round, const SheetRow& s) {
  TRY(w.run("insert into round_sheets (partition, round, place, channel, handed_out, returned, valid, version) values ($1, $2, $3, $4, $5, $6, $7, $8) "
            "on conflict (partition, round, place, channel) do update set handed_out = excluded.handed_out, returned = excluded.returned, valid = excluded.valid, version = excluded.version",
            {partition, round, s.place, s.channel, s.count.handed_out, s.count.returned, s.count.valid, s.version}));
  return {};
}

Result<std::vector<ReportRow>> reports_of(const db::Reader& r, std::string_view partition, RoundId round, const PathRange& range) {
  return r.list(select_reports + std::string(in_range), {partition, round, range.begin, range.end}, report_from);
}

Result<std::optional<ReportRow>> find_report(const db::Reader& r, std::string_view partition, RoundId round, const std::string& place, Measure measure) {
  return r.find(select_reports + "and s.place = $3 and s.measure = $4", {partition, round, place, name_of(measure)}, report_from);
}

Result<void> put_report(db::Writer& w, std::string_view partition, RoundId round, const ReportRow& s) {
  TRY(w.run("insert into round_reports (partition, round, place, measure, amount, qualifier, written, version) values ($1, $2, $3, $4, $5, $6, $7, $8) "
            "on conflict (partition, round, place, measure) do update set amount = excluded.amount, qualifier = excluded.qualifier, written = excluded.written, version = excluded.version",
            {partition, round, s.place, name_of(s.measure), s.number.amount, name_of(s.number.qualifier), s.written, s.version}));
  return {};
}

Result<void> drop_report(db::Writer& w, std::string_view partition, RoundId round, const std::string& place, Measure measure) {
  TRY(w.run("delete from round_reports where partition = $1 and round = $2 and place = $3 and measure = $4", {partition, round, place, name_of(measure)}));
  return {};
}

}  // namespace lianxin::rounds::store
