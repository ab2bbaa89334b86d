#include "features/imports/import_json.h"

#include <boost/describe/class.hpp>

#include "platform/http/texts.h"
#include "platform/json/json.h"

namespace lianxin::imports {
namespace {

struct FaultView {
  std::int64_t line = 1;
  json::Maybe<std::string> field{};
  std::string code{};
  std::string message{};
};
BOOST_DESCRIBE_STRUCT(FaultView, (), (line, field, code, message))

struct View {
  ImportId id{};
  std::string kind{};
  bool dry_run = false;
  std::int64_t rows = 0, created = 0, unchanged = 0, failed = 0;
  std::vector<FaultView> errors{};
};
BOOST_DESCRIBE_STRUCT(View, (), (id, kind, dry_run, rows, created, unchanged, failed, errors))

}  // namespace

std::string to_json(const ImportResult& result, http::Language language) {
  View view{result.id, result.kind, result.dry_run, result.rows, result.created, result.unchanged, result.failed, {}};
  for (const auto& fault : result.errors) {
    auto& shown = view.errors.emplace_back(FaultView{.line = fault.line, .code = fault.key});
    if (!fault.field.empty()) shown.field = fault.field;
    shown.message = http::translated(fault.key, fault.args, language);
  }
  return json::write(view);
}

}  // namespace lianxin::imports
