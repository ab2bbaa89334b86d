// What people write into sheets for somebody or some place, as the ids it means: each name is asked for once.
#pragma once

#include <map>
#include <string>

#include "features/ledgers/type_actions.h"

namespace lianxin::ledgers {

class SheetNames {
 public:
  explicit SheetNames(const LedgerBook& book) : book_(book) {}

  // The id where exactly one who is here has this name; else the name itself.
  Result<std::string> person(const db::Reader&, const std::string& name);
  Result<std::string> unit(const db::Reader&, const std::string& name);
  // Code of the place of that code, name or short name, below `path`. invalid "places.no_such_place", "ledgers.place_twice" {value}.
  Result<std::string> place(const db::Reader&, const std::string& words, std::string_view path);

 private:
  using Known = std::map<std::string, std::string>;
  const std::string& keep(Known&, const std::string& name, std::string id);

  const LedgerBook& book_;
  Known people_{}, units_{}, places_{};
};

}  // namespace lianxin::ledgers
