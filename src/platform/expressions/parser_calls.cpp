#include <algorithm>

#include "platform/expressions/parser.h"

namespace lianxin::expressions {

Result<Parser::Part> Parser::call(const Token& here) {
  TRY(enter(here.at));
  advance();
  const auto read = [&]() -> Result<Part> {
    const std::string_view word = here.written;
    if (word == "coalesce") return first_of(here);
    if (word == "count" || word == "sum" || word == "average" || word == "min" || word == "max") return aggregate(here);
    if (const Function* function = find_function(word)) return call_of(*function, here);
    return wrong(here.at, "expressions.unknown_function", {{"name", std::string(word)}});
  };
  const Part out = TRY(read());
  leave();
  return out;
}

Result<Parser::Part> Parser::call_of(const Function& f, const Token& here) {
  const Parts parts = TRY(arguments());
  const int count = static_cast<int>(parts.size());
  if (count < f.fewest || count > f.most) {
    std::string wanted = std::to_string(f.fewest);
    if (f.most > f.fewest) wanted += "–" + std::to_string(f.most);
    return wrong(here.at, "expressions.argument_count", {{"name", std::string(f.name)}, {"count", wanted}});
  }
  for (std::size_t i = 0; i < parts.size(); ++i) TRY(want(parts[i], i == 0 ? f.first : f.second));
  if (f.op == Op::choose) return chosen(here, parts);
  if (f.op == Op::workdays || f.op == Op::add_workdays) out_->uses_calendar = true;
  Node node{.op = f.op, .type = f.result, .a = parts[0].node, .b = count > 1 ? parts[1].node : no_node};
  if (f.op == Op::contains && parts[0].type == Type::list) node.op = Op::holds;
  if (f.op == Op::joined) {
    node.a = keep_arguments(parts);
    node.b = static_cast<std::uint32_t>(parts.size());
  }
  return add(node, here.at);
}

Result<Parser::Part> Parser::chosen(const Token& here, const Parts& parts) {
  const Type type = TRY(one_type({parts[1], parts[2]}));
  return add({.op = Op::choose, .type = type, .a = parts[0].node, .b = parts[1].node, .c = parts[2].node}, here.at);
}

Result<Parser::Part> Parser::first_of(const Token& here) {
  const Parts parts = TRY(arguments());
  if (parts.size() < 2) return wrong(here.at, "expressions.argument_count", {{"name", "coalesce"}, {"count", "2–500"}});
  for (const Part& part : parts) TRY(want(part, any_value));
  const Type type = TRY(one_type(parts));
  const std::uint32_t from = keep_arguments(parts);
  return add({.op = Op::first_of, .type = type, .a = from, .b = static_cast<std::uint32_t>(parts.size())}, here.at);
}

// count, sum, average, min, max: over the rows of a table; with several arguments min and max are of these.
Result<Parser::Part> Parser::aggregate(const Token& here) {
  const Rows outer = rows_;
  const bool may_open = !outer.is_aggregate;
  if ((here.is("min") || here.is("max")) && is_comma_ahead()) return least_or_most(here);
  if (!may_open && !here.is("count")) return wrong(here.at, "expressions.nested", {{"name", std::string(here.written)}});
  if (may_open) rows_ = {.is_aggregate = true};
  const Part first = TRY(any_of());
  const bool is_list = here.is("count") && first.type == Type::list;
  if (is_list && (!may_open || !rows_.table)) {
    if (may_open) rows_ = outer;
    TRY(expect(")"));
    return add({.op = Op::items, .type = Type::number, .a = first.node}, here.at);
  }
  if (!may_open) return wrong(here.at, "expressions.nested", {{"name", std::string(here.written)}});
  return aggregate_of(here, first, outer);
}

// Whether the call that was just opened has more than one argument.
bool Parser::is_comma_ahead() const {
  Lexer lexer = lexer_;
  int open = 0;
  for (Token token = token_; token.kind != Token::Kind::end && token.kind != Token::Kind::bad; token = lexer.next()) {
    if (token.is("(") || token.is("[")) ++open;
    if (token.is(")") || token.is("]")) --open;
    if (open < 0) return false;
    if (open == 0 && token.is(",")) return true;
  }
  return false;
}

Result<Parser::Part> Parser::aggregate_of(const Token& here, const Part& first, const Rows& outer) {
  Node node{.type = Type::number, .a = first.node};
  if (here.is("count")) {
    const bool is_table = first.type == Type::table;
    if (is_table) rows_.table = out_->nodes[first.node].a;
    node.op = is_table ? Op::rows : Op::filled_cells;
  } else {
    const bool is_order = here.is("min") || here.is("max");
    TRY(want(first, is_order ? number_or_date : only(Type::number)));
    if (is_order) node.type = first.type;
    node.op = here.is("sum") ? Op::total : here.is("average") ? Op::mean : here.is("min") ? Op::smallest : Op::greatest;
  }
  if (!rows_.table) return wrong(first.at, "expressions.wants_column", {{"name", std::string(here.written)}});
  if (token_.is("where")) {
    advance();
    const Part condition = TRY(any_of());
    TRY(want(condition, only(Type::boolean)));
    node.b = condition.node;
  }
  TRY(expect(")"));
  node.c = *rows_.table;
  node.columns = static_cast<std::uint16_t>(names_.columns_of(node.c));
  rows_ = outer;
  return add(node, here.at);
}

Result<Parser::Part> Parser::least_or_most(const Token& here) {
  const Parts parts = TRY(arguments());
  for (const Part& part : parts) TRY(want(part, number_or_date));
  const Type type = TRY(one_type(parts));
  const std::uint32_t from = keep_arguments(parts);
  const Op op = here.is("min") ? Op::smallest_of : Op::greatest_of;
  return add({.op = op, .type = type, .a = from, .b = static_cast<std::uint32_t>(parts.size())}, here.at);
}

// Up to the closing sign.
Result<Parser::Parts> Parser::arguments() {
  Parts parts;
  if (token_.is(")")) {
    advance();
    return parts;
  }
  while (true) {
    parts.push_back(TRY(any_of()));
    if (token_.is(")")) break;
    if (!token_.is(",")) return unexpected("expressions.wants_sign", "expressions.ends_for_sign", {{"sign", ", )"}});
    advance();
  }
  advance();
  return parts;
}

// The type all of them have; what is only `missing` has every type.
Result<Type> Parser::one_type(const Parts& parts) const {
  Type type = Type::nothing;
  for (const Part& part : parts) {
    if (part.type == Type::nothing) continue;
    if (type != Type::nothing && part.type != type) return wrong(part.at, "expressions.differ");
    type = part.type;
  }
  return type;
}

Result<Parser::Part> Parser::two_sided(Op op, const Part& left, const Part& right, Type operands, Type result) {
  TRY(want(left, only(operands)));
  TRY(want(right, only(operands)));
  return add({.op = op, .type = result, .a = left.node, .b = right.node}, left.at);
}

Result<Parser::Part> Parser::add(Node node, std::size_t at) {
  if (out_->nodes.size() == max_nodes) return wrong(token_.at, "expressions.too_many_nodes", {{"max", std::to_string(max_nodes)}});
  out_->nodes.push_back(node);
  return Part{static_cast<std::uint32_t>(out_->nodes.size() - 1), node.type, at};
}

Result<Parser::Part> Parser::constant(Value value, std::size_t at) {
  out_->constants.push_back(value);
  return add({.op = Op::constant, .type = value.type(), .a = static_cast<std::uint32_t>(out_->constants.size() - 1)}, at);
}

Result<Parser::Part> Parser::text_constant(std::string text, std::size_t at) {
  return constant(Value::text(out_->texts.emplace_back(std::move(text))), at);
}

std::uint32_t Parser::keep_arguments(const Parts& parts) {
  const auto from = static_cast<std::uint32_t>(out_->arguments.size());
  for (const Part& part : parts) out_->arguments.push_back(part.node);
  return from;
}

void Parser::use(std::string_view name, const Place& place) {
  const bool known = std::any_of(out_->used.begin(), out_->used.end(), [&](const auto& each) { return each.place == place; });
  if (!known) out_->used.push_back({std::string(name), place});
}

Result<void> Parser::expect(std::string_view sign) {
  if (!token_.is(sign)) return unexpected("expressions.wants_sign", "expressions.ends_for_sign", {{"sign", std::string(sign)}});
  advance();
  return {};
}

Result<void> Parser::want(const Part& part, Types types) const {
  if (part.type == Type::nothing || (types & only(part.type)) != 0) return {};
  return wrong(part.at, key_of_wanted(types));
}

Result<void> Parser::enter(std::size_t at) {
  if (depth_ == max_depth) return wrong(at, "expressions.too_deep", {{"max", std::to_string(max_depth)}});
  ++depth_;
  return {};
}

}  // namespace lianxin::expressions
