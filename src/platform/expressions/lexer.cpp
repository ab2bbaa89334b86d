#include "platform/expressions/lexer.h"

#include <array>
#include <utility>

#include "base/text.h"
#include "platform/expressions/value.h"

namespace lianxin::expressions {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_blank_sign(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// What Chinese keyboards write in place of the language's signs.
constexpr std::array<std::pair<char32_t, std::string_view>, 15> wide_signs{{
    {U'\u3000', " "}, {U'、', ","}, {U'。', "."}, {U'‘', "'"}, {U'’', "'"}, {U'“', "'"}, {U'”', "'"}, {U'【', "["}, {U'】', "]"},
    {U'×', "*"}, {U'÷', "/"}, {U'≤', "<="}, {U'≥', ">="}, {U'≠', "!="}, {U'＂', "'"},
}};

std::string plain_sign_of(char32_t c) {
  for (const auto& [wide, plain] : wide_signs)
    if (c == wide) return std::string(plain);
  if (c >= U'！' && c <= U'～') return {static_cast<char>(c - U'！' + U'!')};
  return {};
}

}  // namespace

Token Lexer::next() {
  while (at_ < text_.size() && is_blank_sign(text_[at_])) ++at_;
  const std::size_t begin = at_;
  if (begin == text_.size()) return {.kind = Token::Kind::end, .at = begin};
  const char c = text_[begin];
  if (is_digit(c)) return number(begin);
  if (is_letter(c)) return name(begin);
  if (c == '\'') return quoted(begin);
  return sign(begin);
}

std::size_t Lexer::end_of_word(std::size_t at) const {
  while (at < text_.size() && (is_letter(text_[at]) || is_digit(text_[at]))) ++at;
  return at;
}

Token Lexer::bad(std::size_t begin, std::string_view fault, std::vector<Arg> args) const {
  return {.kind = Token::Kind::bad, .at = begin, .fault = fault, .args = std::move(args)};
}

Token Lexer::number(std::size_t begin) {
  at_ = end_of_word(begin);
  if (at_ < text_.size() && text_[at_] == '.') at_ = end_of_word(at_ + 1);
  const auto written = text_.substr(begin, at_ - begin);
  if (!parse_number(written)) return bad(begin, "expressions.number_literal", {{"found", shortened(written, 20)}});
  return {.kind = Token::Kind::number, .at = begin, .written = written};
}

Token Lexer::quoted(std::size_t begin) {
  for (at_ = begin + 1; at_ < text_.size(); ++at_) {
    if (text_[at_] != '\'') continue;
    ++at_;
    if (at_ == text_.size() || text_[at_] != '\'') return {.kind = Token::Kind::text, .at = begin, .written = text_.substr(begin, at_ - begin)};
  }
  return bad(begin, "expressions.open_text");
}

Token Lexer::name(std::size_t begin) {
  at_ = end_of_word(begin);
  if (at_ + 1 < text_.size() && text_[at_] == '.' && is_letter(text_[at_ + 1])) at_ = end_of_word(at_ + 1);
  return {.kind = Token::Kind::name, .at = begin, .written = text_.substr(begin, at_ - begin)};
}

Token Lexer::sign(std::size_t begin) {
  const char c = text_[begin];
  const bool with_equals = begin + 1 < text_.size() && text_[begin + 1] == '=';
  std::size_t size = 0;
  if (std::string_view("!<>").find(c) != std::string_view::npos && with_equals) size = 2;
  else if (std::string_view("=<>+-*/()[],").find(c) != std::string_view::npos) size = 1;
  if (size > 0) {
    at_ = begin + size;
    return {.kind = Token::Kind::sign, .at = begin, .written = text_.substr(begin, size)};
  }
  const char32_t point = next_code_point(text_, at_);
  const std::string found(text_.substr(begin, at_ - begin));
  if (const std::string plain = plain_sign_of(point); !plain.empty())
    return bad(begin, "expressions.full_width", {{"found", found}, {"wanted", plain}});
  return bad(begin, "expressions.unknown_sign", {{"found", found}});
}

std::string unquoted(std::string_view written) {
  std::string out;
  for (std::size_t at = 1; at + 1 < written.size(); ++at) {
    out += written[at];
    if (written[at] == '\'') ++at;
  }
  return out;
}

}  // namespace lianxin::expressions
