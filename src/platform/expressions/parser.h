// Parser: descends through the grammar of docs/expressions.md, resolving names and checking types on the way. Every step down
// is counted, so that no text makes it descend further than max_depth.
#pragma once

#include <memory>
#include <optional>

#include "platform/expressions/functions.h"
#include "platform/expressions/lexer.h"

namespace lianxin::expressions {

class Parser {
 public:
  // REQUIRES: text is valid and not too long; both outlive the parser.
  Parser(std::string_view text, const Names& names);
  Result<std::shared_ptr<const Program>> parse(const ParseOptions&);

 private:
  // What was read: its node, its type, where it begins.
  struct Part {
    std::uint32_t node = no_node;
    Type type = Type::nothing;
    std::size_t at = 0;
  };
  // Whose columns may be named. In an aggregate the first column decides.
  struct Rows {
    bool is_aggregate = false;
    std::optional<std::uint32_t> table{};
  };
  using Parts = std::vector<Part>;

  Result<Part> any_of();
  Result<Part> all_of();
  Result<Part> negation();
  Result<Part> comparison();
  Result<Part> sum();
  Result<Part> product();
  Result<Part> with_sign();
  Result<Part> primary();
  Result<Part> in_parentheses();
  Result<Part> text_list();
  Result<Part> word();
  Result<Part> name(const Token&);

  Result<Part> call(const Token& function);
  Result<Part> call_of(const Function&, const Token&);
  Result<Part> chosen(const Token&, const Parts&);
  Result<Part> first_of(const Token&);
  Result<Part> aggregate(const Token&);
  Result<Part> aggregate_of(const Token&, const Part& first, const Rows&);
  Result<Part> least_or_most(const Token&);
  bool is_comma_ahead() const;
  Result<Parts> arguments();
  Result<Type> one_type(const Parts&) const;

  Result<Part> two_sided(Op, const Part& left, const Part& right, Type operands, Type result);
  Result<Part> compared(std::string_view sign, const Part& left, const Part& right);
  Result<Part> add(Node, std::size_t at);
  Result<Part> constant(Value, std::size_t at);
  Result<Part> text_constant(std::string text, std::size_t at);
  std::uint32_t keep_arguments(const Parts&);
  void use(std::string_view name, const Place&);

  void advance() { token_ = lexer_.next(); }
  Result<void> expect(std::string_view sign);
  Result<void> want(const Part&, Types) const;
  Result<void> enter(std::size_t at);
  void leave() { --depth_; }
  Error wrong(std::size_t at, std::string_view key, std::vector<Arg> args = {}) const;
  Error unexpected(std::string_view key, std::string_view key_at_end, std::vector<Arg> args = {}) const;

  std::string_view text_;
  const Names& names_;
  Lexer lexer_;
  Token token_{};
  int depth_ = 0;
  Rows rows_{};
  std::shared_ptr<Program> out_ = std::make_shared<Program>();
};

// Code::invalid with the position of the byte `at`.
Error error_at(std::string_view text, std::size_t at, std::string_view key, std::vector<Arg> args = {});

}  // namespace lianxin::expressions
