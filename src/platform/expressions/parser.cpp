#include "platform/expressions/parser.h"

#include <algorithm>

#include "base/text.h"

namespace lianxin::expressions {

Parser::Parser(std::string_view text, const Names& names) : text_(text), names_(names), lexer_(text) { out_->text = text; }

Result<std::shared_ptr<const Program>> Parser::parse(const ParseOptions& options) {
  if (!options.in_table.empty()) {
    const auto place = names_.find(options.in_table);
    if (!place || place->type != Type::table) return wrong(0, "expressions.not_a_table", {{"name", std::string(options.in_table)}});
    rows_.table = place->slot;
  }
  advance();
  const Part root = TRY(any_of());
  if (token_.kind != Token::Kind::end) return unexpected("expressions.wants_end", {});
  TRY(want(root, options.wanted == Type::nothing ? any_value : only(options.wanted)));
  if (root.type == Type::table) return wrong(root.at, "expressions.wants_no_table");
  out_->root = root.node;
  out_->type = root.type;
  return std::shared_ptr<const Program>(std::move(out_));
}

Result<Parser::Part> Parser::any_of() {
  Part left = TRY(all_of());
  while (token_.is("or")) {
    advance();
    const Part right = TRY(all_of());
    left = TRY(two_sided(Op::either, left, right, Type::boolean, Type::boolean));
  }
  return left;
}

Result<Parser::Part> Parser::all_of() {
  Part left = TRY(negation());
  while (token_.is("and")) {
    advance();
    const Part right = TRY(negation());
    left = TRY(two_sided(Op::both, left, right, Type::boolean, Type::boolean));
  }
  return left;
}

Result<Parser::Part> Parser::negation() {
  if (!token_.is("not")) return comparison();
  const std::size_t at = token_.at;
  TRY(enter(at));
  advance();
  const Part inner = TRY(negation());
  TRY(want(inner, only(Type::boolean)));
  leave();
  return add({.op = Op::negation, .type = Type::boolean, .a = inner.node}, at);
}

Result<Parser::Part> Parser::comparison() {
  const auto compares = [](const Token& t) {
    if (t.kind == Token::Kind::name) return t.written == "in";
    return t.kind == Token::Kind::sign && (t.written == "=" || t.written == "!=" || t.written[0] == '<' || t.written[0] == '>');
  };
  const Part left = TRY(sum());
  if (!compares(token_)) return left;
  const std::string_view sign = token_.written;
  advance();
  const Part right = TRY(sum());
  const Part both = TRY(compared(sign, left, right));
  if (compares(token_)) return wrong(token_.at, "expressions.chained", {{"found", std::string(token_.written)}});
  return both;
}

Result<Parser::Part> Parser::compared(std::string_view sign, const Part& left, const Part& right) {
  if (sign == "in") {
    TRY(want(left, only(Type::text)));
    TRY(want(right, only(Type::list)));
    return add({.op = Op::is_in, .type = Type::boolean, .a = left.node, .b = right.node}, left.at);
  }
  const bool is_order = sign[0] == '<' || sign[0] == '>';
  for (const Part& side : {left, right}) {
    if (side.type == Type::nothing) return wrong(side.at, "expressions.compare_missing");
    TRY(want(side, is_order ? number_or_date : comparable));
  }
  if (left.type != right.type) return wrong(right.at, "expressions.differ");
  const bool is_text = left.type == Type::text;
  Op op = is_text ? Op::same_text : Op::same;
  if (sign == "!=") op = is_text ? Op::other_text : Op::other;
  else if (sign == "<") op = Op::less;
  else if (sign == "<=") op = Op::at_most;
  else if (sign == ">") op = Op::more;
  else if (sign == ">=") op = Op::at_least;
  return add({.op = op, .type = Type::boolean, .a = left.node, .b = right.node}, left.at);
}

Result<Parser::Part> Parser::sum() {
  Part left = TRY(product());
  while (token_.is("+") || token_.is("-")) {
    const Op op = token_.is("+") ? Op::plus : Op::less_by;
    advance();
    const Part right = TRY(product());
    left = TRY(two_sided(op, left, right, Type::number, Type::number));
  }
  return left;
}

Result<Parser::Part> Parser::product() {
  Part left = TRY(with_sign());
  while (token_.is("*") || token_.is("/")) {
    const Op op = token_.is("*") ? Op::times : Op::over;
    advance();
    const Part right = TRY(with_sign());
    left = TRY(two_sided(op, left, right, Type::number, Type::number));
  }
  return left;
}

Result<Parser::Part> Parser::with_sign() {
  if (!token_.is("-")) return primary();
  const std::size_t at = token_.at;
  TRY(enter(at));
  advance();
  const Part inner = TRY(with_sign());
  TRY(want(inner, only(Type::number)));
  leave();
  return add({.op = Op::minus, .type = Type::number, .a = inner.node}, at);
}

Result<Parser::Part> Parser::primary() {
  const Token here = token_;
  if (here.kind == Token::Kind::number) {
    advance();
    return constant(*parse_number(here.written), here.at);
  }
  if (here.kind == Token::Kind::text) {
    advance();
    return text_constant(unquoted(here.written), here.at);
  }
  if (here.is("(")) return in_parentheses();
  if (here.is("[")) return text_list();
  if (here.kind == Token::Kind::name) return word();
  return unexpected("expressions.wants_value", "expressions.ends_for_value");
}

Result<Parser::Part> Parser::in_parentheses() {
  const std::size_t at = token_.at;
  TRY(enter(at));
  advance();
  Part inner = TRY(any_of());
  TRY(expect(")"));
  leave();
  inner.at = at;
  return inner;
}

Result<Parser::Part> Parser::text_list() {
  const std::size_t at = token_.at;
  std::vector<std::string_view> items;
  advance();
  while (!token_.is("]")) {
    if (token_.kind != Token::Kind::text) return unexpected("expressions.wants_listed_text", "expressions.ends_for_value");
    if (items.size() == max_list) return wrong(token_.at, "expressions.list_too_long", {{"max", std::to_string(max_list)}});
    items.push_back(out_->texts.emplace_back(unquoted(token_.written)));
    advance();
    if (token_.is("]")) break;
    TRY(expect(","));
  }
  advance();
  return constant(Value::list(out_->lists.emplace_back(std::move(items))), at);
}

// Words of the language first, then calls, then names of the record.
Result<Parser::Part> Parser::word() {
  const Token here = token_;
  if (here.is("and") || here.is("or") || here.is("in") || here.is("where") || here.is("not"))
    return unexpected("expressions.wants_value", "expressions.ends_for_value");
  advance();
  if (here.is("true") || here.is("false")) return constant(Value::boolean(here.is("true")), here.at);
  if (here.is("missing")) return constant(Value::missing(), here.at);
  if (here.is("today")) {
    out_->uses_today = true;
    return add({.op = Op::today, .type = Type::date}, here.at);
  }
  if (here.is("date") && token_.kind == Token::Kind::text) {
    const auto day = parse_day(unquoted(token_.written));
    if (!day) return wrong(token_.at, "expressions.date_literal", {{"found", shortened(token_.written, 20)}});
    advance();
    return constant(Value::date(*day), here.at);
  }
  if (token_.is("(")) return call(here);
  return name(here);
}

Result<Parser::Part> Parser::name(const Token& here) {
  const auto place = names_.find(here.written);
  if (!place) {
    const std::size_t point = here.written.find('.');
    if (point == std::string_view::npos) return wrong(here.at, "expressions.unknown_name", {{"name", std::string(here.written)}});
    const std::string table(here.written.substr(0, point));
    const auto owner = names_.find(table);
    if (!owner) return wrong(here.at, "expressions.unknown_name", {{"name", table}});
    if (owner->type != Type::table) return wrong(here.at, "expressions.not_a_table", {{"name", table}});
    return wrong(here.at, "expressions.unknown_column", {{"table", table}, {"name", std::string(here.written.substr(point + 1))}});
  }
  use(here.written, *place);
  if (place->column < 0) return add({.op = Op::field, .type = place->type, .a = place->slot}, here.at);
  if (!rows_.table && !rows_.is_aggregate) return wrong(here.at, "expressions.column_outside", {{"name", std::string(here.written)}});
  if (!rows_.table) rows_.table = place->slot;
  if (*rows_.table != place->slot) return wrong(here.at, "expressions.two_tables", {{"name", names_.all()[*rows_.table].name}});
  return add({.op = Op::cell, .type = place->type, .a = static_cast<std::uint32_t>(place->column)}, here.at);
}

}  // namespace lianxin::expressions
