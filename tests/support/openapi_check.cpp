#include "tests/support/openapi_check.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <regex>
#include <set>
#include <stdexcept>

#include "base/id.h"
#include "base/moment.h"
#include "base/text.h"
#include "platform/embedded/embedded.h"
#include "platform/json/from_yaml.h"
#include "platform/json/json.h"

namespace lianxin::test {

using json::Kind;
using json::Node;

namespace {

constexpr json::ReadOptions generous{.max_depth = 64, .max_string_bytes = 16 * 1024 * 1024};

json::Document parsed(std::string_view text) {
  auto document = json::parse(text, generous);
  if (!document) throw std::runtime_error("not JSON: " + document.error().key);
  return std::move(*document);
}

bool same(const Node& a, const Node& b) {
  const auto number = [](const Node& n) { return n.kind() == Kind::integer || n.kind() == Kind::real; };
  if (number(a) && number(b)) return a.real() == b.real();
  if (a.kind() != b.kind() || a.size() != b.size()) return false;
  if (a.kind() == Kind::boolean) return a.boolean() == b.boolean();
  if (a.kind() == Kind::string) return a.text() == b.text();
  const auto items = a.children();
  if (a.kind() == Kind::object) {
    return std::all_of(items.begin(), items.end(), [&](const Node& m) { return b.find(m.key()) && same(m, *b.find(m.key())); });
  }
  return std::equal(items.begin(), items.end(), b.children().begin(), same);
}

bool has_type(const Node& value, std::string_view type) {
  switch (value.kind()) {
    case Kind::null: return type == "null";
    case Kind::boolean: return type == "boolean";
    case Kind::integer: return type == "integer" || type == "number";
    case Kind::real: return type == "number" || (type == "integer" && std::floor(value.real()) == value.real());
    case Kind::string: return type == "string";
    case Kind::array: return type == "array";
    case Kind::object: return type == "object";
  }
  return false;
}

bool has_format(std::string_view text, std::string_view format) {
  if (format == "uuid") return parse_uuid(text).has_value();
  if (format == "date") return parse_day(text).has_value();
  if (format == "date-time") return parse_moment(text).has_value();
  return true;  // an annotation, as the standard has it
}

}  // namespace

struct OpenApiCheck::State {
  explicit State(std::string_view text) : document(parsed(text)), root(document.root()) {}

  json::Document document;
  const Node& root;
  mutable std::map<std::string, std::regex> patterns;

  const Node& resolved(const Node& node) const {
    const Node* at = &node;
    for (int hops = 0; const Node* reference = at->kind() == Kind::object ? at->find("$ref") : nullptr; ++hops) {
      if (hops > 16 || !reference->text().starts_with("#/")) throw std::runtime_error("a reference that leads nowhere: " + std::string(reference->text()));
      const Node* target = &root;
      for (const std::string_view step : split(reference->text().substr(2), '/')) {
        target = target->find(step);
        if (!target) throw std::runtime_error("a reference that leads nowhere: " + std::string(reference->text()));
      }
      at = target;
    }
    return *at;
  }

  void check(const Node& schema, const Node& value, const std::string& where, std::vector<std::string>& out) const;
  void check_number(const Node& keyword, const Node& value, const std::string& where, std::vector<std::string>& out) const;
  void check_text(const Node& keyword, std::string_view text, const std::string& where, std::vector<std::string>& out) const;
  void check_list(const Node& keyword, const Node& value, const std::string& where, std::vector<std::string>& out) const;
  void check_object(const Node& schema, const Node& keyword, const Node& value, const std::string& where, std::vector<std::string>& out) const;
  void check_choice(const Node& keyword, const Node& value, const std::string& where, std::vector<std::string>& out) const;
  const Node* path_item(std::string_view path) const;
};

void OpenApiCheck::State::check(const Node& given, const Node& value, const std::string& where, std::vector<std::string>& out) const {
  static const std::set<std::string_view> notes{"description", "title", "examples", "default", "readOnly", "writeOnly", "deprecated", "contentMediaType",
                                                "contentSchema", "discriminator", "$comment"};
  static const std::set<std::string_view> of_numbers{"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"};
  static const std::set<std::string_view> of_texts{"minLength", "maxLength", "pattern", "format"};
  static const std::set<std::string_view> of_lists{"minItems", "maxItems", "items", "uniqueItems"};
  static const std::set<std::string_view> of_objects{"required", "properties", "additionalProperties", "minProperties", "maxProperties"};
  const Node& schema = resolved(given);
  if (schema.kind() == Kind::boolean) {
    if (!schema.boolean()) out.push_back(where + ": nothing may stand here");
    return;
  }
  for (const Node& keyword : schema.children()) {
    const std::string_view name = keyword.key();
    if (notes.contains(name)) continue;
    if (name == "type") {
      bool fits = keyword.kind() == Kind::string && has_type(value, keyword.text());
      if (keyword.kind() == Kind::array) {
        for (const Node& one : keyword.children()) fits = fits || has_type(value, one.text());
      }
      if (!fits) out.push_back(where + ": wrong type");
    } else if (name == "enum") {
      const auto all = keyword.children();
      if (std::none_of(all.begin(), all.end(), [&](const Node& one) { return same(one, value); })) {
        out.push_back(where + ": not one of the values: " + std::string(value.text()));
      }
    } else if (name == "const") {
      if (!same(keyword, value)) out.push_back(where + ": another value is fixed");
    } else if (name == "allOf" || name == "anyOf" || name == "oneOf" || name == "not") {
      check_choice(keyword, value, where, out);
    } else if (of_numbers.contains(name)) {
      if (value.kind() == Kind::integer || value.kind() == Kind::real) check_number(keyword, value, where, out);
    } else if (of_texts.contains(name)) {
      if (value.kind() == Kind::string) check_text(keyword, value.text(), where, out);
    } else if (of_lists.contains(name)) {
      if (value.kind() == Kind::array) check_list(keyword, value, where, out);
    } else if (of_objects.contains(name)) {
      if (value.kind() == Kind::object) check_object(schema, keyword, value, where, out);
    } else {
      out.push_back(where + ": the document uses a keyword this check does not know: " + std::string(name));
    }
  }
}

void OpenApiCheck::State::check_number(const Node& keyword, const Node& value, const std::string& where, std::vector<std::string>& out) const {
  const double number = value.real();
  const double bound = keyword.real();
  const std::string_view name = keyword.key();
  const bool good = name == "minimum" ? number >= bound : name == "maximum" ? number <= bound : name == "exclusiveMinimum" ? number > bound
                    : name == "exclusiveMaximum" ? number < bound : std::fmod(number, bound) == 0;
  if (!good) out.push_back(where + ": " + std::string(value.text()) + " breaks " + std::string(name) + " " + std::string(keyword.text()));
}

void OpenApiCheck::State::check_text(const Node& keyword, std::string_view text, const std::string& where, std::vector<std::string>& out) const {
  const std::string_view name = keyword.key();
  bool good = true;
  if (name == "minLength") good = static_cast<std::int64_t>(length_of(text)) >= keyword.integer();
  else if (name == "maxLength") good = static_cast<std::int64_t>(length_of(text)) <= keyword.integer();
  else if (name == "format") good = has_format(text, keyword.text());
  else {
    const std::string pattern(keyword.text());
    const auto at = patterns.try_emplace(pattern, pattern, std::regex::ECMAScript).first;
    good = std::regex_search(text.begin(), text.end(), at->second);
  }
  if (!good) out.push_back(where + ": \"" + shortened(text, 60) + "\" breaks " + std::string(name) + " " + std::string(keyword.text()));
}

void OpenApiCheck::State::check_list(const Node& keyword, const Node& value, const std::string& where, std::vector<std::string>& out) const {
  const std::string_view name = keyword.key();
  if (name == "items") {
    for (std::size_t index = 0; const Node& item : value.children()) check(keyword, item, where + "[" + std::to_string(index++) + "]", out);
  } else if (name == "minItems" || name == "maxItems") {
    const auto size = static_cast<std::int64_t>(value.size());
    if (name == "minItems" ? size < keyword.integer() : size > keyword.integer()) out.push_back(where + ": breaks " + std::string(name));
  } else if (keyword.boolean()) {
    for (auto a = value.children().begin(); a != value.children().end(); ++a) {
      auto b = a;
      for (++b; b != value.children().end(); ++b) {
        if (same(*a, *b)) out.push_back(where + ": holds something twice");
      }
    }
  }
}

void OpenApiCheck::State::check_object(const Node& schema, const Node& keyword, const Node& value, const std::string& where, std::vector<std::string>& out) const {
  const std::string_view name = keyword.key();
  if (name == "required") {
    for (const Node& member : keyword.children()) {
      if (!value.find(member.text())) out.push_back(where + "." + std::string(member.text()) + ": missing");
    }
  } else if (name == "properties") {
    for (const Node& member : value.children()) {
      if (const Node* known = keyword.find(member.key())) check(*known, member, where + "." + std::string(member.key()), out);
    }
  } else if (name == "additionalProperties") {
    const Node* known = schema.find("properties");
    for (const Node& member : value.children()) {
      if (!known || !known->find(member.key())) check(keyword, member, where + "." + std::string(member.key()), out);
    }
  } else {
    const auto size = static_cast<std::int64_t>(value.size());
    if (name == "minProperties" ? size < keyword.integer() : size > keyword.integer()) out.push_back(where + ": breaks " + std::string(name));
  }
}

void OpenApiCheck::State::check_choice(const Node& keyword, const Node& value, const std::string& where, std::vector<std::string>& out) const {
  if (keyword.key() == "not") {
    std::vector<std::string> faults;
    check(keyword, value, where, faults);
    if (faults.empty()) out.push_back(where + ": is what it must not be");
    return;
  }
  std::size_t fitting = 0;
  std::vector<std::string> nearest;
  for (const Node& one : keyword.children()) {
    std::vector<std::string> faults;
    check(one, value, where, faults);
    if (faults.empty()) ++fitting;
    else if (keyword.key() == "allOf") out.insert(out.end(), faults.begin(), faults.end());
    else if (nearest.empty() || faults.size() <= nearest.size()) nearest = std::move(faults);
  }
  if (keyword.key() == "oneOf" && fitting > 1) out.push_back(where + ": fits more than one of its forms");
  if (keyword.key() != "allOf" && fitting == 0) {
    out.push_back(where + ": fits none of its forms; the nearest:");
    out.insert(out.end(), nearest.begin(), nearest.end());
  }
}

const Node* OpenApiCheck::State::path_item(std::string_view path) const {
  const Node* best = nullptr;
  int best_fixed = -1;
  const auto steps = split(path, '/');
  for (const Node& item : root.find("paths")->children()) {
    const auto pattern = split(item.key(), '/');
    if (pattern.size() != steps.size()) continue;
    int fixed = 0;
    bool fits = true;
    for (std::size_t i = 0; i < steps.size() && fits; ++i) {
      const bool parameter = pattern[i].starts_with('{') && !steps[i].empty();
      fits = parameter || pattern[i] == steps[i];
      fixed += !parameter;
    }
    if (fits && fixed > best_fixed) {
      best = &item;
      best_fixed = fixed;
    }
  }
  return best;
}

OpenApiCheck::OpenApiCheck(std::string_view openapi_json) : state_(std::make_unique<State>(openapi_json)) {}
OpenApiCheck::~OpenApiCheck() = default;

const OpenApiCheck& OpenApiCheck::of_contract() {
  static const OpenApiCheck check = [] {
    const EmbeddedFile* file = find_embedded(embedded_contract(), "openapi.yaml");
    if (!file) throw std::runtime_error("docs/openapi.yaml is not built in");
    auto text = json::from_yaml(file->content);
    if (!text) throw std::runtime_error("docs/openapi.yaml, line " + text.error().args[0].value + ": " + text.error().args[1].value);
    return OpenApiCheck(*text);
  }();
  return check;
}

std::vector<std::string> OpenApiCheck::faults(std::string_view method, std::string_view path, int status, std::string_view content_type, std::string_view body) const {
  const Node* item = state_->path_item(path);
  if (!item) return {"the document has no path " + std::string(path)};
  std::string verb(method);
  std::ranges::transform(verb, verb.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const Node* operation = item->find(verb == "head" ? "get" : verb);
  if (!operation) return {"the document has no " + verb + " " + std::string(item->key())};
  const Node* given = operation->find("responses")->find(std::to_string(status));
  if (!given) return {"the document has no answer " + std::to_string(status) + " for " + verb + " " + std::string(item->key())};
  const Node* content = state_->resolved(*given).find("content");
  if (!content || verb == "head") {
    if (body.empty()) return {};
    return {"the document gives this answer no body"};
  }
  const Node* media = content->find(content_type.substr(0, content_type.find(';')));
  if (!media) return {"the document does not give this answer as " + std::string(content_type)};
  if (media->key().find("json") == std::string_view::npos) return {};
  const auto document = json::parse(body, generous);
  if (!document) return {"the body is not JSON: " + document.error().key};
  std::vector<std::string> out;
  if (const Node* schema = media->find("schema")) state_->check(*schema, document->root(), "$", out);
  return out;
}

std::vector<std::string> OpenApiCheck::schema_faults(std::string_view schema, std::string_view text) const {
  const json::Document document = parsed(text);
  std::vector<std::string> out;
  state_->check(*state_->root.find("components")->find("schemas")->find(schema), document.root(), "$", out);
  return out;
}

}  // namespace lianxin::test
