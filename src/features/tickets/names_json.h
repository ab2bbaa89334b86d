// Names of what an answer mentions, looked up together.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "features/places/places.h"
#include "features/tickets/ticket_json.h"

namespace lianxin::tickets {

struct CodedView {
  std::string code{};
  std::string name{};
};
BOOST_DESCRIBE_STRUCT(CodedView, (), (code, name))

class Names {
 public:
  void want(UnitId id) {
    if (!id.is_nil()) units_wanted_.insert(id);
  }
  void want_place(const std::string& code) { places_wanted_.insert(code); }
  Result<void> look_up(const db::Reader&, const Desk&);

  places::UnitRef unit(UnitId id) const;
  std::optional<places::UnitRef> maybe(UnitId id) const;
  places::PlaceRef place(const std::string& code) const;

 private:
  std::set<UnitId> units_wanted_;
  std::set<std::string> places_wanted_;
  std::map<UnitId, std::string> units_;
  std::map<std::string, places::PlaceRef> places_;
};

// The category with the names of what it is below: "饮水安全 / 供水井与水泵".
std::optional<CodedView> category_of(const Desk&, const std::optional<std::string>& code, http::Language);

}  // namespace lianxin::tickets
