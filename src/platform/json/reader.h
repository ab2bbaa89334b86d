// Reading side of json.h.
#pragma once

#include <bitset>
#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/id.h"
#include "base/moment.h"
#include "base/result.h"
#include "platform/json/described.h"
#include "platform/json/value.h"

namespace lianxin::json {

// Where the reader stands, and what it has found wrong so far.
class Reading {
 public:
  static constexpr std::size_t max_faults = 100;
  void fault(std::string_view key, std::vector<Arg> args = {});
  void fault_at(std::string_view member, std::string_view key);
  void wrong_type(std::string_view expected);
  std::size_t enter(std::string_view member);
  std::size_t enter(std::size_t index);
  void leave(std::size_t mark) { path_.resize(mark); }
  // Whether every member may be missing.
  void let_miss() { may_miss_ = true; }
  bool may_miss() const { return may_miss_; }
  bool full() const { return faults_.size() >= max_faults; }
  std::vector<FieldFault>& faults() { return faults_; }

 private:
  std::string path_;
  std::vector<FieldFault> faults_;
  bool may_miss_ = false;
};

struct MemberReader {
  std::string_view name;
  bool may_miss;
  void (*read)(const Node&, void* object, Reading&);
};

void read_object(const Node&, void* object, std::span<const MemberReader>, Reading&);
bool read_integer(const Node&, std::int64_t min, std::int64_t max, std::int64_t& out, Reading&);
// The index in `names`; -1 with a fault.
int read_name(const Node&, std::span<const std::string_view> names, Reading&);
bool expect(const Node&, Kind, Reading&);

void read_value(const Node&, bool&, Reading&);
void read_value(const Node&, double&, Reading&);
void read_value(const Node&, std::string&, Reading&);
void read_value(const Node&, Uuid&, Reading&);
void read_value(const Node&, Day&, Reading&);
void read_value(const Node&, Moment&, Reading&);
void read_value(const Node&, Raw&, Reading&);
template <class T> void read_value(const Node&, T&, Reading&);

namespace detail {

template <class T, class Member>
constexpr MemberReader member_reader() {
  using Value = std::remove_reference_t<decltype(std::declval<T&>().*Member::pointer)>;
  return {name_without_underscore(Member::name), is_optional<Value>,
          [](const Node& node, void* object, Reading& r) { read_value(node, static_cast<T*>(object)->*Member::pointer, r); }};
}

template <class T, template <class...> class List, class... Member>
std::span<const MemberReader> member_readers(List<Member...>) {
  static_assert(sizeof...(Member) <= 128);
  static constexpr MemberReader all[] = {member_reader<T, Member>()..., {}};
  return {all, sizeof...(Member)};
}

template <class E, template <class...> class List, class... Enumerator>
void read_enum(const Node& node, E& out, Reading& r, List<Enumerator...>) {
  static constexpr std::string_view names[] = {name_without_underscore(Enumerator::name)...};
  static constexpr E values[] = {Enumerator::value...};
  if (const int at = read_name(node, names, r); at >= 0) out = values[at];
}

template <class T>
void read_optional(const Node& node, T& out, Reading& r) {
  if (node.is_null()) out.reset();
  else read_value(node, out.emplace(), r);
}

template <class T>
void read_list(const Node& node, T& out, Reading& r) {
  if (!expect(node, Kind::array, r)) return;
  out.clear();
  out.reserve(node.size());
  std::size_t index = 0;
  for (const Node& item : node.children()) {
    const std::size_t mark = r.enter(index++);
    read_value(item, out.emplace_back(), r);
    r.leave(mark);
    if (r.full()) return;
  }
}

template <class T>
void read_map(const Node& node, T& out, Reading& r) {
  if (!expect(node, Kind::object, r)) return;
  out.clear();
  for (const Node& member : node.children()) {
    const std::size_t mark = r.enter(member.key());
    read_value(member, out[std::string(member.key())], r);
    r.leave(mark);
  }
}

}  // namespace detail

template <class T>
void read_value(const Node& node, T& out, Reading& r) {
  if constexpr (is_optional<T>) detail::read_optional(node, out, r);
  else if constexpr (is_vector<T>) detail::read_list(node, out, r);
  else if constexpr (is_map<T>) detail::read_map(node, out, r);
  else if constexpr (is_id<T>) read_value(node, out.value, r);
  else if constexpr (std::is_integral_v<T>) {
    static_assert(sizeof(T) < 8 || std::is_signed_v<T>, "unsigned 64-bit numbers are not read");
    std::int64_t wide = 0;
    if (read_integer(node, std::numeric_limits<T>::min(), std::numeric_limits<T>::max(), wide, r)) out = static_cast<T>(wide);
  } else if constexpr (std::is_enum_v<T>) {
    detail::read_enum(node, out, r, boost::describe::describe_enumerators<T>{});
  } else {
    static_assert(is_described<T>, "describe this type with BOOST_DESCRIBE_STRUCT");
    read_object(node, &out, detail::member_readers<T>(members_of<T>{}), r);
  }
}

Error invalid_after(Reading&);

template <class T>
Result<T> read(const Node& node, const ReadOptions& options = {}) {
  Reading r;
  if (options.is_own) r.let_miss();
  T out{};
  read_value(node, out, r);
  if (!r.faults().empty()) return invalid_after(r);
  return out;
}

template <class T>
Result<T> read(std::string_view text, const ReadOptions& options = {}) {
  auto document = parse(text, options);
  if (!document) return std::move(document).error();
  return read<T>(document->root(), options);
}

}  // namespace lianxin::json
