// A throng of made-up texts consolidated: cleaning, copies, groups with place, categories, what the largest groups say. Without an
// argument a tenth of the full size; `throng_bench 756000` the whole, after a tenth to compare with.
//
// What is measured: from a file of texts on the disk (in the system's cache, as it was just written) to the group, the first copy and
// the category of each text and the words of the 500 largest groups, on two threads. Making the file and the classifier is not.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <unordered_map>

#include "bench/throng_pieces.h"
#include "bench/throng_texts.h"
#include "platform/likeness/hashing.h"
#include "platform/likeness/place_reader.h"
#include "platform/likeness/throng.h"
#include "platform/likeness/tsv_texts.h"

using namespace lianxin;
using namespace lianxin::bench;

namespace {

constexpr std::size_t full = 756'000;

double cpu_s() {
  timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

double wall_s() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

void forget_peak() { std::ofstream("/proc/self/clear_refs") << '5'; }

double peak_mb() {
  std::ifstream in("/proc/self/status");
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("VmHWM:")) return std::atof(line.c_str() + 6) * 1024 / 1e6;
  }
  return 0;
}

void aim(const std::string& name, double value, double wanted, bool at_least) {
  const bool met = at_least ? value >= wanted : value <= wanted;
  std::printf("  %-50s %8.3f (%s %.3g%s)\n", name.c_str(), value, at_least ? "at least" : "at most", wanted, met ? "" : ", MISSED");
}

void tell(const std::string& name, double value) { std::printf("  %-50s %8.3f\n", name.c_str(), value); }

std::string write_texts(const Throng& throng) {
  const auto path = std::filesystem::temp_directory_path() / ("throng-" + std::to_string(::getpid()) + ".tsv");
  std::ofstream out(path, std::ios::binary);
  out << "id\ttitle\ttext\tplace\n";
  for (std::size_t i = 0; i < throng.size(); ++i) {
    const auto text = throng.at(i);
    out << i << '\t' << text.title << '\t' << text.text << '\t' << text.place << '\n';
  }
  return path;
}

struct Measured {
  double wall = 0, cpu = 0;
};

struct Quality {
  double precision = 0, recall = 0, f1 = 0;
};

// Over all pairs of texts.
template <class Truth>
Quality pairs_of(const std::vector<std::uint32_t>& found, Truth truth) {
  std::unordered_map<std::uint64_t, double> together;
  std::unordered_map<std::uint64_t, double> wanted;
  std::unordered_map<std::uint64_t, double> both;
  for (std::uint32_t i = 0; i < found.size(); ++i) {
    const std::uint64_t is = truth(i);
    ++together[found[i]];
    ++wanted[is];
    ++both[likeness::mixed(is) + found[i]];
  }
  const auto pairs = [](const auto& sizes) {
    double sum = 0;
    for (const auto& [key, n] : sizes) sum += n * (n - 1) / 2;
    return sum;
  };
  Quality out{.precision = pairs(both) / std::max(1.0, pairs(together)), .recall = pairs(both) / std::max(1.0, pairs(wanted))};
  out.f1 = out.precision + out.recall > 0 ? 2 * out.precision * out.recall / (out.precision + out.recall) : 0;
  return out;
}

Measured run(std::size_t count, const likeness::Classifier& classifier) {
  std::printf("%zu texts\n", count);
  const Throng throng(count);
  const auto path = write_texts(throng);
  forget_peak();
  const Measured before{wall_s(), cpu_s()};
  const auto texts = likeness::TsvTexts::open(path);
  if (!texts) std::exit(1);
  std::vector<likeness::Division> divisions;
  for (const auto& place : throng.places().all) divisions.push_back({place.code, place.name});
  const likeness::PlaceReader reader(divisions);
  const auto found = likeness::consolidated(**texts, {.seed = 11, .threads = 2, .classifier = &classifier, .places = &reader, .described = 500});
  const Measured took{wall_s() - before.wall, cpu_s() - before.cpu};
  const double peak = peak_mb();
  std::filesystem::remove(path);
  if (count == full) aim("wall, s", took.wall, 45, false);
  else tell("wall, s", took.wall);
  tell("CPU, s", took.cpu);
  aim("most memory, MB", peak, 1500, false);
  const auto copies = pairs_of(found.copy_of, [&](auto i) { return throng.letter_of(i); });
  aim("copies: pair-F1", copies.f1, 0.97, true);
  tell("  precision", copies.precision);
  tell("  recall", copies.recall);
  const auto groups = pairs_of(found.group, [&](auto i) { return std::uint64_t{throng.problem_of(i)}; });
  aim("groups with place: pair-F1", groups.f1, 0.90, true);
  tell("  precision", groups.precision);
  tell("  recall", groups.recall);
  double open = 0, read = 0, held = 0;  // texts whose form names no village
  for (std::size_t i = 0; i < count; ++i) {
    const auto& village = throng.village_of(i).code;
    const auto& form = throng.at(i).place;
    const auto& code = found.codes[found.place[i]];
    if (form == village) continue;
    ++open;
    if (code == form) continue;
    ++read;
    held += village.starts_with(code);
  }
  aim("places read from the words: precision", held / std::max(1.0, read), 0.98, true);
  tell("  of the texts whose form names no village", read / std::max(1.0, open));
  double right = 0;
  for (std::size_t i = 0; i < count; ++i) right += classifier.labels()[found.category[i]] == throng.category_of(i);
  tell("categories named as the texts were made", right / static_cast<double>(count));
  if (!found.largest.empty()) {
    const auto& largest = found.largest.front();
    std::printf("  the largest group: %u texts:", largest.size);
    for (const auto& word : largest.words) std::printf(" %s", word.c_str());
    std::printf("\n");
  }
  return took;
}

}  // namespace

int main(int count, char** arguments) {
  const std::size_t texts = count > 1 ? std::strtoull(arguments[1], nullptr, 10) : full / 10;
  std::vector<likeness::Example> examples;
  for (const auto& subject : subjects()) {
    for (const auto& clause : subject.clauses) examples.push_back({subject.category, "", clause});
  }
  const auto classifier = likeness::train(examples);
  if (!classifier) return 1;
  std::printf("a throng of made-up texts: copies, groups, categories and words on two threads\n");
  if (texts < full) return run(texts, *classifier), 0;
  const auto tenth = run(texts / 10, *classifier);
  const auto whole = run(texts, *classifier);
  aim("ten times as many: CPU", whole.cpu / tenth.cpu, 12, false);
  aim("ten times as many: wall", whole.wall / tenth.wall, 12, false);
  return 0;
}
