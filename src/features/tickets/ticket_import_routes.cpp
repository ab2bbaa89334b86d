#include "features/tickets/ticket_import_routes.h"

#include <algorithm>

#include "base/text.h"
#include "features/places/places.h"
#include "features/tickets/policy_actions.h"
#include "features/tickets/ticket_actions.h"
#include "platform/db/search.h"
#include "platform/sheets/csv_rows.h"

namespace lianxin::tickets {
namespace {

constexpr std::size_t rows_a_transaction = 250;
constexpr std::size_t longest_text = 10'000;

int column_of(const sheets::CsvTable& table, std::initializer_list<std::string_view> names) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const std::string name = db::folded(table.columns[i]);
    if (std::ranges::find(names, std::string_view(name)) != names.end()) return static_cast<int>(i);
  }
  return -1;
}

struct Columns {
  int id, title, text, time, reply, reply_time, nature, channel, place;
  explicit Columns(const sheets::CsvTable& t)
      : id(column_of(t, {"id", "编号", "留言编号", "序号", "工单编号"})),
        title(column_of(t, {"title", "标题", "主题", "留言主题"})),
        text(column_of(t, {"text", "内容", "正文", "留言详情", "留言内容", "诉求内容", "反映内容"})),
        time(column_of(t, {"time", "date", "时间", "日期", "留言时间", "反映时间"})),
        reply(column_of(t, {"reply", "答复", "回复", "答复意见", "办理结果"})),
        reply_time(column_of(t, {"reply_time", "答复时间", "回复时间"})),
        nature(column_of(t, {"nature", "kind", "性质", "类型", "诉求类型"})),
        channel(column_of(t, {"channel", "渠道", "来源", "受理渠道"})),
        place(column_of(t, {"place", "地点代码", "区划代码"})) {}
};

// "2019-02-28 11:25:05", "2019/4/25 9:32:09", "2020-09-03", without the seconds as well.
std::optional<Moment> read_time(std::string_view text, Zone zone) {
  int part[6] = {0, 0, 0, 0, 0, 0};
  std::size_t n = 0;
  bool in_figure = false;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      if (!in_figure && n++ == 6) return std::nullopt;
      in_figure = true;
      part[n - 1] = std::min(part[n - 1] * 10 + (c - '0'), 99'999);
    } else if (c == '-' || c == '/' || c == ':' || c == ' ' || c == '.' || c == 'T') {
      in_figure = false;
    } else {
      return std::nullopt;
    }
  }
  if (n != 3 && n < 5) return std::nullopt;
  const CivilDate date{part[0], part[1], part[2]};
  if (date.year < 1990 || date.year > 2199 || date.month < 1 || date.month > 12 || date.day < 1 || part[3] > 23 || part[4] > 59 ||
      part[5] > 59 || civil_from(day_from(date)) != date) {
    return std::nullopt;
  }
  return moment_at(day_from(date), part[3] * 60 + part[4], zone) + part[5] * 1000;
}

TicketKind kind_of(std::string_view nature) {
  if (nature == "咨询") return TicketKind::consultation;
  if (nature == "投诉") return TicketKind::complaint;
  if (nature == "举报") return TicketKind::report;
  if (nature == "建议" || nature == "意见建议") return TicketKind::suggestion;
  if (nature == "表扬") return TicketKind::praise;
  if (nature == "纠纷" || nature == "矛盾纠纷") return TicketKind::dispute;
  return named<TicketKind>(nature).value_or(TicketKind::help);
}

Channel channel_of(const Desk& desk, std::string_view text) {
  if (text.empty()) return Channel::web;
  const std::string wanted = db::folded(text);
  for (const PackItem& item : desk.channels.items) {
    const auto same = [&](const std::string& word) { return db::folded(word) == wanted; };
    const bool known = item.code == wanted || same(item.name) || (item.synonyms && std::ranges::any_of(*item.synonyms, same));
    if (known) return named<Channel>(item.code).value_or(Channel::other);
  }
  return Channel::other;
}

struct Row {
  std::int64_t line = 0;
  Register command{};
  std::optional<TicketId> own_id{};  // where the id may be that of a request here: then the row is an export's
  Moment at{};
  std::string reply{};
  Moment replied_at{};
};

class Reading {
 public:
  Reading(const Desk& desk, std::string_view file, const sheets::CsvTable& table, Moment now)
      : desk_(desk), file_(file), table_(table), at_(table), now_(now) {}

  std::optional<Row> read(const sheets::CsvRow& line, ImportReport& report) const {
    const auto refuse = [&](std::string_view column, std::string_view key, std::vector<Arg> args = {}) {
      report.faults.push_back({line.line, std::string(column), std::string(key), std::move(args)});
      return std::nullopt;
    };
    if (!line.fault.empty()) return refuse("", line.fault);
    const auto cell = [&](int column) { return table_.cell(line, column); };
    Row out{.line = line.line, .at = now_};
    Register& c = out.command;
    c.text = cell(at_.text);
    c.title = shortened(cell(at_.title), max_title - 1);
    if (is_blank(c.text)) c.text = c.title;
    if (is_blank(c.text)) return refuse("text", "tickets.import_no_text");
    if (length_of(c.text) > longest_text) return refuse("text", "base.too_long", {{"max", std::to_string(longest_text)}});
    if (const auto time = cell(at_.time); !time.empty()) {
      const auto read = read_time(time, desk_.zone);
      if (!read) return refuse("time", "tickets.import_no_date", {{"value", shortened(time, 40)}});
      out.at = *read;
    }
    out.reply = cell(at_.reply);
    out.replied_at = out.at;
    if (const auto time = cell(at_.reply_time); !time.empty()) {
      const auto read = read_time(time, desk_.zone);
      if (!read) return refuse("reply_time", "tickets.import_no_date", {{"value", shortened(time, 40)}});
      out.replied_at = std::max(*read, out.at);
    }
    const std::string own_id =
        at_.id < 0 || cell(at_.id).empty() ? "line " + std::to_string(line.line) : std::string(cell(at_.id));
    out.own_id = parse_id<TicketId>(own_id);
    c.id = TicketId{named_uuid("ticket import " + file_ + " " + own_id)};
    if (at_.id >= 0 && !cell(at_.id).empty()) c.external_number = shortened(cell(at_.id), 60);
    c.kind = kind_of(cell(at_.nature));
    c.channel = channel_of(desk_, cell(at_.channel));
    c.place = cell(at_.place).empty() ? desk_.partition : std::string(cell(at_.place));
    return out;
  }

 private:
  const Desk& desk_;
  std::string file_;
  const sheets::CsvTable& table_;
  Columns at_;
  Moment now_;
};

std::string title_of(const Register& c) {
  if (!is_blank(c.title)) return c.title;
  return shortened(trimmed(c.text), 40);
}

std::vector<TicketEvent> events_of(const Row& row, std::int64_t hash, const Doing& doing) {
  const Register& c = row.command;
  const EventBy by{.kind = doing.by.is_system() ? EventBy::Kind::system : EventBy::Kind::person,
                   .account = doing.by.account,
                   .person = doing.by.person,
                   .name = doing.by.name,
                   .unit = doing.by.unit};
  Registered made{.id = c.id,
                  .number = c.number,
                  .kind = c.kind,
                  .channel = c.channel,
                  .place = c.place,
                  .place_path = c.place_path,
                  .title = title_of(c),
                  .visibility = Visibility::internal,
                  .submitter = Submitter::resident,
                  .external_number = c.external_number,
                  .content_hash = hash,
                  .owner_unit = c.owner_unit,
                  .clocks = {},
                  .text = c.text};
  std::vector<TicketEvent> out{{.at = row.at, .by = by, .what = std::move(made)}};
  if (is_blank(row.reply)) return out;
  const ReplyWords words{.outcome = Outcome::explained, .text = row.reply, .unit = c.owner_unit, .at = row.replied_at};
  out.push_back({.at = row.replied_at, .by = by, .what = Replied{.words = words, .clocks = {}}});
  return out;
}

// One row: added, there already, or a fault of its own.
Result<void> import_row(db::Writer& w, const Doing& doing, const Desk& desk, Row& row, bool dry_run, ImportReport& report) {
  if (row.own_id) {
    if (const auto own = TRY(store::find_ticket(w, desk.partition, *row.own_id))) {
      if (trimmed(own->text) == trimmed(sheets::unguarded(row.command.text))) ++report.unchanged;
      else report.faults.push_back({row.line, "text", "tickets.import_differs", {}});
      return {};
    }
  }
  const auto existing = TRY(store::find_ticket(w, desk.partition, row.command.id));
  if (existing) {
    if (existing->content_hash == content_hash_of(row.command))
      ++report.unchanged;
    else
      report.faults.push_back({row.line, "", "tickets.import_differs", {}});
    return {};
  }
  if (dry_run) {
    ++report.added;
    return {};
  }
  const Doing then{.by = doing.by, .now = row.at, .zone = doing.zone, .request_id = doing.request_id};
  const std::int64_t hash = content_hash_of(row.command);  // of what the file says
  TRY(complete_registration(w, then, desk, row.command));
  const auto events = events_of(row, hash, doing);
  TRY(put_changes(w, doing, desk, Ticket{}, apply_all({}, events), events));
  ++report.added;
  return {};
}

bool may_import(const Actor& by) { return by.is_system() || access::may_somewhere(by, decide_tickets); }

}  // namespace

Result<ImportReport> import_tickets(db::Store& store, const Doing& doing, const Desk& desk, std::string_view file_name,
                                    std::string_view content, bool dry_run,
                                    const std::function<void(std::int64_t, std::int64_t)>& progress) {
  if (!may_import(doing.by)) return fail(Code::forbidden, "base.forbidden");
  const bool tabs = content.substr(0, content.find('\n')).find('\t') != std::string_view::npos;
  const auto table = TRY(sheets::read_csv_of_any(content, {.separator = tabs ? '\t' : '\0', .quotes = !tabs, .max_rows = 200'000}));
  if (Columns(table).text < 0) return invalid_field("file", "tickets.import_no_column", {{"names", "text、内容、留言详情"}});
  const std::string file(file_name.substr(file_name.find_last_of('/') + 1));
  const Reading reading(desk, file, table, doing.now);
  ImportReport report{.rows = static_cast<std::int64_t>(table.rows.size())};
  std::vector<Row> rows;
  for (const auto& line : table.rows) {
    if (auto row = reading.read(line, report)) rows.push_back(std::move(*row));
  }
  for (std::size_t from = 0; from < rows.size(); from += rows_a_transaction) {
    const std::size_t to = std::min(rows.size(), from + rows_a_transaction);
    ImportReport part;
    TRY(store.write_and_wait([&](db::Writer& w) -> Result<void> {
      part = {};
      for (std::size_t i = from; i < to; ++i) {
        Row row = rows[i];
        auto done = import_row(w, doing, desk, row, dry_run, part);
        if (!done && done.error().code == Code::invalid)
          part.faults.push_back({row.line, "place", done.error().fields.front().key, {}});
        else if (!done)
          return done;
      }
      return {};
    }));
    report.added += part.added;
    report.unchanged += part.unchanged;
    report.faults.insert(report.faults.end(), part.faults.begin(), part.faults.end());
    if (progress) progress(static_cast<std::int64_t>(to), static_cast<std::int64_t>(rows.size()));
  }
  std::ranges::stable_sort(report.faults, {}, &ImportReport::Fault::line);
  return report;
}

}  // namespace lianxin::tickets
