#include "features/places/unit_import_rules.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/text.h"

namespace lianxin::places {
namespace {

struct KindWord {
  std::string_view word;
  UnitKind kind;
};
constexpr std::array<KindWord, 16> kind_words{{{"大引领办公室", UnitKind::office},
                                               {"大引领办", UnitKind::office},
                                               {"办公室", UnitKind::office},
                                               {"部门", UnitKind::department},
                                               {"政府", UnitKind::government},
                                               {"企业", UnitKind::enterprise},
                                               {"事业单位", UnitKind::institution},
                                               {"嘎查村委会", UnitKind::village_committee},
                                               {"嘎查委员会", UnitKind::village_committee},
                                               {"村委会", UnitKind::village_committee},
                                               {"村民委员会", UnitKind::village_committee},
                                               {"社区居委会", UnitKind::village_committee},
                                               {"居委会", UnitKind::village_committee},
                                               {"督导组", UnitKind::supervision},
                                               {"督查组", UnitKind::supervision},
                                               {"其他", UnitKind::other}}};

bool is_at_or_above(std::string_view upper, std::string_view lower) { return !upper.empty() && lower.starts_with(upper); }

class Waiting {
 public:
  explicit Waiting(const std::vector<UnitRow>& rows) : rows_(rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      by_name_.emplace(std::string(trimmed(rows[i].unit.name)), i);
      if (rows[i].unit.id) by_id_.emplace(*rows[i].unit.id, i);
      pending_.insert(i);
    }
  }

  UnitOrder order() && {
    UnitOrder out;
    bool moved = true;
    while (moved) {
      moved = false;
      for (auto at = pending_.begin(); at != pending_.end();) {
        const std::size_t row = *at;
        if (waits(row)) { ++at; continue; }
        at = pending_.erase(at);
        out.order.push_back(row);
        moved = true;
      }
    }
    out.in_circle.assign(pending_.begin(), pending_.end());
    return out;
  }

 private:
  bool waits(std::size_t row) const {
    const std::string& superior = rows_[row].superior;
    if (superior.empty()) return false;
    if (const auto id = parse_id<UnitId>(superior)) {
      const auto above = by_id_.find(*id);
      return above != by_id_.end() && pending_.contains(above->second);
    }
    const auto [first, last] = by_name_.equal_range(superior);
    return std::any_of(first, last, [&](const auto& named) {
      return named.second != row && pending_.contains(named.second) &&
             is_at_or_above(rows_[named.second].place_path, rows_[row].place_path);
    });
  }

  const std::vector<UnitRow>& rows_;
  std::multimap<std::string, std::size_t, std::less<>> by_name_{};
  std::map<UnitId, std::size_t> by_id_{};
  std::set<std::size_t> pending_{};
};

}  // namespace

std::optional<UnitKind> unit_kind_meant(std::string_view text) {
  if (const auto kind = unit_kind_named(text)) return kind;
  const auto found = std::ranges::find(kind_words, text, &KindWord::word);
  if (found == kind_words.end()) return std::nullopt;
  return found->kind;
}

std::string unit_key(const NewUnit& unit) {
  if (unit.id) return to_text(*unit.id);
  if (is_blank(unit.name)) return {};
  return std::string(trimmed(unit.name)) + '\n' + unit.place;
}

UnitOrder order_of(const std::vector<UnitRow>& rows) { return Waiting(rows).order(); }

Result<UnitId> superior_meant(const UnitRow& row, const std::vector<Unit>& of_that_name) {
  std::vector<const Unit*> nearest;
  std::vector<const Unit*> others;
  for (const Unit& unit : of_that_name) {
    const bool is_itself = row.unit.id ? unit.id == *row.unit.id : unit.name == trimmed(row.unit.name) && unit.place == row.unit.place;
    if (unit.is_closed() || is_itself) continue;
    others.push_back(&unit);
    if (!is_at_or_above(unit.place_path, row.place_path)) continue;
    if (!nearest.empty() && nearest.front()->place_path.size() < unit.place_path.size()) nearest.clear();
    if (nearest.empty() || nearest.front()->place_path.size() == unit.place_path.size()) nearest.push_back(&unit);
  }
  const auto& meant = nearest.empty() ? others : nearest;
  if (meant.empty()) return invalid_field("superior", "places.no_such_unit");
  if (meant.size() > 1) return invalid_field("superior", "places.import_many_units", {{"name", row.superior}});
  return meant.front()->id;
}

}  // namespace lianxin::places
