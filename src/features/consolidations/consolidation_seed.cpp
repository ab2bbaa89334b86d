#include "features/consolidations/consolidation_seed.h"

#include <algorithm>

#include "features/consolidations/tree_rules.h"
#include "features/places/demo_unit.h"

namespace lianxin::consolidations {
namespace {

constexpr std::size_t some_categories = 5;  // the rest is left to be done

const ConsolidationId demo_id{named_uuid("demo:consolidation")};
NodeId node_of(std::string_view what, std::string_view code) { return {named_uuid("demo:consolidation:" + std::string(what) + ":" + std::string(code))}; }

// The demonstration's clerk, as far as a consolidation asks.
Doing clerk(const db::Reader& r, const Workbook& book, const PathRange& banner, const SeedOptions& options) {
  Doing out{.by = {.kind = Actor::Kind::account, .grants = {{.role = Role::office, .reach = Reach::subtree, .places = banner}}, .via = "demo"}, .now = options.now,
            .zone = book.zone};
  out.by.name = "包玉兰";
  if (const auto unit = places::find_unit(r, book.partition, places::demo_unit_id(places::demo_chen_banner, "office")); unit && *unit) out.by.unit = (*unit)->id;
  return out;
}

class Demo {
 public:
  Demo(db::Writer& w, const Workbook& book, Doing doing) : w_(w), book_(book), doing_(std::move(doing)) {}

  Result<void> command(const Command& c) {
    TRY(command_consolidation(w_, doing_, book_, demo_id, c, {}));
    return {};
  }
  // False when nobody said anything of it.
  Result<bool> accept(Command c, const std::string& category) {
    c.command = CommandName::accept;
    c.filter = VoiceFilter{.category = category};
    const auto done = command_consolidation(w_, doing_, book_, demo_id, c, {});
    if (!done && done.error().key == "consolidations.nobody_new") return false;
    TRY(done);
    return true;
  }
  // A category of matters with a problem for each below it, and lines for those below that, worded as the first voice was.
  Result<void> grow(const tickets::PackItem& top) {
    const NodeId category = node_of("category", top.code);
    TRY(command({.command = CommandName::add, .id = category, .kind = NodeKind::category, .text = top.name, .category = top.code}));
    bool any = false;
    for (const auto* middle : below(top.code)) any = TRY(grow_problem(*middle, category)) || any;
    if (!any) TRY(command({.command = CommandName::remove, .node = category}));
    return {};
  }

 private:
  std::vector<const tickets::PackItem*> below(const std::string& code) const {
    std::vector<const tickets::PackItem*> out;
    for (const auto& item : book_.desk->packs().categories.items)
      if (item.parent == code) out.push_back(&item);
    return out;
  }
  Result<bool> grow_problem(const tickets::PackItem& middle, NodeId category) {
    const NodeId problem = node_of("problem", middle.code);
    TRY(command({.command = CommandName::add, .id = problem, .kind = NodeKind::problem, .parent = category, .text = middle.name, .category = middle.code, .level = "county"}));
    std::vector<NodeId> lines;
    for (const auto* low : below(middle.code)) {
      const NodeId line = node_of("line", low->code);
      if (!TRY(accept({.id = line, .parent = problem, .text = low->name}, low->code))) continue;
      TRY(word(line));
      lines.push_back(line);
    }
    if (lines.empty()) TRY(command({.command = CommandName::remove, .node = problem}));
    if (lines.size() >= 3) TRY(command({.command = CommandName::merge, .nodes = std::vector{lines.back()}, .into = lines.front()}));
    return !lines.empty();
  }
  Result<void> word(NodeId line) {
    const auto page = TRY(list_voices(w_, doing_, book_, demo_id, line, {.limit = 1}));
    if (page.items.empty() || page.items.front().said.title.empty()) return {};
    return command({.command = CommandName::rename, .node = line, .text = page.items.front().said.title});
  }

  db::Writer& w_;
  const Workbook& book_;
  Doing doing_;
};

Result<void> consolidate(db::Writer& w, const Workbook& book, const SeedOptions& options) {
  const auto banner = TRY(places::find_place(w, book.partition, places::demo_chen_banner));
  if (!banner || TRY(store::find_consolidation(w, book.partition, demo_id))) return {};
  const auto range = places::range_of(banner->now_path);
  const auto voices = TRY(w.integer("select count(*) from tickets_facts where partition = $1 and place_path >= $2 and place_path < $3", {book.partition, range.begin, range.end}));
  if (voices == 0) return {};
  const Doing doing = clerk(w, book, range, options);
  TRY(make_consolidation(w, doing, book, {.id = demo_id, .title = "2026年第一轮征求意见", .place = std::string(places::demo_chen_banner)}));
  Demo demo(w, book, doing);
  std::size_t made = 0;
  for (const auto& item : book.desk->packs().categories.items)
    if (!item.parent && made++ < some_categories) TRY(demo.grow(item));
  return demo.command({.command = CommandName::add_meeting, .held_on = day_of(options.now, book.zone) - 6, .name = "旗委常委会第一次会诊"});
}

}  // namespace

Result<void> seed_consolidations(db::Store& store, const Workbook& book, const SeedOptions& options) {
  return store.transact([&](db::Writer& w) { return consolidate(w, book, options); });
}

}  // namespace lianxin::consolidations
