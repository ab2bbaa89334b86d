#include "platform/crypto/sealing.h"

#include <openssl/evp.h>

#include <memory>
#include <stdexcept>

#include "platform/crypto/digest.h"
#include "platform/crypto/random.h"

namespace lianxin::crypto {
namespace {

constexpr std::size_t nonce_bytes = 12;
constexpr std::size_t tag_bytes = 16;

using Context = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

const unsigned char* bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
int size(std::string_view text) { return static_cast<int>(text.size()); }

// Found by its name once.
const EVP_CIPHER* algorithm() {
  static const EVP_CIPHER* const found = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
  return found;
}

void need(bool done) {
  if (!done) throw std::runtime_error("AES-GCM is not available");
}

}  // namespace

std::string seal(std::string_view key, std::string_view purpose, std::string_view subject, std::string_view text) {
  const Digest own_key = hmac_sha256(key, purpose);
  const std::string nonce = random_bytes(nonce_bytes);
  std::string cipher(text.size(), '\0');
  std::string tag(tag_bytes, '\0');
  const Context context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
  int length = 0;
  need(EVP_EncryptInit_ex(context.get(), algorithm(), nullptr, own_key.data(), bytes(nonce)) == 1);
  need(EVP_EncryptUpdate(context.get(), nullptr, &length, bytes(subject), size(subject)) == 1);
  need(EVP_EncryptUpdate(context.get(), bytes(cipher), &length, bytes(text), size(text)) == 1);
  need(EVP_EncryptFinal_ex(context.get(), bytes(cipher) + length, &length) == 1);
  need(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, static_cast<int>(tag_bytes), tag.data()) == 1);
  return base64url(nonce + cipher + tag);
}

std::optional<std::string> unseal(std::string_view key, std::string_view purpose, std::string_view subject,
                                  std::string_view sealed) {
  const auto whole = from_base64url(sealed);
  if (!whole || whole->size() < nonce_bytes + tag_bytes) return std::nullopt;
  const Digest own_key = hmac_sha256(key, purpose);
  const std::string_view nonce = std::string_view(*whole).substr(0, nonce_bytes);
  const std::string_view cipher = std::string_view(*whole).substr(nonce_bytes, whole->size() - nonce_bytes - tag_bytes);
  std::string tag = whole->substr(whole->size() - tag_bytes);
  std::string text(cipher.size(), '\0');
  const Context context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
  int length = 0;
  need(EVP_DecryptInit_ex(context.get(), algorithm(), nullptr, own_key.data(), bytes(nonce)) == 1);
  need(EVP_DecryptUpdate(context.get(), nullptr, &length, bytes(subject), size(subject)) == 1);
  need(EVP_DecryptUpdate(context.get(), bytes(text), &length, bytes(cipher), size(cipher)) == 1);
  need(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, static_cast<int>(tag_bytes), tag.data()) == 1);
  if (EVP_DecryptFinal_ex(context.get(), bytes(text) + length, &length) != 1) return std::nullopt;
  return text;
}

}  // namespace lianxin::crypto
