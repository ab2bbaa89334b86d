#include "features/imports/imports.h"

#include "features/imports/import_routes.h"

namespace lianxin::imports {

Feature feature(const Deployment& deployment, std::vector<Importer> importers) {
  Feature offered;
  offered.name = "imports";
  offered.verbs = {verb::run};
  offered.mount = [partition = deployment.partition, importers = std::move(importers)](http::Router& router) {
    mount_imports(router, partition, importers);
  };
  return offered;
}

}  // namespace lianxin::imports
