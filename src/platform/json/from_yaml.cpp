#include "platform/json/from_yaml.h"

#include <yaml.h>

#include <charconv>
#include <memory>

#include "platform/json/writer.h"

namespace lianxin::json {

namespace {

class Conversion {
 public:
  explicit Conversion(std::string_view text) {
    yaml_parser_initialize(&parser_);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  }
  ~Conversion() { yaml_parser_delete(&parser_); }
  Conversion(const Conversion&) = delete;
  Conversion& operator=(const Conversion&) = delete;

  Result<std::string> run() {
    if (!step(YAML_STREAM_START_EVENT) || !step(YAML_DOCUMENT_START_EVENT) || !next() || !value(0) ||
        !step(YAML_DOCUMENT_END_EVENT) || !step(YAML_STREAM_END_EVENT)) {
      return fail(Code::malformed, "base.yaml_malformed", {{"line", std::to_string(line_)}, {"why", why_}});
    }
    return std::move(out_);
  }

 private:
  // The event in hand; freed when the next one comes.
  struct Event {
    yaml_event_t event{};
    ~Event() { yaml_event_delete(&event); }
  };

  bool refuse(std::string_view why) {
    if (why_.empty()) why_ = why;
    return false;
  }
  bool next() {
    event_ = std::make_unique<Event>();
    if (yaml_parser_parse(&parser_, &event_->event)) {
      line_ = event_->event.start_mark.line + 1;
      return true;
    }
    line_ = parser_.problem_mark.line + 1;
    return refuse(parser_.problem ? parser_.problem : "not YAML");
  }
  bool step(yaml_event_type_t type) { return next() && (event_->event.type == type || refuse("one document is expected")); }

  bool value(int depth) {
    if (depth > 64) return refuse("nested too deep");
    switch (event_->event.type) {
      case YAML_SCALAR_EVENT: scalar(); return true;
      case YAML_SEQUENCE_START_EVENT: return sequence(depth);
      case YAML_MAPPING_START_EVENT: return mapping(depth);
      default: return refuse("anchors are not taken");
    }
  }
  bool sequence(int depth) {
    out_ += '[';
    for (bool first = true;; first = false) {
      if (!next()) return false;
      if (event_->event.type == YAML_SEQUENCE_END_EVENT) break;
      if (!first) out_ += ',';
      if (!value(depth + 1)) return false;
    }
    out_ += ']';
    return true;
  }
  bool mapping(int depth) {
    out_ += '{';
    for (bool first = true;; first = false) {
      if (!next()) return false;
      if (event_->event.type == YAML_MAPPING_END_EVENT) break;
      if (event_->event.type != YAML_SCALAR_EVENT) return refuse("a key must be a text");
      if (!first) out_ += ',';
      write_text(out_, text());
      out_ += ':';
      if (!next() || !value(depth + 1)) return false;
    }
    out_ += '}';
    return true;
  }

  std::string_view text() const {
    const auto& scalar = event_->event.data.scalar;
    return {reinterpret_cast<const char*>(scalar.value), scalar.length};
  }
  void scalar() {
    const std::string_view s = text();
    if (event_->event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE) return write_text(out_, s);
    if (s.empty() || s == "~" || s == "null") out_ += "null";
    else if (s == "true" || s == "false") out_ += s;
    else if (is_number(s)) out_ += s;
    else write_text(out_, s);
  }
  // Numbers as JSON writes them; others of YAML's forms (0x1f, .5, +1) stay text.
  static bool is_number(std::string_view s) {
    const std::string_view digits = s.substr(s.front() == '-' ? 1 : 0);
    if (digits.empty() || digits.front() < '0' || digits.front() > '9' || (digits.size() > 1 && digits[0] == '0' && digits[1] != '.')) return false;
    double number = 0;
    const auto [end, ec] = std::from_chars(s.data(), s.data() + s.size(), number);
    return ec == std::errc{} && end == s.data() + s.size() && s.back() != '.';
  }

  yaml_parser_t parser_{};
  std::unique_ptr<Event> event_;
  std::string out_;
  std::string why_;
  std::size_t line_ = 0;
};

}  // namespace

Result<std::string> from_yaml(std::string_view text) { return Conversion(text).run(); }

}  // namespace lianxin::json
