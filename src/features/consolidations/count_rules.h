// How many voices stand where, as the tree shows it.
#pragma once

#include "features/consolidations/consolidation.h"
#include "features/consolidations/tree_rules.h"

namespace lianxin::consolidations {

struct Counted {
  std::int64_t voices = 0;
  std::map<std::string, std::int64_t> channels{};
  std::map<std::string, std::int64_t> sources{};
};

// Of each live node, with all that is shown in it.
std::map<NodeId, Counted> counted(const Tree&, const std::vector<NodeCount>&);
// Of each node itself.
std::map<NodeId, std::int64_t> counted_own(const std::vector<NodeCount>&);

// One line of the 意见建议汇总表 (§2.5).
struct SheetLine {
  const Node* category = nullptr;
  const Node* problem = nullptr;
  const Node* line = nullptr;
  Counted count{};
  std::int64_t merged_from = 1;  // this line and those merged into it
};
// In the order of the tree. What a line does not say itself, its problem or its category says.
std::vector<SheetLine> sheet_lines(const Tree&, const std::vector<NodeCount>&);

}  // namespace lianxin::consolidations
