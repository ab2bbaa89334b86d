#include "bench/throng_texts.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_set>

#include "bench/throng_pieces.h"
#include "platform/likeness/hashing.h"

namespace lianxin::bench {
namespace {

using likeness::mixed;
using likeness::Sequence;

constexpr double texts_a_village = 52;
constexpr double size_exponent = 1.5;      // of the power law of how many write of a problem
constexpr std::size_t most_of_one = 84;    // the largest problem has a part of this many of all texts
constexpr std::size_t pool_of_clauses = 14, clauses_told = 7, pool_of_commons = 8, commons_told = 5, privates_told = 8;

std::string filled(std::string_view piece, const std::vector<std::pair<std::string_view, std::string>>& values) {
  std::string out(piece);
  for (const auto& [slot, value] : values) {
    for (auto at = out.find(slot); at != std::string::npos; at = out.find(slot, at + value.size())) out.replace(at, slot.size(), value);
  }
  return out;
}

std::string_view one_of(Pieces pieces, Sequence& numbers) { return pieces[numbers.below(pieces.size())]; }

// `count` of 0 … size-1 in any order.
std::vector<std::size_t> drawn(std::size_t size, std::size_t count, Sequence& numbers) {
  std::vector<std::size_t> all(size);
  std::iota(all.begin(), all.end(), std::size_t{0});
  count = std::min(count, size);
  for (std::size_t i = 0; i < count; ++i) std::swap(all[i], all[i + numbers.below(size - i)]);
  all.resize(count);
  return all;
}

// Every hundredth character becomes another.
void misspell(std::string& text, Sequence& numbers) {
  for (std::size_t at = 0; at + 3 <= text.size();) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) {
      ++at;
      continue;
    }
    if (first >= 0xE4 && numbers.below(100) == 0) text.replace(at, 3, one_of(wrong_characters(), numbers));
    at += 3;
  }
}

std::size_t drawn_size(Sequence& numbers, std::size_t most) {
  const double u = (static_cast<double>(numbers.below(1U << 30)) + 1) / static_cast<double>(1U << 30);
  return std::min(most, static_cast<std::size_t>(std::pow(u, -1 / size_exponent)));
}

}  // namespace

struct Throng::Letter {
  std::string title{};
  std::string opening{};
  std::vector<std::string> clauses{};
  std::string asking{};
  std::string closing{};
  std::string name{};  // of the writer
};

Throng::Throng(std::size_t texts, std::uint64_t seed)
    : seed_(seed), places_(made_places(std::max<std::size_t>(1, static_cast<std::size_t>(static_cast<double>(texts) / texts_a_village / 144)), seed)) {
  plan_problems(texts);
  Sequence numbers(mixed(seed_ + 3));
  for (std::size_t i = plans_.size(); i > 1; --i) std::swap(plans_[i - 1], plans_[numbers.below(i)]);
}

void Throng::plan_problems(std::size_t texts) {
  Sequence numbers(mixed(seed_ + 2));
  plans_.reserve(texts);
  const auto most = std::max<std::size_t>(8, texts / most_of_one);
  std::vector<std::uint32_t> copied;  // how often, of each writer of the problem
  std::vector<std::uint32_t> writers;
  std::unordered_set<std::uint64_t> met;
  while (plans_.size() < texts) {
    const auto problem = static_cast<std::uint32_t>(problems_.size());
    Problem next{};
    do {
      next.village = places_.villages[numbers.below(places_.villages.size())];
      const bool is_reused = problem > 0 && numbers.below(20) < 7;
      next.mould = is_reused ? problems_[numbers.below(problem)].mould : problem;
      next.subject = is_reused ? problems_[next.mould].subject : static_cast<std::uint32_t>(numbers.below(subjects().size()));
    } while (!met.insert(std::uint64_t{next.village} << 32 | next.subject).second);  // one subject at one village is one problem
    problems_.push_back(next);
    const auto size = std::min(drawn_size(numbers, most), texts - plans_.size());
    copied.clear();
    writers.clear();
    for (std::size_t i = 0; i < size; ++i) {
      const bool is_copy = i > 0 && numbers.below(10) < 3;
      const auto writer = is_copy ? writers[numbers.below(writers.size())] : static_cast<std::uint32_t>(copied.size());
      if (!is_copy) copied.push_back(0);
      plans_.push_back({problem, writer, copied[writer]++});
      writers.push_back(writer);
    }
  }
}

const std::string& Throng::category_of(std::size_t text) const { return subjects()[problems_[plans_[text].problem].subject].category; }

// What is told, with the place left open: a problem that uses another's words has the very same.
Throng::Letter Throng::letter(const Plan& plan) const {
  const auto& problem = problems_[plan.problem];
  const auto& clauses = subjects()[problem.subject].clauses;
  Sequence told(mixed(seed_ ^ mixed(problem.mould + 11)));
  const auto count = [&](std::size_t least, std::size_t most) { return std::to_string(least + told.below(most - least)); };
  const std::string thing = std::string(one_of(thing_names(), told)) + std::string(one_of(thing_kinds(), told));
  std::vector<std::string> pool;
  for (const auto i : drawn(clauses.size(), pool_of_clauses, told)) pool.push_back(clauses[i]);
  std::vector<std::string> commons;
  for (const auto i : drawn(common_pieces().size(), pool_of_commons, told)) {
    commons.push_back(filled(common_pieces()[i], {{"{thing}", thing}, {"{number}", count(13, 400)}, {"{month}", count(1, 13)},
                                                  {"{days}", count(2, 40)}, {"{name}", std::string(one_of(family_names(), told))}}));
  }
  Sequence own(mixed(seed_ ^ mixed(mixed(problem.mould + 12) + plan.writer)));
  Letter out{.name = std::string(one_of(family_names(), own))};
  for (const auto i : drawn(pool.size(), clauses_told, own)) out.clauses.push_back(pool[i]);
  for (const auto i : drawn(commons.size(), commons_told, own)) out.clauses.push_back(commons[i]);
  for (const auto i : drawn(private_pieces().size(), privates_told, own)) out.clauses.emplace_back(private_pieces()[i]);
  if (own.below(10) < 7) out.title = (own.below(2) == 0 ? "{village}" : thing) + pool[own.below(pool.size())];
  for (std::size_t i = out.clauses.size(); i > 1; --i) std::swap(out.clauses[i - 1], out.clauses[own.below(i)]);
  out.opening = one_of(opening_pieces(), own);
  if (own.below(12) == 0) out.opening = "我把{town}这边的情况写下来";  // the village is not told
  out.asking = one_of(asking_pieces(), own);
  out.closing = one_of(closing_pieces(), own);
  return out;
}

void Throng::write_opening(const Plan& plan, Letter& letter) const {
  const auto& village = places_.all[problems_[plan.problem].village];
  const auto& town = places_.all[village.above];
  // Every fourth writes the bare stem.
  const bool is_short = mixed(seed_ ^ mixed(plan.problem + 41) ^ plan.writer) % 4 == 0;
  const std::vector<std::pair<std::string_view, std::string>> values = {{"{county}", places_.all[town.above].name},
                                                                        {"{town}", is_short ? town.stem : town.name},
                                                                        {"{village}", is_short ? village.stem : village.name},
                                                                        {"{name}", letter.name}};
  letter.opening = filled(letter.opening, values);
  letter.title = filled(letter.title, values);
}

// A copy of the letter: as it is, re-typed, shuffled with a clause left out, or with other names.
void Throng::alter(const Plan& plan, Letter& letter) const {
  Sequence numbers(mixed(seed_ ^ mixed(mixed(plan.problem) + plan.writer) ^ plan.version));
  switch (numbers.below(5)) {
    case 0:
    case 1: return;
    case 2:
      for (auto& clause : letter.clauses) misspell(clause, numbers), misspell(clause, numbers);
      letter.closing = one_of(closing_pieces(), numbers);
      return;
    case 3:
      letter.clauses.erase(letter.clauses.begin() + static_cast<std::ptrdiff_t>(numbers.below(letter.clauses.size())));
      for (int moved = 0; moved < 4; ++moved) {
        std::swap(letter.clauses[numbers.below(letter.clauses.size())], letter.clauses[numbers.below(letter.clauses.size())]);
      }
      return;
    default:
      letter.name = one_of(family_names(), numbers);
      letter.closing = one_of(closing_pieces(), numbers);
      letter.clauses.push_back("电话13" + std::to_string(100'000'000 + numbers.below(800'000'000)) + "，姓" + std::string(one_of(family_names(), numbers)));
  }
}

// Eight in ten name the village on the form, one the township only, one nothing.
std::string Throng::form_place(const Plan& plan, const MadePlace& village) const {
  const auto drawn = mixed(seed_ ^ mixed(mixed(plan.problem + 21) + plan.writer) ^ (plan.version + 1)) % 10;
  return drawn == 0 ? std::string() : drawn == 1 ? places_.all[village.above].code : village.code;
}

MadeText Throng::at(std::size_t text) const {
  const auto& plan = plans_[text];
  auto letter = this->letter(plan);
  Sequence slips(mixed(seed_ ^ mixed(mixed(problems_[plan.problem].mould + 31) + plan.writer)));
  for (auto& clause : letter.clauses) misspell(clause, slips);
  if (plan.version > 0) alter(plan, letter);
  write_opening(plan, letter);
  MadeText out{.title = letter.title, .place = form_place(plan, village_of(text))};
  out.text = letter.opening;
  for (std::size_t i = 0; i < letter.clauses.size(); ++i) out.text += (i % 3 == 2 ? "。" : "，") + letter.clauses[i];
  out.text += "。" + letter.asking + "。" + letter.closing;
  return out;
}

}  // namespace lianxin::bench
