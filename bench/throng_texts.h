// A throng of texts as a province collects them, made of pieces of our own, with what is true of each: of which problem it tells and
// of which letter it is a copy. The same each time.
//
// A problem is one subject at one village. Its writers draw from what is told of it alike and add what is theirs; seven problems in
// twenty use another problem's very words about another village, and one village has many problems. How many write of a problem follows
// a power law. Some writers copy another's letter: as it is, re-typed, shuffled, or with other names.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "bench/throng_places.h"

namespace lianxin::bench {

struct MadeText {
  std::string title{};
  std::string text{};
  std::string place{};  // what the form says: the village's code, only the township's, or nothing
};

class Throng {
 public:
  explicit Throng(std::size_t texts, std::uint64_t seed = 1);

  std::size_t size() const { return plans_.size(); }
  MadeText at(std::size_t text) const;
  // Equal for texts about one problem.
  std::uint32_t problem_of(std::size_t text) const { return plans_[text].problem; }
  // Equal for copies of one letter: its problem and its writer.
  std::uint64_t letter_of(std::size_t text) const { return std::uint64_t{plans_[text].problem} << 32 | plans_[text].writer; }
  // Whether it is the letter itself.
  bool is_original(std::size_t text) const { return plans_[text].version == 0; }
  const MadePlace& village_of(std::size_t text) const { return places_.all[problems_[plans_[text].problem].village]; }
  const std::string& category_of(std::size_t text) const;
  // The problem whose words this one's problem uses: its own, or another's about another village.
  std::uint32_t mould_of(std::size_t text) const { return problems_[plans_[text].problem].mould; }
  const MadePlaces& places() const { return places_; }

 private:
  struct Problem {
    std::uint32_t village;
    std::uint32_t mould;    // a problem: whose words these are
    std::uint32_t subject;  // of the mould
  };
  struct Plan {
    std::uint32_t problem;
    std::uint32_t writer;   // 0 … of the problem
    std::uint32_t version;  // 0: the letter itself; others: copies of it
  };
  struct Letter;

  void plan_problems(std::size_t texts);
  Letter letter(const Plan&) const;
  void write_opening(const Plan&, Letter&) const;
  void alter(const Plan&, Letter&) const;
  std::string form_place(const Plan&, const MadePlace& village) const;

  std::uint64_t seed_;
  MadePlaces places_;
  std::vector<Problem> problems_{};
  std::vector<Plan> plans_{};
};

}  // namespace lianxin::bench
