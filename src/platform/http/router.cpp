#include "platform/http/router.h"

#include <stdexcept>

#include "base/text.h"

namespace lianxin::http {

namespace {

// The first segment of "/a/b" is "a", the rest "/b".
std::string_view take_segment(std::string_view& rest) {
  rest.remove_prefix(1);
  const std::size_t end = rest.find('/');
  const std::string_view segment = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end);
  return segment;
}

bool is_parameter(std::string_view segment) { return segment.size() > 2 && segment.front() == '{' && segment.back() == '}'; }

}  // namespace

void Router::get(std::string_view pattern, const access::Verb& verb, ReadHandler handler, RouteOptions options) {
  add({.method = Method::get, .pattern = std::string(pattern), .verb = verb, .options = options, .read = std::move(handler)});
}
void Router::post(std::string_view pattern, const access::Verb& verb, WriteHandler handler, RouteOptions options) {
  add({.method = Method::post, .pattern = std::string(pattern), .verb = verb, .options = options, .write = std::move(handler)});
}
void Router::put(std::string_view pattern, const access::Verb& verb, WriteHandler handler, RouteOptions options) {
  add({.method = Method::put, .pattern = std::string(pattern), .verb = verb, .options = options, .write = std::move(handler)});
}
void Router::patch(std::string_view pattern, const access::Verb& verb, WriteHandler handler, RouteOptions options) {
  add({.method = Method::patch, .pattern = std::string(pattern), .verb = verb, .options = options, .write = std::move(handler)});
}
void Router::del(std::string_view pattern, const access::Verb& verb, WriteHandler handler, RouteOptions options) {
  add({.method = Method::del, .pattern = std::string(pattern), .verb = verb, .options = options, .write = std::move(handler)});
}
void Router::ask(std::string_view pattern, const access::Verb& verb, ReadHandler handler, RouteOptions options) {
  add({.method = Method::post, .pattern = std::string(pattern), .verb = verb, .options = options, .read = std::move(handler)});
}
void Router::work(Method method, std::string_view pattern, const access::Verb& verb, WorkHandler handler, RouteOptions options) {
  add({.method = method, .pattern = std::string(pattern), .verb = verb, .options = options, .work = std::move(handler)});
}
void Router::plain(std::string_view pattern, PlainHandler handler) {
  access::Verb open{.name = "base.open", .open_to_anybody = true};
  add({.method = Method::get, .pattern = std::string(pattern), .verb = std::move(open), .plain = std::move(handler)});
}

void Router::add(Route route) {
  Node& node = nodes_[descend(route.pattern)];
  for (const auto& [method, at] : node.routes) {
    if (method == route.method) throw std::logic_error("two routes answer " + route.pattern + ": a fault of the program");
  }
  node.routes.emplace_back(route.method, routes_.size());
  routes_.push_back(std::move(route));
}

void Router::add_stepwise(Route route, Steps steps) {
  route.write = [steps](Call<db::Writer>& call) -> Result<Reply> {
    Call<db::Reader> reading{static_cast<const CallBase&>(call), call.db};
    const Step looked = TRY(steps.look(reading));
    const Step done = TRY(steps.change(call, looked));
    return steps.answer(reading, done);
  };
  route.steps = std::move(steps);
  add(std::move(route));
}

std::size_t Router::descend(std::string_view pattern) {
  std::size_t at = 0;
  for (std::string_view rest = pattern; !rest.empty();) {
    const std::string_view segment = take_segment(rest);
    std::size_t next = 0;
    if (is_parameter(segment)) {
      next = nodes_[at].parameter;
    } else if (const auto found = nodes_[at].fixed.find(segment); found != nodes_[at].fixed.end()) {
      next = found->second;
    }
    if (next == 0) {
      next = nodes_.size();
      nodes_.emplace_back();
      if (is_parameter(segment)) nodes_[at].parameter = next;
      else nodes_[at].fixed.emplace(segment, next);
    }
    at = next;
  }
  return at;
}

const Router::Node* Router::find(std::size_t at, std::string_view rest, std::vector<std::string_view>& values) const {
  const Node& node = nodes_[at];
  if (rest.empty()) return node.routes.empty() ? nullptr : &node;
  const std::string_view segment = take_segment(rest);
  if (const auto fixed = node.fixed.find(segment); fixed != node.fixed.end()) {
    if (const Node* found = find(fixed->second, rest, values)) return found;
  }
  if (node.parameter == 0 || segment.empty()) return nullptr;
  values.push_back(segment);
  if (const Node* found = find(node.parameter, rest, values)) return found;
  values.pop_back();
  return nullptr;
}

Router::Match Router::match(Method method, std::string_view path) const {
  Match out;
  if (path.empty() || path.front() != '/') return out;
  std::vector<std::string_view> values;
  const Node* node = find(0, path, values);
  if (!node) return out;
  out.path_known = true;
  const Method wanted = method == Method::head ? Method::get : method;
  for (const auto& [offered, at] : node->routes) {
    if (!out.allowed.empty()) out.allowed += ", ";
    out.allowed += name_of(offered);
    if (offered == Method::get) out.allowed += ", HEAD";
    if (offered == wanted) out.route = &routes_[at];
  }
  if (!out.route) return out;
  auto value = values.begin();
  for (std::string_view rest = out.route->pattern; !rest.empty();) {
    const std::string_view segment = take_segment(rest);
    if (is_parameter(segment)) out.params.emplace_back(segment.substr(1, segment.size() - 2), *value++);
  }
  return out;
}

}  // namespace lianxin::http
