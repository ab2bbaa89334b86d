#include "platform/expressions/expression.h"

#include <algorithm>

#include "base/text.h"
#include "platform/expressions/parser.h"

namespace lianxin::expressions {
namespace {

const std::shared_ptr<const Program>& program_of_missing() {
  static const auto program = [] {
    Program out;
    out.text = "missing";
    out.nodes.push_back({});
    out.nodes[0].a = 0;
    out.constants.push_back(Value::missing());
    return std::make_shared<const Program>(std::move(out));
  }();
  return program;
}

std::size_t number_in(const Error& error, std::string_view name) {
  const auto arg = std::find_if(error.args.begin(), error.args.end(), [&](const Arg& each) { return each.name == name; });
  return arg == error.args.end() ? 0 : std::stoul(arg->value);
}

}  // namespace

Expression::Expression() : program_(program_of_missing()) {}
Type Expression::type() const { return program_->type; }
std::string_view Expression::text() const { return program_->text; }
std::span<const Expression::Used> Expression::names_used() const { return program_->used; }
bool Expression::uses_today() const { return program_->uses_today; }
bool Expression::uses_calendar() const { return program_->uses_calendar; }

Error error_at(std::string_view text, std::size_t at, std::string_view key, std::vector<Arg> args) {
  Position here{length_of(text.substr(0, at))};
  const std::string_view before = text.substr(0, at);
  here.line = 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  const std::size_t begin = before.rfind('\n');
  here.column = 1 + length_of(begin == std::string_view::npos ? before : before.substr(begin + 1));
  args.push_back({"offset", std::to_string(here.offset)});
  args.push_back({"line", std::to_string(here.line)});
  args.push_back({"column", std::to_string(here.column)});
  return fail(Code::invalid, key, std::move(args));
}

Position position_of(const Error& error) {
  return {number_in(error, "offset"), number_in(error, "line"), number_in(error, "column")};
}

Error Parser::wrong(std::size_t at, std::string_view key, std::vector<Arg> args) const { return error_at(text_, at, key, std::move(args)); }

// What stands here is not what should; what cannot be read at all says so itself.
Error Parser::unexpected(std::string_view key, std::string_view key_at_end, std::vector<Arg> args) const {
  if (token_.kind == Token::Kind::bad) return wrong(token_.at, token_.fault, token_.args);
  if (token_.kind == Token::Kind::end) return wrong(token_.at, key_at_end, std::move(args));
  args.push_back({"found", shortened(token_.written, 20)});
  return wrong(token_.at, key, std::move(args));
}

Result<Expression> parsed(std::string_view text, const Names& names, const ParseOptions& options) {
  constexpr std::size_t most_bytes_a_character = 4;
  if (text.size() > max_length * most_bytes_a_character || length_of(text) > max_length)
    return error_at({}, 0, "expressions.too_long", {{"max", std::to_string(max_length)}});
  if (!is_valid_text(text)) return error_at({}, 0, "expressions.not_text");
  return Expression(TRY(Parser(text, names).parse(options)));
}

}  // namespace lianxin::expressions
