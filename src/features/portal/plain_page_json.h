// The frame of the pages that work without scripts: head, languages, the summary of what is wrong, foot.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "features/portal/phrases.h"
#include "features/portal/plain_html.h"
#include "platform/http/call.h"

namespace lianxin::portal {

inline constexpr std::string_view plain_root = "/portal/plain";

// Whose page it is: the language is that of ?lang=, else that of Accept-Language.
class Plain {
 public:
  explicit Plain(const http::CallBase&);

  std::string say(std::string_view key, const std::vector<Arg>& args = {}) const { return phrases_.say(key, args); }
  const Phrases& phrases() const { return phrases_; }
  http::Language language() const { return language_; }
  std::string_view tag() const { return language_ == http::Language::zh ? "zh-CN" : "en"; }
  Day today() const { return today_; }
  // "/portal/plain/say", with ?lang= when that was asked for.
  std::string address(std::string_view below) const;
  const http::CallBase& call() const { return *call_; }

 private:
  const http::CallBase* call_;
  http::Language language_;
  bool asked_ = false;
  Day today_{};
  Phrases phrases_;
};

// What stands above a page that could not do what it was asked.
struct Trouble {
  std::string title{};
  std::vector<std::pair<std::string, std::string>> fields{};  // id of the field → what is wrong with it

  bool any() const { return !title.empty(); }
  // What is wrong with one field; empty when nothing is.
  std::string_view with(std::string_view field) const;
};
Trouble trouble_of(const Error&, const Plain&);

// `below` is the page's own path below plain_root, for the links to the other language.
http::Reply plain_page(const Plain&, std::string_view below, std::string_view title, const Html& body, int status = 200);
// The same for a failure, with its status and Retry-After.
http::Reply plain_failure(const Plain&, std::string_view below, std::string_view title, const Html& body, const Error&);
// 303: what was sent is not sent again by loading the page again.
http::Reply see_other(std::string address);

Html summary_of(const Trouble&, const Plain&);

// Parts of forms. `name` is the field's name and id.
Html form_begin(std::string_view action);
Html hidden(std::string_view name, std::string_view value);
struct Box {
  std::string_view name{};
  std::string label{};
  std::string hint{};
  std::string_view value{};
  std::size_t max = 0;  // characters
  int rows = 0;         // 0: one line
  std::string_view type = "text";
  std::string_view autocomplete{};
};
Html text_box(const Box&, const Trouble&);
Html tick(std::string_view name, std::string_view label, bool ticked);
Html radio(std::string_view name, std::string_view value, std::string_view label, bool chosen, std::string_view id);
Html fault_of(std::string_view field, const Trouble&);
Html button(std::string_view label);

http::Reply plain_style(const http::Request&);

}  // namespace lianxin::portal
