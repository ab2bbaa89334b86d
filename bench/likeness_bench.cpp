// Quality of the text analysis on real messages, by cross-validation with fixed folds, and what it costs.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <map>
#include <set>

#include "bench/labelled_data.h"
#include "bench/stage.h"
#include "platform/likeness/copies.h"
#include "platform/likeness/evaluation.h"
#include "platform/likeness/grouping.h"
#include "platform/likeness/hashing.h"
#include "platform/likeness/standing.h"
#include "platform/likeness/throng.h"

using namespace lianxin;
using namespace lianxin::bench;
using namespace lianxin::likeness;

namespace {

double cpu_s() {
  timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

void aim(const std::string& name, double value, double wanted, bool at_least) {
  const bool met = at_least ? value >= wanted : value <= wanted;
  std::printf("  %-50s %8.3f (%s %.3g%s)\n", name.c_str(), value, at_least ? "at least" : "at most", wanted, met ? "" : ", MISSED");
}

void tell(const std::string& name, double value) { std::printf("  %-50s %8.3f\n", name.c_str(), value); }

void classes(const std::string& name, double wanted_f1) {
  const auto set = read_labelled(name);
  std::printf("classes, %s, 5 folds, copies kept together\n", name.c_str());
  if (set.rows.empty()) return void(std::printf("  not measured: no such file in %s\n", folder_of_texts().c_str()));
  const double before = cpu_s();
  const auto classifier = train(set.rows, set.copies);
  const double trained = cpu_s();
  if (!classifier) return void(std::printf("  failed: %s\n", classifier.error().key.c_str()));
  for (const auto& row : set.rows) (void)classifier->judge(row.title, row.text);
  const double judged = cpu_s();
  const auto figures = cross_validate(set.rows, set.copies, 5);
  if (!figures) return void(std::printf("  failed: %s\n", figures.error().key.c_str()));
  aim("macro-F1", figures->macro_f1, wanted_f1, true);
  tell("accuracy", figures->accuracy);
  tell("right with the first or second guess", figures->top2_accuracy);
  aim("expected calibration error", figures->calibration_error, 0.03, false);
  tell("share answered at 98 % precision", figures->answered_at_98);
  tell("called sure", figures->sure);
  tell("precision of those", figures->precision_of_sure);
  aim("training, CPU s", trained - before, 3, false);
  aim("a text, CPU ms", (judged - trained) * 1000 / static_cast<double>(set.rows.size()), 0.05, false);
}

struct Pairs {
  std::vector<TextPair> same{};
  std::vector<TextPair> other{};
};

// Same: up to three pairs of each topic. Other: the 200 most alike pairs of a topic's text and one that is not of it, by plain
// character pairs without what the grouping knows; each text in three of them at most.
Pairs hard_pairs(const std::vector<Message>& messages, const TermWeights& weights) {
  Pairs out;
  std::map<std::int32_t, std::vector<std::uint32_t>> topics;
  std::vector<Profile> plain;
  for (std::uint32_t i = 0; i < messages.size(); ++i) {
    if (messages[i].topic >= 0) topics[messages[i].topic].push_back(i);
    plain.push_back(weights.profile(matter_of(messages[i].title, messages[i].text), {.terms = 100, .redundancy = 0}));
  }
  for (const auto& [topic, members] : topics) {
    for (std::size_t i = 1; i < std::min<std::size_t>(4, members.size()); ++i) out.same.push_back({members[i - 1], members[i]});
  }
  struct Near { float alike; TextPair pair; };
  std::vector<Near> near;
  for (std::uint32_t i = 0; i < messages.size(); ++i) {
    for (std::uint32_t j = 0; j < i; ++j) {
      if (messages[i].topic == messages[j].topic) continue;
      if (const float alike = likeness::likeness(plain[i], plain[j], 1); alike > 0.1F) near.push_back({alike, {j, i}});
    }
  }
  std::stable_sort(near.begin(), near.end(), [](const Near& a, const Near& b) { return a.alike > b.alike; });
  std::map<std::uint32_t, int> used;
  for (const auto& each : near) {
    if (out.other.size() == 200) break;
    if (used[each.pair.one] == 3 || used[each.pair.other] == 3) continue;
    ++used[each.pair.one];
    ++used[each.pair.other];
    out.other.push_back(each.pair);
  }
  return out;
}

struct Quality { double precision = 0, recall = 0, f1 = 0, b3 = 0, j5 = 0; };

// Over the pairs that hold a text of the topics chosen; two texts of no topic say nothing.
Quality quality_of(const std::vector<Message>& messages, const std::vector<std::uint32_t>& groups, const std::set<std::int32_t>& chosen) {
  std::map<std::uint32_t, std::map<std::int32_t, double>> in_group;
  std::map<std::int32_t, std::map<std::uint32_t, double>> of_topic;
  for (std::size_t i = 0; i < messages.size(); ++i) {
    ++in_group[groups[i]][messages[i].topic];
    if (chosen.contains(messages[i].topic)) ++of_topic[messages[i].topic][groups[i]];
  }
  const auto pairs = [](double n) { return n * (n - 1) / 2; };
  double right = 0, together = 0, wanted = 0, texts = 0, b_precision = 0, b_recall = 0, overlaps = 0, large = 0;
  for (const auto& [group, topics] : in_group) {
    double all = 0, outside = 0;
    for (const auto& [topic, count] : topics) {
      all += count;
      if (!chosen.contains(topic)) outside += count;
    }
    together += pairs(all) - pairs(outside);
  }
  for (const auto& [topic, parts] : of_topic) {
    double size = 0, best = 0;
    for (const auto& part : parts) size += part.second;
    for (const auto& [group, count] : parts) {
      double group_size = 0;
      for (const auto& each : in_group[group]) group_size += each.second;
      right += pairs(count);
      b_precision += count * count / group_size;
      b_recall += count * count / size;
      best = std::max(best, count / (group_size + size - count));
    }
    wanted += pairs(size);
    texts += size;
    if (size >= 5) overlaps += best, ++large;
  }
  const auto harmonic = [](double a, double b) { return a + b > 0 ? 2 * a * b / (a + b) : 0; };
  Quality out{.precision = right / std::max(1.0, together), .recall = right / std::max(1.0, wanted)};
  out.f1 = harmonic(out.precision, out.recall);
  out.b3 = harmonic(b_precision / texts, b_recall / texts);
  out.j5 = large > 0 ? overlaps / large : 0;
  return out;
}

class Messages : public TextSource {
 public:
  explicit Messages(const std::vector<Message>& messages) : messages_(messages) {}
  std::size_t size() const override { return messages_.size(); }
  SourceText read(std::uint32_t number, std::string&) const override { return {messages_[number].title, messages_[number].text, {}}; }

 private:
  const std::vector<Message>& messages_;
};

void groups() {
  std::printf("hot problems, hot_messages.tsv\n");
  const auto messages = read_messages();
  if (messages.empty()) return void(std::printf("  not measured: no such file in %s\n", folder_of_texts().c_str()));
  const double before = cpu_s();
  const auto found = consolidated(Messages(messages), {}).group;
  const double after = cpu_s();
  TermWeights weights(messages.size());
  for (const auto& each : messages) weights.count(matter_of(each.title, each.text));
  std::set<std::int32_t> topics;
  for (const auto& each : messages) {
    if (each.topic >= 0) topics.insert(each.topic);
  }
  const auto all = quality_of(messages, found, topics);
  aim("pair-F1", all.f1, 0.86, true);
  tell("precision", all.precision);
  tell("recall", all.recall);
  aim("B-cubed F", all.b3, 0.94, true);
  tell("overlap of topics of 5 and more", all.j5);
  double least = 1, sum = 0;
  for (std::int32_t fold = 0; fold < 5; ++fold) {
    std::set<std::int32_t> part;
    for (const auto topic : topics) {
      if (topic % 5 == fold) part.insert(topic);
    }
    const double b3 = quality_of(messages, found, part).b3;
    least = std::min(least, b3);
    sum += b3 / 5;
  }
  std::printf("  B-cubed over 5 folds of topics: mean %.3f, least %.3f\n", sum, least);
  const auto hard = hard_pairs(messages, weights);
  const auto joined = [&](const std::vector<TextPair>& pairs) {
    const auto count = std::count_if(pairs.begin(), pairs.end(), [&](const TextPair& pair) { return found[pair.one] == found[pair.other]; });
    return static_cast<double>(count) / static_cast<double>(pairs.size());
  };
  aim("pairs of one problem joined", joined(hard.same), 0.90, true);
  aim("most alike pairs of two problems joined", joined(hard.other), 0.30, false);
  tell("all messages, CPU s", after - before);
}

// Texts of our own, as many as wanted, the same each time.
std::string made_text(Sequence& numbers) {
  static const std::vector<std::string> things = {"水管", "路灯", "桥面", "电梯", "草场", "奶站", "变压器", "垃圾点", "网围栏", "暖气", "卫生院", "校车"};
  static const std::vector<std::string> faults = {"坏了半个月", "没有人来修", "夜里很响", "一直停用", "被人占了", "收费说不清", "漏得厉害", "排队太长"};
  static const std::vector<std::string> asks = {"请派人看一看", "希望早点答复", "想知道何时能好", "已经打过三回电话", "老人出门不便", "孩子上学绕路"};
  std::string out;
  const auto pick = [&](const std::vector<std::string>& from) { out += from[numbers.below(from.size())]; };
  for (int clause = 0; clause < 6; ++clause) {
    out += std::to_string(numbers.below(900) + 100) + "号院";
    pick(things);
    pick(faults);
    out += "，";
    pick(asks);
    out += "。";
  }
  return out;
}

void standing_index() {
  const auto count = static_cast<std::size_t>(scaled(1'000'000));
  std::printf("one new text against a standing index of %zu\n", count);
  const Signer signer(17);
  CopyIndex index(17);
  Sequence numbers(23);
  const double before = cpu_s();
  for (std::size_t i = 0; i < count; ++i) index.add(signer.sign("", made_text(numbers)));
  tell("making it, CPU µs a text", (cpu_s() - before) * 1e6 / static_cast<double>(count));
  std::vector<double> times;
  for (int i = 0; i < 1000; ++i) {
    const auto text = made_text(numbers);
    const double start = cpu_s();
    (void)index.find(signer.sign("", text));
    times.push_back((cpu_s() - start) * 1000);
  }
  std::nth_element(times.begin(), times.begin() + 500, times.end());
  aim("copies of it, CPU ms (median)", times[500], 1, false);
  const auto asked = signer.sign("", made_text(numbers));
  const double start = cpu_s();
  std::size_t like = 0;
  for (std::uint32_t i = 0; i < index.size(); ++i) like += likeness_of(asked, index.at(i)) >= copy_from;
  const double scan_ms = (cpu_s() - start) * 1000;
  print_ratio("a scan of all signatures (" + std::to_string(like) + " found) : the index", scan_ms / times[500], 100);
}

// 240 characters of 20,000 made-up words, drawn by a power law as those of a language are: like real texts, most have rare words.
std::string varied_text(Sequence& numbers) {
  std::string out;
  const auto put = [&](std::uint64_t n) {
    const auto c = static_cast<std::uint32_t>(0x4E00 + n % 2000);
    for (const auto byte : {0xE0 | (c >> 12), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63)}) out += static_cast<char>(byte);
  };
  for (int i = 0; i < 120; ++i) {
    const double u = static_cast<double>(numbers.below(1'000'000)) / 1e6;
    const auto word = mixed(static_cast<std::uint64_t>(20'000 * u * u * u) + 13);
    put(word);
    put(word >> 20);
    if (i % 8 == 7) out += "，";
  }
  return out;
}

double resident_mb() {
  long pages = 0, resident = 0;
  if (std::FILE* file = std::fopen("/proc/self/statm", "r")) {
    if (std::fscanf(file, "%ld %ld", &pages, &resident) != 2) resident = 0;
    std::fclose(file);
  }
  return static_cast<double>(resident) * 4096 / 1e6;
}

// What happens to a request that comes in: copies, group and category, among all that stand (src/features/voices).
void a_new_request() {
  const auto count = static_cast<std::size_t>(scaled(1'000'000));
  std::printf("a new request among %zu: copies, group and category\n", count);
  const double empty_mb = resident_mb();
  const auto place = [](std::size_t i) { return "001" + std::to_string(100 + i % 900); };
  auto weights = std::make_unique<TermWeights>(2 * count);
  Sequence counted(29);
  for (std::size_t i = 0; i < count; ++i) weights->count(matter_of("", varied_text(counted)));
  StandingTexts standing(17, std::move(weights));
  Sequence numbers(29);
  const double before = cpu_s();
  for (std::size_t i = 0; i < count; ++i) standing.add_counted({"", varied_text(numbers), place(i)});
  tell("making it, CPU µs a text", (cpu_s() - before) * 1e6 / static_cast<double>(count));
  tell("room, kB a text", (resident_mb() - empty_mb) * 1000 / static_cast<double>(count));
  std::vector<Example> examples;
  for (std::size_t i = 0; i < 2000; ++i) examples.push_back({std::to_string(i % 50), "", varied_text(numbers)});
  const auto classifier = train(examples);
  if (!classifier) return;
  std::vector<double> times;
  for (std::size_t i = 0; i < 1000; ++i) {
    const auto text = varied_text(numbers);
    const auto where = place(i);
    const double start = cpu_s();
    standing.add({"", text, where});
    (void)classifier->judge("", text);
    times.push_back((cpu_s() - start) * 1000);
  }
  std::nth_element(times.begin(), times.begin() + 500, times.end());
  aim("one new text, CPU ms (median)", times[500], 1, false);
}

}  // namespace

// Without arguments everything; otherwise the parts named: classes, groups, copies, request.
int main(int count, char** arguments) {
  const std::set<std::string> chosen(arguments + 1, arguments + count);
  const auto is_chosen = [&](const char* part) { return chosen.empty() || chosen.contains(part); };
  if (is_chosen("classes")) {
    classes("class7_raw.tsv", 0.89);
    classes("class7_words.tsv.xz", 0.93);
  }
  if (is_chosen("groups")) groups();
  if (is_chosen("copies")) standing_index();
  if (is_chosen("request")) a_new_request();
  return 0;
}
