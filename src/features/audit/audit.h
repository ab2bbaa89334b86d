// The door of audit: the journal for those entitled (3.12: who keeps the logs reads nothing else), its seals and their proof.
#pragma once

#include "platform/feature/feature.h"

namespace lianxin::audit {

// `deployment` must outlive the feature.
Feature feature(const Deployment& deployment);

// For `lianxin audit verify`: checks every seal, in one reading.
Result<journal::Verification> verify_journal(db::Store&);

}  // namespace lianxin::audit
