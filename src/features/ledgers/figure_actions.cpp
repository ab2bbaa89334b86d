#include "features/ledgers/figure_actions.h"

#include <map>

#include "features/places/places.h"

namespace lianxin::ledgers {
namespace {

Result<store::FactFilter> filter_of(const db::Reader& r, const LedgerBook& book, const LedgerType& type, const FigureAsked& asked, const Figure& figure) {
  store::FactFilter out{.type = type.key, .figure = figure.key, .distinct = figure.measure == Measure::distinct, .from = asked.from, .until = asked.until};
  if (!asked.place.empty()) out.places = places::range_of(TRY(places::place_named(r, book.partition, asked.place)).now_path);
  return out;
}

Result<const Figure*> figure_named(const LedgerType& type, const std::string& key) {
  const Figure* figure = type.figure(key);
  if (!figure) return invalid_field("figure", "ledgers.no_such_figure", {{"value", key}});
  return figure;
}

// Names of what stands in the groups' first and second place.
Result<void> name_groups(const db::Reader& r, const Doing& doing, const LedgerBook& book, FiguresShown& out, const Figure& figure, const std::vector<FigureSum>& groups) {
  for (std::size_t i = 0; i < figure.by.size() && i < 2; ++i) {
    const Field* field = find_path(out.type->type, figure.by[i]);
    if (!field) continue;
    std::vector<std::string> values;
    for (const FigureSum& each : groups) values.push_back(i == 0 ? each.first_by : each.second_by);
    out.names.merge(TRY(names_of_values(r, doing, book, field->kind, values)));
  }
  return {};
}

Result<std::vector<FigureSum>> places_below(const db::Reader& r, const Doing& doing, const LedgerBook& book, FiguresShown& out, const FigureAsked& asked, const store::FactFilter& filter,
                                            const access::Sight& sight) {
  const auto root = TRY(places::place_named(r, book.partition, asked.place.empty() ? book.partition : asked.place));
  auto sums = TRY(store::sums_by_place(r, book.partition, doing.by, sight, filter, root.now_path));
  std::map<std::string, std::string> codes{{root.now_path, root.code}};
  out.names[root.code] = root.name;
  for (const auto& each : TRY(places::places_below(r, book.partition, root.now_path)))
    if (each.now_path.size() == root.now_path.size() + places::path_step) {
      codes[each.now_path] = each.code;
      out.names[each.code] = each.name;
    }
  for (FigureSum& each : sums) each.first_by = codes[each.first_by];
  return sums;
}

}  // namespace

Result<FiguresShown> show_figures(const db::Reader& r, const Doing& doing, const LedgerBook& book, std::string_view key, const FigureAsked& asked) {
  FiguresShown out{.type = TRY(type_named(r, book, key))};
  const LedgerType& type = out.type->type;
  const access::Sight sight = access::sight_of(doing.by, reading_of(type));
  if (!asked.figure.empty()) TRY(figure_named(type, asked.figure));
  for (const Figure& figure : type.figures) {
    if (!asked.figure.empty() && figure.key != asked.figure) continue;
    const auto filter = TRY(filter_of(r, book, type, asked, figure));
    FigureShown shown{.figure = &figure, .total = TRY(store::total_of(r, book.partition, doing.by, sight, filter))};
    if (asked.by_place) shown.groups = TRY(places_below(r, doing, book, out, asked, filter, sight));
    else if (!asked.figure.empty() && !figure.by.empty()) {
      shown.groups = TRY(store::sums_of(r, book.partition, doing.by, sight, filter, figure.by.size() > 1));
      TRY(name_groups(r, doing, book, out, figure, shown.groups));
      shown.below = below_least(figure, shown.groups);
    }
    out.figures.push_back(std::move(shown));
  }
  return out;
}

Result<Page<Record>> show_behind(const db::Reader& r, const Doing& doing, const LedgerBook& book, const CompiledType& compiled, const FigureAsked& asked, const std::optional<std::string>& first,
                                 const std::optional<std::string>& second, const PageRequest& page) {
  const LedgerType& type = compiled->type;
  const Figure* figure = TRY(figure_named(type, asked.figure));
  return store::records_behind(r, book.partition, doing.by, access::sight_of(doing.by, reading_of(type)), TRY(filter_of(r, book, type, asked, *figure)), first, second, page);
}

}  // namespace lianxin::ledgers
