// The door of ledgers: every list an office keeps, declared in one JSON file each (packs/ledgers).
#pragma once

#include <memory>

#include "features/ledgers/found_actions.h"
#include "features/ledgers/record_actions.h"
#include "platform/feature/feature.h"

namespace lianxin::ledgers {

// `deployment` must outlive the feature. internal "base.pack_broken" {path, why} when a declaration in packs/ledgers is bad.
Result<Feature> feature(const Deployment& deployment);
// What the actions of ledgers need.
Result<std::shared_ptr<const LedgerBook>> open_book(const Deployment& deployment);
// Every fault of one declaration of the packs, by path: for `lianxin packs check`.
Result<void> check_pack(const Packs&, std::string_view path);

}  // namespace lianxin::ledgers
