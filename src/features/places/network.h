// Network: the names of all places and units and where the offices are, as they are now, held in memory for answers that
// name many of them. Never older than the reader's snapshot: a stamp in the database changes with every change.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "features/places/place.h"
#include "features/places/unit.h"

namespace lianxin::db {
class Reader;
}

namespace lianxin::places {

struct NetworkUnit {
  std::string name;
  std::string place_path;  // where it is now
};

class Network {
 public:
  // Closed ones too; null when there is none.
  const NetworkUnit* unit(UnitId) const;
  const PlaceRef* place(std::string_view code) const;
  // The nearest open office of a place strictly above the path, as office_above of places.h; nil when there is none.
  UnitId office_above(std::string_view place_path) const;

 private:
  friend class NetworkCache;
  struct OfUnit {
    std::size_t operator()(const UnitId& id) const;
  };
  struct OfText {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  template <class T>
  using ByText = std::unordered_map<std::string, T, OfText, std::equal_to<>>;

  std::string partition_;
  std::int64_t stamp_ = 0;
  std::unordered_map<UnitId, NetworkUnit, OfUnit> units_;
  ByText<PlaceRef> places_;
  ByText<UnitId> offices_;  // the first of each place, by the place's path
};

// Holds the last network that was read. Safe to use from many threads.
class NetworkCache {
 public:
  Result<std::shared_ptr<const Network>> at(const db::Reader&, std::string_view partition) const;

 private:
  mutable std::mutex mutex_;
  mutable std::shared_ptr<const Network> last_;
};

}  // namespace lianxin::places
