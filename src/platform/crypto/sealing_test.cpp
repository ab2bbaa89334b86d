#include "platform/crypto/sealing.h"

#include <doctest/doctest.h>

namespace lianxin::crypto {

TEST_CASE("what is sealed opens with its key, for its purpose and record, and for nothing else") {
  const std::string sealed = seal("key", "identity", "ticket 1", "朝鲁 13800000000");
  CHECK(unseal("key", "identity", "ticket 1", sealed) == "朝鲁 13800000000");
  CHECK_FALSE(unseal("other", "identity", "ticket 1", sealed));
  CHECK_FALSE(unseal("key", "diary", "ticket 1", sealed));
  CHECK_FALSE(unseal("key", "identity", "ticket 2", sealed));
  CHECK(seal("key", "identity", "ticket 1", "朝鲁 13800000000") != sealed);
  CHECK(unseal("key", "identity", "x", seal("key", "identity", "x", "")) == "");
}

TEST_CASE("a changed bit or a shortened text does not open") {
  const std::string sealed = seal("key", "identity", "t", "words");
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    std::string changed = sealed;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    CHECK_FALSE(unseal("key", "identity", "t", changed) == "words");
  }
  CHECK_FALSE(unseal("key", "identity", "t", ""));
  CHECK_FALSE(unseal("key", "identity", "t", sealed.substr(0, 20)));
}

}  // namespace lianxin::crypto
