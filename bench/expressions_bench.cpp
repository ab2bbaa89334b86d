// Evaluating a declared type with 40 expressions on one record, against the same 40 rules written by hand in C++: ten rules for
// each of four stages of a project. Five interleaved rounds, medians, one core.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <functional>

#include "platform/expressions/evaluate.h"

using namespace lianxin;
using namespace lianxin::expressions;

namespace {

constexpr std::size_t fields_of_stage = 8;
constexpr std::array<const char*, 10> rules_of_stage{
    "filled(title@) and length(title@) <= 50",
    "not done@ or filled(ended@)",
    "ended@ >= started@",
    "paid@ <= planned@ * 1.1",
    "planned@ - paid@",
    "if(planned@ = 0, 0, round(paid@ / planned@ * 100, 1))",
    "source@ in ['county', 'town', 'village'] or planned@ < 10000",
    "days(started@, coalesce(ended@, today))",
    "not done@ and days(due@, today) > 0",
    "source@ = 'donated' and planned@ >= 5000 and empty(ended@)",
};

struct Stage {
  std::string title;
  bool done;
  Day started, ended, due;
  std::int64_t planned, paid;  // millionths
  std::string source;
};

Stage stage(int n) {
  return {"修村里的路 第" + std::to_string(n) + "期", n % 2 == 0, {16'100 + n}, {16'200 + n}, {16'180}, (10'000 + n * 77) * micros_per_one,
          (9'000 + n * 31) * micros_per_one, n % 3 == 0 ? "county" : "donated"};
}

// Each result is taken into a sum, so that none is left out.
std::int64_t by_hand(const Stage& s, Day today) {
  std::int64_t sum = 0;
  std::size_t length = 0;
  for (const char c : s.title) length += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  sum += !s.title.empty() && length <= 50;
  sum += !s.done || s.ended.number != 0;
  sum += s.ended >= s.started;
  __extension__ using Wide = __int128;
  sum += s.paid <= static_cast<std::int64_t>((Wide{s.planned} * 1'100'000 + micros_per_one / 2) / micros_per_one);
  sum += s.planned - s.paid;
  if (s.planned != 0) {
    const auto share = static_cast<std::int64_t>((Wide{s.paid} * micros_per_one + s.planned / 2) / s.planned) * 100;
    sum += (share + 50'000) / 100'000 * 100'000;
  }
  sum += s.source == "county" || s.source == "town" || s.source == "village" || s.planned < 10'000 * micros_per_one;
  sum += ((s.ended.number != 0 ? s.ended : today) - s.started) * micros_per_one;
  sum += !s.done && today - s.due > 0;
  sum += s.source == "donated" && s.planned >= 5'000 * micros_per_one && s.ended.number == 0;
  return sum;
}

std::vector<Value> values_of(const std::array<Stage, 4>& stages) {
  std::vector<Value> out;
  for (const Stage& s : stages)
    out.insert(out.end(), {Value::text(s.title), Value::boolean(s.done), Value::date(s.started), Value::date(s.ended), Value::date(s.due),
                           Value::number(s.planned), Value::number(s.paid), Value::text(s.source)});
  return out;
}

std::vector<Expression> declared() {
  constexpr std::array<std::pair<const char*, Type>, fields_of_stage> fields{{{"title", Type::text}, {"done", Type::boolean},
      {"started", Type::date}, {"ended", Type::date}, {"due", Type::date}, {"planned", Type::number}, {"paid", Type::number}, {"source", Type::text}}};
  std::vector<Name> names;
  for (int n = 1; n <= 4; ++n)
    for (const auto& [name, type] : fields) names.push_back({name + std::to_string(n), type});
  const Names all(std::move(names));
  std::vector<Expression> out;
  for (int n = 1; n <= 4; ++n)
    for (std::string rule : rules_of_stage) {
      for (std::size_t at = rule.find('@'); at != std::string::npos; at = rule.find('@')) rule.replace(at, 1, std::to_string(n));
      out.push_back(parsed(rule, all).value());
    }
  return out;
}

double seconds(const std::function<void()>& what) {
  const auto from = std::chrono::steady_clock::now();
  what();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

int main() {
  constexpr int records = 64, turns = 1'000;
  std::vector<std::array<Stage, 4>> all;
  for (int i = 0; i < records; ++i) all.push_back({stage(4 * i + 1), stage(4 * i + 2), stage(4 * i + 3), stage(4 * i + 4)});
  std::vector<std::vector<Value>> values;
  for (const auto& each : all) values.push_back(values_of(each));
  const auto expressions = declared();
  const Day today{16'210};
  Scratch scratch;
  std::int64_t declared_sum = 0, hand_sum = 0;
  std::vector<double> declared_s, hand_s;
  for (int round = 0; round < 5; ++round) {
    declared_sum = hand_sum = 0;
    declared_s.push_back(seconds([&] {
      for (int turn = 0; turn < turns; ++turn)
        for (const auto& record : values)
          for (const Expression& e : expressions) declared_sum += evaluate(e, {.values = record, .today = today}, scratch).figure();
    }));
    hand_s.push_back(seconds([&] {
      for (int turn = 0; turn < turns; ++turn)
        for (const auto& record : all)
          for (const Stage& s : record) hand_sum += by_hand(s, today);
    }));
  }
  if (declared_sum != hand_sum) {
    std::printf("the two differ: %lld declared, %lld by hand\n", static_cast<long long>(declared_sum), static_cast<long long>(hand_sum));
    return 1;
  }
  const double evaluated = records * turns / median(declared_s), by_hand_rate = records * turns / median(hand_s);
  std::printf("%zu expressions on one record, one core\n", expressions.size());
  std::printf("  %-34s %12.0f records/s (at least 100000%s)\n", "declared", evaluated, evaluated >= 100'000 ? "" : ", MISSED");
  std::printf("  %-34s %12.1f ns\n", "an expression", 1e9 / evaluated / static_cast<double>(expressions.size()));
  std::printf("  %-34s %12.0f records/s\n", "the same rules by hand", by_hand_rate);
  std::printf("  %-34s %12.3f\n", "ratio", evaluated / by_hand_rate);
  return 0;
}
