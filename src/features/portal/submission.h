// Submission: what somebody says on the public page, and what he or she gets for it.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "base/id.h"
#include "base/moment.h"
#include "features/rounds/round.h"
#include "features/tickets/vocabulary.h"

namespace lianxin::portal {

// Limits of docs/openapi.yaml, in characters.
constexpr std::size_t max_words = 10'000;
constexpr std::size_t max_name = 100;
constexpr std::size_t min_code = 8;
constexpr std::size_t max_code = 24;
constexpr std::size_t min_answer = 2;
constexpr std::size_t max_answer = 2000;
constexpr std::size_t max_reason = 1000;

struct Submission {
  std::optional<Uuid> id{};
  std::string place{};
  std::string text{};
  std::optional<tickets::TicketKind> kind{};
  std::optional<std::string> category{};
  bool anonymous = false;
  std::optional<std::string> name{};
  std::optional<std::string> phone{};
  std::optional<bool> may_contact{};
  std::optional<bool> may_publish{};
  std::optional<bool> understood_personal_data{};
  std::optional<rounds::RoundId> round{};     // said in this collection of opinions
  std::optional<std::string> source{};        // of it: key of packs/source_kinds.json
  std::optional<rounds::Target> target{};
};
BOOST_DESCRIBE_STRUCT(Submission, (),
                      (id, place, text, kind, category, anonymous, name, phone, may_contact, may_publish,
                       understood_personal_data, round, source, target))

struct Receipt {
  std::optional<std::string> receipt_code{};  // shown this once; none when it had been received already
  std::string number{};
  std::string message{};
  std::optional<Day> first_answer_by{};
};
BOOST_DESCRIBE_STRUCT(Receipt, (), (receipt_code, number, message, first_answer_by))

}  // namespace lianxin::portal
