// The invented words of the demonstration: packs/demo/ticket_texts.json.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "features/tickets/vocabulary.h"
#include "platform/feature/deployment.h"

namespace lianxin::tickets {

struct DemoText {
  std::string category{};
  std::optional<std::string> joint{};  // key of a department: finance, health
  Urgency urgency = Urgency::normal;
  Difficulty difficulty = Difficulty::medium;
  TicketKind kind = TicketKind::help;
  std::string title{};                 // {place}, {n}
  std::vector<std::string> texts{};    // {place}, {n}, {days}
  std::optional<std::string> tried{};
  std::optional<std::string> rule{};   // of the outcome "cannot"
  std::string reply{};
  std::string progress{};
};
BOOST_DESCRIBE_STRUCT(DemoText, (), (category, joint, urgency, difficulty, kind, title, texts, tried, rule, reply, progress))

struct DemoRating {
  bool solved = true;
  int satisfied = 5;
  std::string words{};
};
BOOST_DESCRIBE_STRUCT(DemoRating, (), (solved, satisfied, words))

struct DemoTexts {
  std::string note{};
  std::vector<DemoText> items{};
  std::vector<std::string> questions{};
  std::vector<std::string> answers{};
  std::vector<std::string> instructions{};
  std::vector<std::string> contributions{};
  std::vector<DemoRating> ratings{};
  std::vector<std::string> returns{};
  std::vector<std::string> notes{};
};
BOOST_DESCRIBE_STRUCT(DemoTexts, (), (note, items, questions, answers, instructions, contributions, ratings, returns, notes))

Result<DemoTexts> read_demo_texts(const Packs&);

// Chance of the demonstration: the same seed throws the same numbers everywhere (SplitMix64).
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  // 0 … sides-1
  std::size_t roll(std::size_t sides) { return static_cast<std::size_t>(next() % sides); }
  bool chance(int percent) { return roll(100) < static_cast<std::size_t>(percent); }
  template <class T>
  const T& pick(const std::vector<T>& from) { return from[roll(from.size())]; }

 private:
  std::uint64_t state_;
};

}  // namespace lianxin::tickets
