// The 意见建议汇总表 (§2.5): 序号; 类别; 归并后的问题; 原始意见条数; 涉及对象; 来源渠道及数量; 责任领域; 拟办层级; 是否立行立改.
#include "features/consolidations/consolidation_json.h"
#include "features/consolidations/count_rules.h"
#include "features/consolidations/names_json.h"
#include "platform/json/json.h"

namespace lianxin::consolidations {

struct SheetLineView {
  std::int64_t number = 0;
  NodeId node{};
  std::string category{};
  std::string problem{};
  std::string line{};
  std::int64_t merged_from = 1;
  std::int64_t voices = 0;
  std::string target{};
  std::vector<CodedCount> channels{};
  std::vector<CodedCount> sources{};
  std::string area{};
  std::string level{};
  bool fixed_at_once = false;
};
BOOST_DESCRIBE_STRUCT(SheetLineView, (), (number, node, category, problem, line, merged_from, voices, target, channels, sources, area, level, fixed_at_once))

struct SheetView {
  std::string title{};
  places::PlaceRef place{};
  std::optional<places::UnitRef> unit{};
  State state{};
  std::int64_t categories = 0, problems = 0, lines = 0, voices = 0;
  std::vector<Meeting> meetings{};
  std::vector<std::string> approved_by{};
  std::vector<SheetLineView> items{};
};
BOOST_DESCRIBE_STRUCT(SheetView, (), (title, place, unit, state, categories, problems, lines, voices, meetings, approved_by, items))

namespace {

// What a line does not say itself, its problem says, else its category.
template <class T>
std::optional<T> said_by(const SheetLine& line, std::optional<T> Node::*what) {
  for (const Node* node : {line.line, line.problem, line.category})
    if (node && node->*what) return node->*what;
  return std::nullopt;
}

std::vector<SheetLineView> lines_of(const Names& names, const Shown& shown) {
  std::vector<SheetLineView> out;
  for (const auto& line : sheet_lines(shown.tree, shown.counts)) {
    SheetLineView& view = out.emplace_back(SheetLineView{.number = static_cast<std::int64_t>(out.size()) + 1, .node = line.line->id, .line = line.line->text});
    if (line.category) view.category = line.category->text;
    if (line.problem) view.problem = line.problem->text;
    view.merged_from = line.merged_from;
    view.voices = line.count.voices;
    view.channels = names.channels(line.count.channels);
    view.sources = names.sources(line.count.sources);
    if (const auto target = said_by(line, &Node::target)) view.target = names.text("consolidations.target." + std::string(name_of(*target)));
    if (const auto unit = names.unit(said_by(line, &Node::unit))) view.area = unit->name;
    else if (const auto category = names.category(said_by(line, &Node::category))) view.area = category->name;
    if (const auto level = names.level(said_by(line, &Node::level))) view.level = level->name;
    view.fixed_at_once = line.line->fixed_at_once || (line.problem && line.problem->fixed_at_once);
  }
  return out;
}

std::string in_words(const std::vector<CodedCount>& counts) {
  std::string out;
  for (const auto& one : counts) out += (out.empty() ? "" : "; ") + one.name + " " + std::to_string(one.voices);
  return out;
}

}  // namespace

Result<std::string> write_sheet(const db::Reader& r, const Workbook& book, const Shown& shown, http::Language language) {
  const Names names = TRY(Names::at(r, book, language));
  SheetView out{.title = shown.head.title, .place = shown.head.place, .unit = names.unit(shown.head.unit), .state = shown.tree.standing.state};
  out.items = lines_of(names, shown);
  for (const Node* node : in_order(shown.tree)) ++(node->kind == NodeKind::category ? out.categories : node->kind == NodeKind::problem ? out.problems : out.lines);
  for (const auto& line : out.items) out.voices += line.voices;
  out.meetings = shown.tree.meetings;
  for (const auto& one : shown.tree.standing.approvals) out.approved_by.push_back(one.name);
  return json::write(out);
}

Result<std::vector<std::vector<std::string>>> sheet_rows(const db::Reader& r, const Workbook& book, const Shown& shown, http::Language language) {
  const Names names = TRY(Names::at(r, book, language));
  std::vector<std::vector<std::string>> out(1);
  for (const char* column : {"number", "category", "problem", "line", "voices", "merged_from", "target", "channels", "area", "level", "fixed_at_once"})
    out.front().push_back(names.text("consolidations.column." + std::string(column)));
  for (const auto& line : lines_of(names, shown)) {
    out.push_back({std::to_string(line.number), line.category, line.problem, line.line, std::to_string(line.voices), std::to_string(line.merged_from), line.target,
                   in_words(line.channels), line.area, line.level, names.text(line.fixed_at_once ? "consolidations.yes" : "consolidations.no")});
  }
  return out;
}

}  // namespace lianxin::consolidations
