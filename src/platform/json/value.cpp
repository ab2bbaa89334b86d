#include "platform/json/value.h"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <utility>

#include "base/text.h"

namespace lianxin::json {

double Node::real() const {
  if (kind_ == Kind::integer) return static_cast<double>(integer_);
  double out = 0;
  const auto read = std::from_chars(text_.data(), text_.data() + text_.size(), out);
  // Too great or too small for a double: from_chars does not say which, strtod gives infinity or nothing.
  if (read.ec == std::errc::result_out_of_range) out = std::strtod(std::string(text_).c_str(), nullptr);
  return out;
}

const Node* Node::find(std::string_view key) const {
  if (kind_ != Kind::object) return nullptr;
  for (const Node& member : children()) {
    if (member.key() == key) return &member;
  }
  return nullptr;
}

// The handler of the parser's events: lays the nodes one behind another.
class Builder {
 public:
  static constexpr std::size_t max_object_size = std::size_t(-1);
  static constexpr std::size_t max_array_size = std::size_t(-1);
  static constexpr std::size_t max_key_size = 256;
  static constexpr std::size_t max_string_size = std::size_t(-1);
  using Ec = boost::json::error_code;
  using View = boost::json::string_view;

  Builder(std::size_t bytes, const ReadOptions& options) : max_string_(options.max_string_bytes), is_own_(options.is_own) {
    document_.characters_.reset(new char[bytes + 1]);  // unescaped text is never longer than the input
    begin_ = end_ = document_.characters_.get();
  }

  bool on_document_begin(Ec&) { return true; }
  bool on_document_end(Ec&) { return true; }
  bool on_object_begin(Ec&) { return open(Kind::object); }
  bool on_object_end(std::size_t, Ec& ec) {
    if (is_own_ || !has_duplicate(open_.back())) return close();
    return refuse(ec, "base.json_duplicate_key", {{"field", duplicate_}});
  }
  bool on_array_begin(Ec&) { return open(Kind::array); }
  bool on_array_end(std::size_t, Ec&) { return close(); }
  bool on_key_part(View s, std::size_t, Ec&) { return append(s); }
  bool on_key(View s, std::size_t, Ec&) {
    append(s);
    key_ = take();
    return true;
  }
  bool on_string_part(View s, std::size_t n, Ec& ec) { return n > max_string_ ? too_long(ec) : append(s); }
  bool on_string(View s, std::size_t n, Ec& ec) {
    if (n > max_string_) return too_long(ec);
    append(s);
    add(Kind::string).text_ = take();
    return true;
  }
  bool on_number_part(View, Ec&) { return true; }
  bool on_int64(std::int64_t value, View s, Ec&) {
    Node& node = number(Kind::integer, s);
    node.integer_ = value;
    return true;
  }
  bool on_uint64(std::uint64_t, View s, Ec&) { number(Kind::real, s); return true; }
  bool on_double(double, View s, Ec&) { number(Kind::real, s); return true; }
  bool on_bool(bool value, Ec&) { add(Kind::boolean).integer_ = value ? 1 : 0; return true; }
  bool on_null(Ec&) { add(Kind::null); return true; }
  bool on_comment_part(View, Ec&) { return true; }
  bool on_comment(View, Ec&) { return true; }

  Document take_document() { return std::move(document_); }
  std::optional<Error>& refusal() { return refusal_; }

 private:
  bool append(View s) {
    if (!s.empty()) std::memcpy(end_, s.data(), s.size());
    end_ += s.size();
    return true;
  }
  std::string_view take() {
    const char* const begin = std::exchange(begin_, end_);
    return {begin, static_cast<std::size_t>(end_ - begin)};
  }
  Node& add(Kind kind) {
    if (!open_.empty()) ++document_.nodes_[open_.back()].count_;
    Node& node = document_.nodes_.emplace_back();
    node.kind_ = kind;
    node.key_ = std::exchange(key_, {});
    return node;
  }
  Node& number(Kind kind, View s) {
    append(s);
    Node& node = add(kind);
    node.text_ = take();
    return node;
  }
  bool open(Kind kind) {
    add(kind);
    open_.push_back(document_.nodes_.size() - 1);
    return true;
  }
  bool close() {
    document_.nodes_[open_.back()].span_ = static_cast<std::uint32_t>(document_.nodes_.size() - open_.back());
    open_.pop_back();
    return true;
  }
  bool has_duplicate(std::size_t at) {
    std::vector<Node>& nodes = document_.nodes_;
    nodes[at].span_ = static_cast<std::uint32_t>(nodes.size() - at);
    keys_.clear();
    for (const Node& member : nodes[at].children()) keys_.push_back(member.key());
    std::ranges::sort(keys_);
    const auto twice = std::ranges::adjacent_find(keys_);
    if (twice == keys_.end()) return false;
    duplicate_ = std::string(*twice);
    return true;
  }
  bool too_long(Ec& ec) { return refuse(ec, "base.text_too_long", {{"max", std::to_string(max_string_)}}); }
  bool refuse(Ec& ec, std::string_view key, std::vector<Arg> args) {
    refusal_ = fail(Code::malformed, key, std::move(args));
    ec = boost::json::make_error_code(boost::json::error::exception);
    return false;
  }

  Document document_;
  std::size_t max_string_;
  bool is_own_;
  char* end_ = nullptr;
  char* begin_ = nullptr;
  std::string_view key_{};
  std::vector<std::size_t> open_;
  std::vector<std::string_view> keys_;
  std::string duplicate_;
  std::optional<Error> refusal_;
};

Result<Document> parse(std::string_view text, const ReadOptions& options) {
  boost::json::parse_options rules;
  rules.max_depth = static_cast<std::size_t>(options.max_depth);
  rules.allow_invalid_utf8 = options.is_own;
  boost::json::basic_parser<Builder> parser(rules, text.size(), options);
  boost::json::error_code ec;
  std::size_t used = parser.write_some(false, text.data(), text.size(), ec);
  if (auto& refusal = parser.handler().refusal()) return std::move(*refusal);
  if (ec == boost::json::error::too_deep) {
    return fail(Code::malformed, "base.json_too_deep", {{"max", std::to_string(options.max_depth)}});
  }
  if (ec && text.find('\0') == std::string_view::npos && !is_valid_text(text)) return fail(Code::malformed, "base.text_not_utf8");
  if (!ec && used < text.size()) ec = boost::json::make_error_code(boost::json::error::extra_data);
  if (ec) return fail(Code::malformed, "base.json_malformed", {{"at", std::to_string(used)}});
  return parser.handler().take_document();
}

}  // namespace lianxin::json
