// Placing: finds for each ticket the one it is a copy of and the group it belongs to, among all that stand, and groups everything anew
// when asked. The rows of `voices` are the truth; the index in memory is made of them at the start, a piece at a time, and lives in the
// process that holds the job.
#pragma once

#include <chrono>
#include <memory>
#include <optional>

#include "features/voices/model_actions.h"
#include "features/voices/voice_store.h"
#include "platform/likeness/standing.h"

namespace lianxin::voices {

class Placing {
 public:
  explicit Placing(std::shared_ptr<const VoiceBook> book) : book_(std::move(book)) {}
  // Works for about `budget`, then leaves off; gives how many rows were written. Not for two threads at once.
  Result<int> advance(db::Store&, Moment now, std::chrono::milliseconds budget);
  // Texts that stand in memory; 0 while they are being read.
  std::size_t standing() const { return index_ ? index_->size() : 0; }

 private:
  using Clock = std::chrono::steady_clock;
  // An index being made: all texts are counted, then entered.
  struct Making {
    std::unique_ptr<likeness::TermWeights> weights{};
    std::unique_ptr<likeness::StandingTexts> index{};
    std::vector<std::optional<std::uint32_t>> copy_of{};  // while everything is grouped anew
    std::vector<std::uint32_t> groups{};                  // what came of it
    std::int64_t until = 0;    // the last number it takes
    std::int64_t counted = 0;  // numbers so far
    std::int64_t entered = 0;
    std::int64_t written = 0;
    std::int64_t moved = 0;
    std::int64_t run = 0;      // 0: from the rows
    std::int64_t pairs = 0;    // the last decision it knows
    bool is_merged = false;
  };

  struct Located;  // words, and where they are about
  Result<std::vector<Located>> locate(const db::Reader&, std::vector<store::Words>) const;
  Result<std::vector<Located>> read(db::Store&, std::int64_t after, std::int64_t until) const;
  static void begin(Making&, std::int64_t until);
  // A piece of counting or entering; false when nothing is left of it.
  Result<bool> count_some(db::Store&, Making&);
  Result<bool> enter_some(db::Store&, Making&);
  Result<bool> write_some(db::Store&, Making&);
  Result<void> follow(db::Store&);
  Result<int> place_some(db::Store&);
  Result<void> work_on_run(db::Store&, Moment now, Clock::time_point until);
  // Tells an index what people decided after `pairs`.
  Result<void> obey(db::Store&, likeness::StandingTexts&, std::int64_t& pairs);
  void forget();

  std::shared_ptr<const VoiceBook> book_;
  std::unique_ptr<likeness::StandingTexts> index_{};
  std::optional<Making> loading_{};
  std::optional<Making> anew_{};
  std::int64_t runs_ = -1;       // finished ones when the index was made: another's means that it is out of date
  std::int64_t pairs_ = 0;       // the last decision it knows
};

}  // namespace lianxin::voices
