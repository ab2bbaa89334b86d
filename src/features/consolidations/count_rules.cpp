#include "features/consolidations/count_rules.h"

namespace lianxin::consolidations {
namespace {

void add(Counted& to, const NodeCount& one) {
  to.voices += one.voices;
  to.channels[one.channel] += one.voices;
  if (!one.source.empty()) to.sources[one.source] += one.voices;
}

const Node* above(const Tree& tree, const Node& node) {
  if (node.parent.is_nil()) return nullptr;
  const auto found = tree.nodes.find(root_of(tree, node.parent));
  return found == tree.nodes.end() ? nullptr : &found->second;
}

}  // namespace

std::map<NodeId, Counted> counted(const Tree& tree, const std::vector<NodeCount>& counts) {
  std::map<NodeId, Counted> out;
  for (const auto& one : counts) {
    const auto root = tree.nodes.find(root_of(tree, one.node));
    for (const Node* at = root == tree.nodes.end() ? nullptr : &root->second; at; at = above(tree, *at)) add(out[at->id], one);
  }
  return out;
}

std::map<NodeId, std::int64_t> counted_own(const std::vector<NodeCount>& counts) {
  std::map<NodeId, std::int64_t> out;
  for (const auto& one : counts) out[one.node] += one.voices;
  return out;
}

std::vector<SheetLine> sheet_lines(const Tree& tree, const std::vector<NodeCount>& counts) {
  const auto of = counted(tree, counts);
  std::map<NodeId, std::int64_t> merged;
  for (const auto& [id, node] : tree.nodes)
    if (node.merged_into) ++merged[root_of(tree, id)];
  std::vector<SheetLine> out;
  for (const Node* node : in_order(tree)) {
    if (node->kind != NodeKind::line) continue;
    SheetLine& line = out.emplace_back(SheetLine{.line = node});
    line.problem = above(tree, *node);
    line.category = line.problem ? above(tree, *line.problem) : nullptr;
    if (const auto found = of.find(node->id); found != of.end()) line.count = found->second;
    if (const auto found = merged.find(node->id); found != merged.end()) line.merged_from += found->second;
  }
  return out;
}

}  // namespace lianxin::consolidations
