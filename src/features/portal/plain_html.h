// Html: a page written piece by piece. Markup can only be what stands in the program itself; whatever comes from people,
// records or texts is escaped.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace lianxin::portal {

// A literal of the program, never a value.
struct Markup {
  template <std::size_t n>
  consteval Markup(const char (&literal)[n]) : text(literal, n - 1) {}  // NOLINT(google-explicit-constructor)
  std::string_view text;
};

class Html {
 public:
  Html& markup(Markup m) {
    out_ += m.text;
    return *this;
  }
  // Escaped: & < > " '
  Html& text(std::string_view);
  // ` name="value"`, the value escaped.
  Html& attribute(Markup name, std::string_view value);
  // `<tag>text</tag>`; `tag` without brackets.
  Html& element(Markup tag, std::string_view text);
  // `<p class="…">text</p>`
  Html& paragraph(Markup css_class, std::string_view text);
  Html& add(const Html& part) {
    out_ += part.out_;
    return *this;
  }
  bool empty() const { return out_.empty(); }
  std::string take() && { return std::move(out_); }

 private:
  std::string out_;
};

}  // namespace lianxin::portal
