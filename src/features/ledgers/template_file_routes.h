// The Word file of a template, shipped or an office's own, with its places.
#pragma once

#include <string>
#include <string_view>

#include "features/ledgers/type_actions.h"

namespace lianxin::ledgers {

constexpr std::string_view record_sheet = "record";  // a form of all fields, made from the declaration

struct TemplateFile {
  std::string name{};
  std::string bytes{};
};
// Shipped names and the record sheet in Chinese or English. not_found.
Result<TemplateFile> template_file(const db::Reader&, const LedgerBook&, const LedgerType&, std::string_view key, bool zh);

}  // namespace lianxin::ledgers
