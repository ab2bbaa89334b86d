// Names of what a consolidation mentions by its code.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "features/consolidations/consolidation_actions.h"
#include "features/places/network.h"
#include "platform/http/message.h"

namespace lianxin::consolidations {

struct Coded {
  std::string code{};
  std::string name{};
};
BOOST_DESCRIBE_STRUCT(Coded, (), (code, name))

struct CodedCount {
  std::string code{};
  std::string name{};
  std::int64_t voices = 0;
};
BOOST_DESCRIBE_STRUCT(CodedCount, (), (code, name, voices))

class Names {
 public:
  static Result<Names> at(const db::Reader&, const Workbook&, http::Language);

  std::optional<Coded> category(const std::optional<std::string>& code) const;
  std::optional<Coded> level(const std::optional<std::string>& code) const;
  Coded channel(const std::string& code) const;
  std::optional<places::UnitRef> unit(const std::optional<UnitId>&) const;
  std::string place(const std::string& code) const;
  std::vector<CodedCount> channels(const std::map<std::string, std::int64_t>&) const;  // the most first
  // None at all where one of them is so small that it points at people (E3).
  std::vector<CodedCount> sources(const std::map<std::string, std::int64_t>&) const;
  std::vector<Coded> flags() const;
  // "consolidations.target.body" and the like.
  std::string text(const std::string& key) const;
  http::Language language() const { return language_; }

 private:
  Names(const Workbook& book, http::Language language, std::shared_ptr<const places::Network> network)
      : book_(&book), language_(language), network_(std::move(network)) {}
  const Workbook* book_;
  http::Language language_;
  std::shared_ptr<const places::Network> network_;
};

}  // namespace lianxin::consolidations
