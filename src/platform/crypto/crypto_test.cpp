#include <doctest/doctest.h>

#include <set>

#include "platform/crypto/digest.h"
#include "platform/crypto/password.h"
#include "platform/crypto/random.h"

namespace lianxin::crypto {

TEST_CASE("SHA-256 of FIPS 180-4 and HMAC of RFC 4231") {
  CHECK(hexadecimal(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(hexadecimal(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  // Without a key, after another key too (as `openssl dgst -sha256 -hmac ""` gives it).
  for (const std::string_view none : {std::string_view(""), std::string_view()}) {
    CHECK(hmac_sha256("another", "") != hmac_sha256(none, ""));
    CHECK(hexadecimal(hmac_sha256(none, "")) == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
  }
  CHECK(hexadecimal(hmac_sha256("Jefe", "what do ya want for nothing?")) ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST_CASE("base64url of RFC 4648 §10, there and back") {
  const std::pair<const char*, const char*> vectors[] = {{"", ""},         {"f", "Zg"},         {"fo", "Zm8"},    {"foo", "Zm9v"},
                                                         {"foob", "Zm9vYg"}, {"fooba", "Zm9vYmE"}, {"\xfb\xff", "-_8"}};
  for (const auto& [bytes, text] : vectors) {
    CHECK(base64url(bytes) == text);
    CHECK(from_base64url(text) == bytes);
  }
  for (const char* wrong : {"Z", "Zh", "Zm9", "Zg==", "Z+", "Zm9v\n", "连"}) CHECK_FALSE(from_base64url(wrong).has_value());
}

TEST_CASE("comparing in constant time") {
  CHECK(equal_in_constant_time("", ""));
  CHECK(equal_in_constant_time("abc", "abc"));
  CHECK_FALSE(equal_in_constant_time("abc", "abd"));
  CHECK_FALSE(equal_in_constant_time("abc", "abcd"));
}

TEST_CASE("tokens are 43 characters and never the same") {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const std::string token = random_token();
    CHECK(token.size() == 43);
    CHECK(seen.insert(token).second);
  }
}

TEST_CASE("3.12 passwords are stored as Argon2id and only the right one opens") {
  const std::string hash = hash_password("连心-一二三四五");
  CHECK(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
  CHECK(hash.find("连心") == std::string::npos);
  CHECK(hash != hash_password("连心-一二三四五"));
  CHECK(is_password(hash, "连心-一二三四五"));
  CHECK_FALSE(is_password(hash, "连心-一二三四六"));
  CHECK_FALSE(is_password(hash, ""));
  CHECK_FALSE(is_password("", "连心-一二三四五"));
  CHECK_FALSE(is_password("no hash", "连心-一二三四五"));
  CHECK_FALSE(is_password(std::string(1000, 'x'), "连心-一二三四五"));
  CHECK_FALSE(is_password(nobodys_hash(), ""));
}

}  // namespace lianxin::crypto
