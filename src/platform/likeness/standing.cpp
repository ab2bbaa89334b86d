#include "platform/likeness/standing.h"

namespace lianxin::likeness {

StandingTexts::StandingTexts(std::uint64_t seed, std::unique_ptr<TermWeights> weights)
    : weights_(std::move(weights)), signer_(seed), firsts_(seed), grouper_(*weights_, {.keeps_profiles = false}) {}

std::optional<std::uint32_t> StandingTexts::copy_of(const StandingText& asked) {
  const auto signature = signer_.sign(asked.title, asked.text);
  const auto found = firsts_.find(signature, copy_from, 1);
  if (!found.empty()) return text_of_first_[found.front().number];
  firsts_.add(signature);
  text_of_first_.push_back(static_cast<std::uint32_t>(grouper_.texts()));
  return std::nullopt;
}

StandingTexts::Placed StandingTexts::add_counted(const StandingText& text) {
  Placed out{.copy_of = copy_of(text)};
  out.group = grouper_.add(text.title, text.text, text.place);
  return out;
}

StandingTexts::Placed StandingTexts::add(const StandingText& text) {
  weights_->count(matter_of(text.title, text.text));
  return add_counted(text);
}

void StandingTexts::restore(const StandingText& text, const Placed& placed) {
  if (!placed.copy_of) {
    firsts_.add(signer_.sign(text.title, text.text));
    text_of_first_.push_back(static_cast<std::uint32_t>(grouper_.texts()));
  }
  grouper_.restore(text.title, text.text, text.place, placed.group);
}

}  // namespace lianxin::likeness
