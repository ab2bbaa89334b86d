#include "features/ledgers/figure_cases_test.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "platform/json/json.h"

namespace lianxin::ledgers::cases {
namespace {

// Where a record stands: in its group, and among all of the case.
struct Place {
  std::int64_t in_group = 1;
  std::int64_t of_all = 1;
};

std::string filled_in(std::string_view text, const Place& place) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const bool group = text.substr(at).starts_with("{g");
    const auto close = group || text.substr(at).starts_with("{i") ? text.find('}', at) : std::string_view::npos;
    if (close == std::string_view::npos) {
      out += text[at++];
      continue;
    }
    const std::string inner(text.substr(at + 2, close - at - 2));
    std::int64_t n = group ? place.in_group : place.of_all;
    if (inner.starts_with("%")) n = (n - 1) % std::stoll(inner.substr(1)) + 1;
    std::string digits = std::to_string(n);
    if (const auto colon = inner.find(':'); colon != std::string::npos)
      while (digits.size() < static_cast<std::size_t>(std::stoi(inner.substr(colon + 1)))) digits = "0" + digits;
    out += digits;
    at = close + 1;
  }
  return out;
}

// What a group's `spread` leaves to one record: what does not divide goes to the first.
struct Share {
  std::string table{};
  std::string column{};
  std::int64_t amount = 0;
};

std::vector<Share> shares_of(const json::Node& group, std::int64_t in_group) {
  std::vector<Share> out;
  const json::Node* spread = group.find("spread");
  if (!spread) return out;
  const std::int64_t times = group.find("times")->integer();
  for (const json::Node& each : spread->children()) {
    const std::string key(each.key());
    const auto dot = key.find('.');
    const std::int64_t total = each.integer(), amount = total / times + (in_group == 1 ? total % times : 0);
    out.push_back({dot == std::string::npos ? "" : key.substr(0, dot), dot == std::string::npos ? key : key.substr(dot + 1), amount});
  }
  return out;
}

class Writing {
 public:
  Writing(const Place& place, const IdOf& id_of) : place_(place), id_of_(id_of) {}

  std::string fields(const json::Node& values, std::vector<Share> shares) {
    out_ = "{";
    for (const json::Node& member : values.children()) {
      name(member.key());
      const auto share = std::ranges::find(shares, member.key(), &Share::table);
      value(member, share == shares.end() ? nullptr : &*share);
      if (share != shares.end()) shares.erase(share);
    }
    for (const Share& each : shares) {
      if (each.table.empty()) {
        member(each);
        continue;
      }
      name(each.table);
      out_ += "[{";
      member(each);
      out_ += "}]";
    }
    return out_ + "}";
  }

 private:
  void comma() {
    if (out_.back() != '{' && out_.back() != '[') out_ += ',';
  }
  void name(std::string_view key) {
    comma();
    json::write_text(out_, key);
    out_ += ':';
  }
  void member(const Share& share) {
    name(share.column);
    out_ += std::to_string(share.amount);
  }
  void text(std::string_view given) {
    const std::string filled = filled_in(given.starts_with("=") ? given.substr(1) : given, place_);
    const auto space = filled.find(' ');
    if (given.starts_with("=")) out_ += filled;
    else if (given.starts_with("@")) json::write_text(out_, id_of_(filled.substr(1, space - 1), filled.substr(space + 1)));
    else json::write_text(out_, filled);
  }
  // A share of a table goes into its first row.
  void value(const json::Node& node, const Share* share) {
    switch (node.kind()) {
      case json::Kind::string: return text(node.text());
      case json::Kind::array:
        out_ += '[';
        for (const json::Node& child : node.children()) {
          comma();
          value(child, share);
          share = nullptr;
        }
        out_ += ']';
        return;
      case json::Kind::object:
        out_ += '{';
        for (const json::Node& child : node.children()) {
          name(child.key());
          value(child, nullptr);
        }
        if (share) member(*share);
        out_ += '}';
        return;
      case json::Kind::boolean: out_ += node.boolean() ? "true" : "false"; return;
      case json::Kind::null: out_ += "null"; return;
      default: out_ += node.text();
    }
  }

  const Place& place_;
  const IdOf& id_of_;
  std::string out_{};
};

}  // namespace

const json::Node& all() {
  static const auto document = [] {
    std::ifstream file("tests/cases/ledgers.json");
    std::stringstream text;
    text << file.rdbuf();
    return json::parse(text.str());
  }();
  REQUIRE(document.has_value());
  return *document->root().find("cases");
}

std::vector<std::string> records_of(const json::Node& one, const IdOf& id_of) {
  std::vector<std::string> out;
  Place place{.in_group = 0, .of_all = 0};
  for (const json::Node& group : one.find("groups")->children()) {
    const std::int64_t times = group.find("times")->integer();
    for (place.in_group = 1; place.in_group <= times; ++place.in_group) {
      ++place.of_all;
      out.push_back(Writing(place, id_of).fields(*group.find("values"), shares_of(group, place.in_group)));
    }
  }
  return out;
}

std::string fields_of(const json::Node& values, const IdOf& id_of) { return Writing(Place{}, id_of).fields(values, {}); }

std::int64_t count_of(const json::Node& one) {
  std::int64_t out = 0;
  for (const json::Node& group : one.find("groups")->children()) out += group.find("times")->integer();
  return out;
}

std::string text_of(const json::Node& node, std::string_view key) {
  const json::Node* found = node.find(key);
  return found ? std::string(found->text()) : std::string();
}

}  // namespace lianxin::ledgers::cases
