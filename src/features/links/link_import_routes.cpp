// Links from tables: `lianxin import links FILE` and POST /api/v1/imports.
#include "base/text.h"
#include "features/links/link_import_actions.h"
#include "features/links/link_routes.h"
#include "platform/sheets/csv.h"

namespace lianxin::links {
namespace {

constexpr std::size_t max_rows = 50'000;

struct Columns {
  int kind, who_kind, who, unit, place, household, level, of_class, programmes, demonstration, from, until, source, note, post;
  explicit Columns(const sheets::CsvTable& t)
      : kind(t.column_of({"kind", "联系类型", "类型"})), who_kind(t.column_of({"who_kind", "责任主体类别"})),
        who(t.column_of({"who", "责任人", "姓名", "帮扶责任人", "帮扶单位"})), unit(t.column_of({"unit", "单位", "工作单位"})),
        place(t.column_of({"place", "区划", "区划代码"})), household(t.column_of({"household", "户号"})), level(t.column_of({"level", "层级"})),
        of_class(t.column_of({"class", "类别"})), programmes(t.column_of({"programmes", "工作项目"})),
        demonstration(t.column_of({"demonstration", "示范点"})), from(t.column_of({"from", "起始日期", "自"})),
        until(t.column_of({"until", "结束日期", "至"})), source(t.column_of({"source", "依据", "来源"})), note(t.column_of({"note", "备注"})),
        post(t.column_of({"post", "岗位", "服务岗位"})) {}
};

std::string kind_meant(std::string_view text, const LinkPacks& packs) {
  for (const auto& kind : packs.kinds)
    if (text == kind.key || text == kind.zh || text == kind.en) return kind.key;
  return std::string(text);  // the rules refuse it
}

std::string programme_meant(std::string_view text, const LinkPacks& packs) {
  for (const auto& programme : packs.programmes)
    if (text == programme.key || text == programme.zh || text == programme.en) return programme.key;
  return std::string(text);
}

std::string post_meant(std::string_view text, const ServicePosts& posts) {
  for (const auto& post : posts.posts)
    if (text == post.key || text == post.zh || text == post.en) return post.key;
  return std::string(text);
}

std::string level_meant(std::string_view text, const places::Levels& levels) {
  for (const auto& level : levels.levels)
    if (text == level.key || text == level.zh) return level.key;
  return std::string(text);
}

std::optional<WhoKind> who_kind_meant(std::string_view text) {
  if (text == "人员" || text == "个人") return WhoKind::person;
  if (text == "单位") return WhoKind::unit;
  if (text == "队伍") return WhoKind::team;
  return named<WhoKind>(text);
}

// The four classes of 2.19 by their words.
std::optional<HelperClass> class_meant(std::string_view text) {
  if (text == "机关单位") return HelperClass::unit;
  if (text == "领导干部") return HelperClass::leader;
  if (text == "企业") return HelperClass::enterprise;
  if (text == "下挂干部") return HelperClass::stationed;
  if (text == "党员") return HelperClass::member;
  return named<HelperClass>(text);
}

std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> out;
  std::string word;
  for (const char c : std::string(text) + " ") {
    if (c != ' ' && c != ';' && c != ',') {
      word += c;
    } else if (!word.empty()) {
      out.push_back(std::exchange(word, {}));
    }
  }
  return out;
}

class Reading {
 public:
  Reading(const sheets::CsvTable& table, const Registry& registry, ImportReport& report) : table_(table), at_(table), registry_(registry), report_(report) {}

  std::vector<LinkSheetRow> rows() {
    std::vector<LinkSheetRow> out;
    for (const auto& row : table_.rows)
      if (auto read = one(row)) out.push_back(*std::move(read));
    return out;
  }

 private:
  std::optional<LinkSheetRow> one(const sheets::CsvRow& row) {
    const auto cell = [&](int column) { return table_.cell(row, column); };
    const auto no = [&](std::string_view column, std::string_view key) -> std::optional<LinkSheetRow> {
      report_.faults.push_back({row.line, std::string(column), std::string(key), {}});
      return std::nullopt;
    };
    if (!row.fault.empty()) return no("", row.fault);
    LinkSheetRow out{.line = row.line, .who = std::string(cell(at_.who)), .unit = std::string(cell(at_.unit)),
                     .place = std::string(cell(at_.place)), .household = std::string(cell(at_.household))};
    out.link.kind = kind_meant(cell(at_.kind), registry_.packs);
    if (const auto text = cell(at_.who_kind); !text.empty() && !(out.who_kind = who_kind_meant(text))) return no("who_kind", "links.not_this_who");
    if (const auto text = cell(at_.level); !text.empty()) out.link.level = level_meant(text, registry_.levels);
    if (const auto text = cell(at_.of_class); !text.empty() && !(out.link.helper_class = class_meant(text))) return no("class", "links.no_such_class");
    if (const auto text = cell(at_.programmes); !text.empty()) {
      out.link.programmes.emplace();
      for (const auto& word : words_in(text)) out.link.programmes->push_back(programme_meant(word, registry_.packs));
    }
    if (const auto text = cell(at_.demonstration); !text.empty()) out.link.demonstration = text == "1" || text == "是" || text == "yes" || text == "true";
    if (const auto text = cell(at_.from); !text.empty() && !(out.link.from_on = parse_day(text))) return no("from", "base.json_not_a_day");
    if (const auto text = cell(at_.until); !text.empty() && !(out.link.until_on = parse_day(text))) return no("until", "base.json_not_a_day");
    if (const auto text = cell(at_.source); !text.empty()) out.link.source = std::string(text);
    if (const auto text = cell(at_.note); !text.empty()) out.link.note = std::string(text);
    if (const auto text = cell(at_.post); !text.empty()) out.link.post = post_meant(text, registry_.packs.posts);
    return out;
  }

  const sheets::CsvTable& table_;
  Columns at_;
  const Registry& registry_;
  ImportReport& report_;
};

}  // namespace

Importer link_importer(const Registry& registry) {
  return {"links", [&registry](db::Store& store, const Doing& doing, std::string_view, std::string_view content, bool dry_run,
                               const std::function<void(std::int64_t, std::int64_t)>& progress) -> Result<ImportReport> {
            const auto table = TRY(sheets::read_csv(content, {.separator = 0, .guarded = true, .max_rows = max_rows}));
            const Columns at(table);
            for (const auto& [column, name] : {std::pair{at.kind, "kind"}, {at.who, "who"}, {at.place, "place"}})
              if (column < 0) return fail(Code::invalid, "sheets.no_column", {{"column", name}});
            ImportReport read;
            read.rows = static_cast<std::int64_t>(table.rows.size());
            const auto rows = Reading(table, registry, read).rows();
            auto report = take_rows(store, dry_run, [&](db::Writer& w) -> Result<ImportReport> {
              ImportReport out = read;
              TRY(import_links(w, doing, registry, rows, out));
              return out;
            });
            if (report) progress(report->rows, report->rows);
            return report;
          }};
}

}  // namespace lianxin::links
