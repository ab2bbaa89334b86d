// What the server tells about itself: /healthz, /readyz, /metrics, /api/openapi.json, /api/v1/ping.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "platform/http/metrics.h"
#include "platform/http/router.h"

namespace lianxin::http {

struct SystemFacts {
  std::string version{};
  // Names of migrations still to be applied; an error when the store does not answer.
  std::function<Result<std::vector<std::string>>()> pending{};
};

// `metrics` must outlive the router.
void mount_system(Router&, Metrics& metrics, SystemFacts);

}  // namespace lianxin::http
