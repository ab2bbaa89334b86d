// Words of the papers of visits in the reader's language.
#pragma once

#include <string>
#include <vector>

#include "features/visits/visit_actions.h"
#include "platform/http/texts.h"

namespace lianxin::visits {

class PaperWords {
 public:
  PaperWords(const Doing& doing, const VisitBook& book, http::Language language) : doing_(doing), book_(book), language_(language) {}

  // Of "visits.paper.…".
  std::string word(std::string_view key, const std::vector<Arg>& args = {}) const;
  std::string kind(VisitKind) const;
  std::string day(Day) const;
  std::string span(Day from, Day to) const;
  std::string weekday(Day) const;
  // "10:20–10:50"
  std::string hours(const Visit&) const;
  std::string joined(const std::vector<std::string>&) const;
  std::string people(const std::vector<people::PersonRef>&) const;
  std::string need(const std::string& key) const;
  std::string needs(const Visit&) const;
  std::string promised(const Visit&) const;
  // How a kind of post is called; empty: none.
  std::string post(const Visit&) const;
  // "陈旗 2026-0412 水泵坏了（办理中）", one a line.
  std::string requests(const std::vector<store::TicketOfVisit>&) const;
  // "017号 巴***"; the name as it is where it has been opened.
  std::string household(const store::VisitRow&, const std::string& open_name) const;
  // Empty for one that counts as it was entered.
  std::string standing(const Visit&) const;
  bool is_chinese() const { return language_ == http::Language::zh; }

 private:
  const Doing& doing_;
  const VisitBook& book_;
  http::Language language_;
};

}  // namespace lianxin::visits
