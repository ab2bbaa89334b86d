// Models in the database, and what they learn from.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/voices/model.h"
#include "features/voices/voice.h"
#include "platform/db/db.h"

namespace lianxin::voices::store {

constexpr std::int64_t models_kept = 10;  // and the one in use

// The newest first.
Result<std::vector<Model>> list_models(const db::Reader&, std::string_view partition);
Result<std::optional<std::int64_t>> active_version(const db::Reader&, std::string_view partition);
// not_found "base.not_found".
Result<std::string> model_bytes(const db::Reader&, std::string_view partition, std::int64_t version);
// Its version; `version` and `is_active` of the model are not looked at.
Result<std::int64_t> add_model(db::Writer&, std::string_view partition, const Model&, std::string_view bytes);
// not_found "base.not_found".
Result<void> activate_model(db::Writer&, std::string_view partition, std::int64_t version);
// All but the newest and the one in use.
Result<void> drop_old_models(db::Writer&, std::string_view partition);

// A ticket whose category people decided.
struct Confirmed {
  TicketId ticket{};
  std::int64_t family = 0;  // number of the first of its copies
  std::string category{};
  std::string title{};
  std::string text{};
};
Result<std::int64_t> count_confirmed(const db::Reader&, std::string_view partition);
// The newest first.
Result<std::vector<Confirmed>> list_confirmed(const db::Reader&, std::string_view partition, int limit);

}  // namespace lianxin::voices::store
