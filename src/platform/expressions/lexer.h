// Words and signs of an expression, one after the other.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace lianxin::expressions {

struct Token {
  enum class Kind : std::uint8_t { end, number, text, name, sign, bad };
  Kind kind = Kind::end;
  std::size_t at = 0;              // in bytes
  std::string_view written{};      // as it stands; of a name with its column: "funds.amount"
  // What a bad one is: a message key with its values.
  std::string_view fault{};
  std::vector<Arg> args{};

  bool is(std::string_view word) const { return (kind == Kind::sign || kind == Kind::name) && written == word; }
};

class Lexer {
 public:
  // REQUIRES: is_valid_text.
  explicit Lexer(std::string_view text) : text_(text) {}
  Token next();

 private:
  Token number(std::size_t begin);
  Token quoted(std::size_t begin);
  Token name(std::size_t begin);
  Token sign(std::size_t begin);
  Token bad(std::size_t begin, std::string_view fault, std::vector<Arg> args = {}) const;
  std::size_t end_of_word(std::size_t at) const;
  std::string_view text_;
  std::size_t at_ = 0;
};

// What is between the quotes, two of which are one. REQUIRES: a token of Kind::text.
std::string unquoted(std::string_view written);

}  // namespace lianxin::expressions
