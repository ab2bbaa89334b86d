#include "platform/json/reader.h"

#include <charconv>
#include <cmath>

#include "platform/json/writer.h"

namespace lianxin::json {

namespace {

constexpr std::int64_t max_exact = std::int64_t{1} << 53;

bool is_canonical_integer(std::string_view text, std::int64_t& out) {
  if (text.empty() || text.front() == '+' || text == "-0" || (text.size() > 1 && text[0] == '0') ||
      (text.size() > 2 && text[0] == '-' && text[1] == '0')) {
    return false;
  }
  const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), out);
  return ec == std::errc{} && end == text.data() + text.size();
}

void write_node(std::string& out, const Node& node) {
  switch (node.kind()) {
    case Kind::null: out += "null"; return;
    case Kind::boolean: out += node.boolean() ? "true" : "false"; return;
    case Kind::integer:
    case Kind::real: out += node.text(); return;
    case Kind::string: write_text(out, node.text()); return;
    case Kind::array:
    case Kind::object: break;
  }
  const bool object = node.kind() == Kind::object;
  out += object ? '{' : '[';
  bool first = true;
  for (const Node& child : node.children()) {
    if (!std::exchange(first, false)) out += ',';
    if (object) {
      write_text(out, child.key());
      out += ':';
    }
    write_node(out, child);
  }
  out += object ? '}' : ']';
}

}  // namespace

void Reading::fault(std::string_view key, std::vector<Arg> args) {
  if (!full()) faults_.push_back({path_, std::string(key), std::move(args)});
}

void Reading::fault_at(std::string_view member, std::string_view key) {
  const std::size_t mark = enter(member);
  fault(key);
  leave(mark);
}

void Reading::wrong_type(std::string_view expected) {
  fault("base.json_wrong_type", {{"expected", std::string(expected)}});
}

std::size_t Reading::enter(std::string_view member) {
  const std::size_t mark = path_.size();
  if (mark > 0) path_ += '.';
  path_ += member;
  return mark;
}

std::size_t Reading::enter(std::size_t index) {
  const std::size_t mark = path_.size();
  path_ += '[';
  path_ += std::to_string(index);
  path_ += ']';
  return mark;
}

Error invalid_after(Reading& r) { return invalid(std::move(r.faults())); }

bool expect(const Node& node, Kind kind, Reading& r) {
  if (node.kind() == kind) return true;
  static constexpr std::string_view names[] = {"null", "true or false", "integer", "number", "text", "list", "object"};
  r.wrong_type(names[static_cast<std::size_t>(kind)]);
  return false;
}

void read_object(const Node& node, void* object, std::span<const MemberReader> members, Reading& r) {
  if (!expect(node, Kind::object, r)) return;
  std::bitset<128> seen;
  std::size_t next = 0;  // members mostly come in their declared order
  for (const Node& child : node.children()) {
    std::size_t at = members.size();
    for (std::size_t tried = 0; tried < members.size(); ++tried) {
      const std::size_t candidate = (next + tried) % members.size();
      if (members[candidate].name == child.key()) {
        at = candidate;
        break;
      }
    }
    const std::size_t mark = r.enter(child.key());
    if (at == members.size()) {
      r.fault("base.json_unknown_field");
    } else {
      seen.set(at);
      next = at + 1;
      members[at].read(child, object, r);
    }
    r.leave(mark);
    if (r.full()) return;
  }
  for (std::size_t at = 0; at < members.size() && !r.may_miss(); ++at) {
    if (!seen[at] && !members[at].may_miss) r.fault_at(members[at].name, "base.json_missing");
  }
}

bool read_integer(const Node& node, std::int64_t min, std::int64_t max, std::int64_t& out, Reading& r) {
  // A whole number beyond 2^53 comes as text, since browsers cannot hold it; nobody may write small ones that way.
  const bool as_text = node.kind() == Kind::string && max > max_exact && is_canonical_integer(node.text(), out) &&
                       (out > max_exact || out < -max_exact);
  if (node.kind() == Kind::integer) {
    out = node.integer();
  } else if (!as_text) {
    r.wrong_type("integer");
    return false;
  }
  if (out >= min && out <= max) return true;
  r.fault("base.json_out_of_range", {{"min", std::to_string(min)}, {"max", std::to_string(max)}});
  return false;
}

int read_name(const Node& node, std::span<const std::string_view> names, Reading& r) {
  if (!expect(node, Kind::string, r)) return -1;
  for (std::size_t at = 0; at < names.size(); ++at) {
    if (names[at] == node.text()) return static_cast<int>(at);
  }
  std::string allowed;
  for (const std::string_view name : names) {
    if (!allowed.empty()) allowed += ", ";
    allowed += name;
  }
  r.fault("base.json_not_one_of", {{"allowed", allowed}});
  return -1;
}

void read_value(const Node& node, bool& out, Reading& r) {
  if (expect(node, Kind::boolean, r)) out = node.boolean();
}

void read_value(const Node& node, double& out, Reading& r) {
  if (node.kind() == Kind::integer) out = static_cast<double>(node.integer());
  else if (expect(node, Kind::real, r)) out = node.real();
  if (!std::isfinite(out)) r.wrong_type("number");
}

void read_value(const Node& node, std::string& out, Reading& r) {
  if (!expect(node, Kind::string, r)) return;
  if (node.text().find('\0') != std::string_view::npos) r.fault("base.text_has_nul");
  else out = node.text();
}

void read_value(const Node& node, Uuid& out, Reading& r) {
  if (!expect(node, Kind::string, r)) return;
  if (const auto id = parse_uuid(node.text())) out = *id;
  else r.fault("base.json_not_an_id");
}

void read_value(const Node& node, Day& out, Reading& r) {
  if (!expect(node, Kind::string, r)) return;
  if (const auto day = parse_day(node.text())) out = *day;
  else r.fault("base.json_not_a_day");
}

void read_value(const Node& node, Moment& out, Reading& r) {
  if (!expect(node, Kind::string, r)) return;
  if (const auto moment = parse_moment(node.text())) out = *moment;
  else r.fault("base.json_not_a_moment");
}

void read_value(const Node& node, Raw& out, Reading&) {
  out.text.clear();
  write_node(out.text, node);
}

}  // namespace lianxin::json
