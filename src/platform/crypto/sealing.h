// Sealing: AES-256-GCM with a random nonce. What is sealed for one purpose and record opens only for these.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lianxin::crypto {

// base64url of nonce, cipher text and tag. `key` is of any length; `purpose` names what it is for ("ticket identity") and
// `subject` the record: both are bound to the text.
std::string seal(std::string_view key, std::string_view purpose, std::string_view subject, std::string_view text);
// Nothing when the key, the purpose or the subject is another, or a bit was changed.
std::optional<std::string> unseal(std::string_view key, std::string_view purpose, std::string_view subject,
                                  std::string_view sealed);

}  // namespace lianxin::crypto
