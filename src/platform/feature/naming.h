// Naming: what records of one kind are called, for lists that know them by id only (the journal). No words of residents.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/id.h"
#include "platform/db/store.h"

namespace lianxin {

using Names = std::vector<std::pair<std::string, std::string>>;  // id as the journal says it, and the name

struct Naming {
  std::string_view kind;  // "ticket", as the rows of the journal say it
  // Of those ids that are there; the others are left out.
  std::function<Result<Names>(const db::Reader&, const std::vector<std::string>& ids)> names;
};

// What of the texts is an id.
template <class Id>
std::vector<Id> ids_in(const std::vector<std::string>& texts) {
  std::vector<Id> out;
  for (const auto& text : texts)
    if (const auto id = parse_id<Id>(text)) out.push_back(*id);
  return out;
}

// Of records with `id` and `name`.
template <class Record>
Names names_of(const std::vector<Record>& records) {
  Names out;
  for (const auto& record : records) out.emplace_back(to_text(record.id), record.name);
  return out;
}

}  // namespace lianxin
