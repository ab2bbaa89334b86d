// Place names in what people write: which townships and villages a text names, by their full names, by their stems, by short forms.
// A suggestion for people, never set by itself.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "features/places/place.h"

namespace lianxin::db {
class Reader;
}

namespace lianxin::places {

// A place as a text can name it.
struct NameOfPlace {
  std::string code{};
  std::string name{};
  std::string short_name{};  // may be empty
  std::string level{};       // key of levels.json
  std::string path{};
};

struct NamedPlace {
  std::string code{};
  std::string path{};
  std::string words{};       // of the text, that spoke for it
  friend bool operator==(const NamedPlace&, const NamedPlace&) = default;
};

struct NamedPlaceRef {
  PlaceRef place{};
  std::string level{};
  bool has_children = false;
  std::string words{};
};

// A text (is_valid_text) and the path within which a name that occurs in several places is taken to lie; the path may be empty.
struct TextNear {
  std::string_view text{};
  std::string_view near{};
};

class PlaceNames;

constexpr std::size_t most_named = 3;  // in one text

// Holds the names that were read last; read again when places have changed. Safe to use from many threads.
class PlaceNamesCache {
 public:
  // Those a text (is_valid_text) names, in its order, at most most_named. `near`: path within which a name that occurs in several
  // places is taken to lie; may be empty.
  Result<std::vector<NamedPlaceRef>> named_in(const db::Reader&, std::string_view partition, std::string_view text, std::string_view near) const;
  // The same of many texts at once, without asking anything of the places named.
  Result<std::vector<std::vector<NamedPlace>>> named_in_each(const db::Reader&, std::string_view partition, const std::vector<TextNear>&) const;

 private:
  Result<std::shared_ptr<const PlaceNames>> at(const db::Reader&, std::string_view partition) const;

  mutable std::mutex mutex_;
  mutable std::shared_ptr<const PlaceNames> last_;
  mutable std::string partition_;
  mutable std::int64_t stamp_ = 0;
};

}  // namespace lianxin::places
