// Names of what an answer mentions.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "features/places/network.h"
#include "features/places/places.h"
#include "features/tickets/named_category.h"
#include "features/tickets/ticket_json.h"
#include "platform/json/json.h"

namespace lianxin::tickets {

class Names {
 public:
  static Result<Names> at(const db::Reader&, const Desk&);

  places::UnitRef unit(UnitId id) const;  // of a nil or unknown one the name is empty
  std::optional<places::UnitRef> maybe(UnitId id) const;
  places::PlaceRef place(const std::string& code) const;

 private:
  explicit Names(std::shared_ptr<const places::Network> network) : network_(std::move(network)) {}
  std::shared_ptr<const places::Network> network_;
};

// One entry of a history, without what only those who did not handle it may see.
json::Raw write_entry(const Telling&, const Names&, const store::StoredEvent&);

// Nothing of nothing.
std::optional<NamedCategory> category_of(const Desk&, const std::optional<std::string>& code, http::Language);

}  // namespace lianxin::tickets
