// Figures of a ledger as the asker sees them, each with the records behind it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/ledgers/naming_actions.h"

namespace lianxin::ledgers {

struct FigureAsked {
  std::string place{};      // code; empty: all that is in sight
  std::optional<Day> from{};
  std::optional<Day> until{};
  std::string figure{};     // one alone, with its groups; empty: all, their sums
  bool by_place = false;    // groups are the places one step below
};

struct FigureShown {
  const Figure* figure = nullptr;
  FigureSum total{};
  std::vector<FigureSum> groups{};
  std::vector<FigureSum> below{};  // that come to less than the figure asks for
};
struct FiguresShown {
  CompiledType type{};
  std::vector<FigureShown> figures{};
  NamesById names{};  // of groups: ids, codes, paths of places
};

// "figure" ledgers.no_such_figure; "place" places.no_such_place.
Result<FiguresShown> show_figures(const db::Reader&, const Doing&, const LedgerBook&, std::string_view type, const FigureAsked&);
Result<Page<Record>> show_behind(const db::Reader&, const Doing&, const LedgerBook&, const CompiledType&, const FigureAsked&, const std::optional<std::string>& first,
                                 const std::optional<std::string>& second, const PageRequest&);

}  // namespace lianxin::ledgers
