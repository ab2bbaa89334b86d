#include "platform/sheets/table_in_sheet.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "platform/sheets/cell_words.h"
#include "platform/text/folding.h"

namespace lianxin::sheets {
namespace {

constexpr int most_storeys = 3;
constexpr double least = 0.55;

// A head as it is compared: folded, without blanks, marks and what stands in brackets behind it.
std::string plain(std::string_view head) {
  std::string out = squeezed(text::folded(head));
  while (out.ends_with(')')) {
    const auto open = out.rfind('(');
    if (open == std::string::npos || open == 0) break;
    out.resize(open);
  }
  std::erase_if(out, [](char c) { return c == '*' || c == ':'; });
  for (const std::string_view mark : {"：", "、", "＊"})
    for (std::size_t at; (at = out.find(mark)) != std::string::npos;) out.erase(at, mark.size());
  return out;
}

struct Head {
  int column = 0;
  std::string written{};            // storeys parted by '/'
  std::string full{}, joined{}, lowest{};  // compared
};

// The cells of the first rows with merged ones filled: which cell is seen at a place.
class Grid {
 public:
  Grid(std::span<const KeptRow> rows, std::span<const MergedRange> merged) : rows_(rows) {
    for (const auto& range : merged)
      if (!rows.empty() && range.first_row <= rows.back().number) merged_.push_back(range);
  }
  struct Seen { std::int64_t row; int column; std::string_view text; };
  Seen at(std::int64_t row, int column) const {
    for (const auto& range : merged_)
      if (range.contains(row, column)) return {range.first_row, range.first_column, own(range.first_row, range.first_column)};
    return {row, column, own(row, column)};
  }
  int last_column(std::int64_t first, std::int64_t last) const {
    int out = -1;
    for (const KeptRow& row : rows_)
      if (first <= row.number && row.number <= last && !row.cells.empty()) out = std::max(out, row.cells.back().column);
    for (const auto& range : merged_)
      if (first <= range.first_row && range.first_row <= last && !own(range.first_row, range.first_column).empty()) out = std::max(out, range.last_column);
    return std::min(out, 511);
  }

 private:
  std::string_view own(std::int64_t row, int column) const {
    const auto found = std::ranges::lower_bound(rows_, row, {}, &KeptRow::number);
    if (found == rows_.end() || found->number != row) return {};
    const auto cell = std::ranges::find(found->cells, column, &KeptRow::KeptCell::column);
    return cell == found->cells.end() ? std::string_view() : trimmed(cell->text);
  }
  std::span<const KeptRow> rows_;
  std::vector<MergedRange> merged_{};
};

std::string one_line(std::string_view text) {
  std::string out(text);
  std::erase_if(out, [](char c) { return c == '\n' || c == '\r'; });
  return out;
}

// The head of each column when it takes the rows first … first + storeys - 1.
std::vector<Head> heads_of(const Grid& grid, std::int64_t first, int storeys) {
  std::vector<Head> out;
  const int last = grid.last_column(first, first + storeys - 1);
  std::vector<std::string_view> left(static_cast<std::size_t>(storeys));
  for (int column = 0; column <= last; ++column) {
    std::vector<std::string_view> parts(static_cast<std::size_t>(storeys));
    Grid::Seen before{-1, -1, {}};
    for (int storey = 0; storey < storeys; ++storey) {
      const auto seen = grid.at(first + storey, column);
      if (seen.row == before.row && seen.column == before.column) continue;  // merged downwards
      parts[static_cast<std::size_t>(storey)] = seen.text;
      before = seen;
    }
    // 资金来源 over several columns without being merged over them.
    for (std::size_t i = 0; i + 1 < parts.size(); ++i)
      if (parts[i].empty() && !parts[i + 1].empty() && !left[i].empty() && !left[i + 1].empty()) parts[i] = left[i];
    left = parts;
    Head head{.column = column};
    for (const auto part : parts) {
      if (part.empty()) continue;
      head.written += (head.written.empty() ? "" : "/") + one_line(part);
      head.full += (head.full.empty() ? "" : "/") + plain(part);
      head.joined += plain(part);
      head.lowest = plain(part);
    }
    if (!head.joined.empty()) out.push_back(std::move(head));
  }
  return out;
}

// How well a head says a name, both plain.
double likeness_of(const Head& head, const std::string& name, bool exact) {
  if (name.empty()) return 0;
  if (head.full == name) return 1;
  if (head.joined == name) return 0.98;
  if (exact) return 0;
  if (head.lowest == name) return 0.9;
  const auto share = [](const std::string& part, const std::string& whole) {
    return static_cast<double>(length_of(part)) / static_cast<double>(length_of(whole));
  };
  double best = 0;
  for (const std::string* said : {&head.lowest, &head.joined}) {
    if (name.size() > 3 && said->find(name) != std::string::npos) best = std::max(best, 0.5 + 0.35 * share(name, *said));
    if (said->size() > 3 && name.find(*said) != std::string::npos) best = std::max(best, 0.45 + 0.3 * share(*said, name));
  }
  return best;
}

struct Match {
  double likeness = 0;
  std::size_t wanted = 0, head = 0;
};

struct Names {
  std::vector<std::string> plain{};
  bool exact = false;
};

// The likest pairs first, each column and each head once.
std::vector<Match> matched(const std::vector<Head>& heads, const std::vector<Names>& names) {
  std::vector<Match> all, out;
  for (std::size_t w = 0; w < names.size(); ++w)
    for (std::size_t h = 0; h < heads.size(); ++h) {
      double best = 0;
      for (const auto& name : names[w].plain) best = std::max(best, likeness_of(heads[h], name, names[w].exact));
      if (best >= least) all.push_back({best, w, h});
    }
  std::ranges::stable_sort(all, std::ranges::greater(), &Match::likeness);
  for (const Match& match : all) {
    const bool taken = std::ranges::any_of(out, [&](const Match& o) { return o.wanted == match.wanted || o.head == match.head; });
    if (!taken) out.push_back(match);
  }
  return out;
}

bool is_serial(const Head& head) {
  constexpr std::array<std::string_view, 8> words{"序号", "序", "项次", "号", "no", "no.", "编次", "顺序号"};
  return std::ranges::find(words, std::string_view(head.joined)) != words.end();
}

// 填报单位：某镇 names an office, 单位：万元 a measure.
std::string unit_said(std::string_view text) {
  const std::string line = squeezed(text);
  for (std::size_t at = 0; (at = line.find("单位:", at)) != std::string::npos; ++at) {
    const std::string_view before = std::string_view(line).substr(0, at);
    const std::string_view after = std::string_view(line).substr(at + std::string_view("单位:").size());
    const bool office = before.ends_with("填报") || before.ends_with("编制") || before.ends_with("报送") || before.ends_with("主管") ||
                        before.ends_with("责任") || before.ends_with("帮扶") || before.ends_with("填表") || before.ends_with("制表");
    if (!office && !after.empty()) return shortened(after.substr(0, after.find(')')), 20);
  }
  return {};
}

void read_above(std::span<const KeptRow> rows, TableMapping& mapping) {
  for (const KeptRow& row : rows) {
    if (row.number >= mapping.head_first_row) return;
    for (const auto& cell : row.cells) {
      const std::string_view text = trimmed(cell.text);
      if (text.empty()) continue;
      const std::string unit = unit_said(text);
      if (!unit.empty()) mapping.unit = unit;
      else if (mapping.title.empty()) mapping.title = one_line(text);
    }
  }
}

void fill_columns(const std::vector<Head>& heads, const std::vector<Match>& matches, std::span<const WantedColumn> wanted, TableMapping& mapping) {
  const std::int64_t unit = std::max<std::int64_t>(1, money_unit_in(mapping.unit));
  for (std::size_t h = 0; h < heads.size(); ++h) {
    const auto match = std::ranges::find(matches, h, &Match::head);
    mapping.last_column = std::max(mapping.last_column, heads[h].column);
    if (match == matches.end()) {
      if (is_serial(heads[h])) mapping.serial_column = heads[h].column;
      else mapping.unclaimed.push_back({heads[h].column, heads[h].written});
      continue;
    }
    const WantedColumn& column = wanted[match->wanted];
    std::int64_t factor = 1;
    if (column.kind == WantedKind::money) {
      const std::int64_t own = money_unit_in(heads[h].written);
      factor = own > 0 ? own : unit;
    }
    mapping.columns.push_back({column.key, heads[h].column, heads[h].written, match->likeness, factor});
  }
  double sum = 0;
  for (const Match& match : matches) sum += match.likeness;
  mapping.confidence = wanted.empty() ? 0 : sum / static_cast<double>(wanted.size());
  for (std::size_t w = 0; w < wanted.size(); ++w)
    if (wanted[w].required && std::ranges::find(matches, w, &Match::wanted) == matches.end()) mapping.missing.push_back(wanted[w].key);
}

}  // namespace

KeptRow::KeptRow(const Row& row) : number(row.number) {
  for (const Cell& cell : row.cells) cells.push_back({cell.column, cell.kind, std::string(cell.text)});
}

std::int64_t money_unit_in(std::string_view text) {
  const std::string line = squeezed(text);
  constexpr std::pair<std::string_view, std::int64_t> units[] = {{"百万元", 1'000'000}, {"千万元", 10'000'000}, {"亿元", 100'000'000}, {"万元", 10'000},
                                                                 {"千元", 1000},        {"百元", 100},          {"元", 1}};
  for (const auto& [word, worth] : units) {
    const auto at = line.rfind(word);
    if (at == std::string::npos) continue;
    // A bare 元 inside a word (单元, 元旦) is no money: it stands in brackets, behind a mark, or is all there is.
    const std::string_view before = std::string_view(line).substr(0, at), after = std::string_view(line).substr(at + word.size());
    const bool ends = after.empty() || after.starts_with(")") || after.starts_with("、") || after.starts_with("/") || after.starts_with(",");
    const bool begins = worth > 1 || before.empty() || before.ends_with("(") || before.ends_with(":") || before.ends_with("/") || before.ends_with("、");
    if (ends && begins) return worth;
  }
  return 0;
}

TableMapping find_table(std::span<const KeptRow> rows, std::span<const MergedRange> merged, std::span<const WantedColumn> wanted) {
  rows = rows.first(std::min(rows.size(), rows_to_look_at));
  const Grid grid(rows, merged);
  std::vector<Names> names;
  for (const WantedColumn& column : wanted) {
    auto& own = names.emplace_back(Names{.exact = column.exact});
    for (const auto& name : column.names) own.plain.push_back(plain(name));
  }
  TableMapping best;
  std::vector<Head> best_heads;
  std::vector<Match> best_matches;
  double best_score = 0;
  for (const KeptRow& row : rows) {
    if (row.cells.size() < std::min<std::size_t>(2, wanted.size())) continue;
    for (int storeys = 1; storeys <= most_storeys; ++storeys) {
      auto heads = heads_of(grid, row.number, storeys);
      auto matches = matched(heads, names);
      double score = -0.05 * storeys;
      for (const Match& match : matches) score += match.likeness;
      if (matches.size() < std::min<std::size_t>(2, wanted.size()) || score <= best_score) continue;
      best_score = score;
      best.head_first_row = row.number;
      best.head_last_row = row.number + storeys - 1;
      best_heads = std::move(heads);
      best_matches = std::move(matches);
    }
  }
  if (best.head_first_row == 0) {
    for (const WantedColumn& column : wanted)
      if (column.required) best.missing.push_back(column.key);
    return best;
  }
  read_above(rows, best);
  fill_columns(best_heads, best_matches, wanted, best);
  return best;
}

}  // namespace lianxin::sheets
