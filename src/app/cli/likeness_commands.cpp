#include "app/cli/likeness_commands.h"

#include <cstdio>
#include <fstream>
#include <iterator>
#include <optional>
#include <thread>
#include <unordered_map>

#include "app/cli/words.h"
#include "base/text.h"
#include "platform/likeness/classifier_file.h"
#include "platform/likeness/copies.h"
#include "platform/likeness/evaluation.h"
#include "platform/likeness/place_reader.h"
#include "platform/likeness/throng.h"
#include "platform/likeness/tsv_texts.h"
#include "platform/sheets/csv.h"

namespace lianxin::app {

namespace {

constexpr std::uint64_t seed = 5;  // nothing is kept that a writer could aim at
constexpr std::size_t max_cell_bytes = 4 << 20;

std::string percent(double share) {
  char text[16];
  std::snprintf(text, sizeof text, "%.1f %%", share * 100);
  return text;
}

std::string thousandths(double value) {
  char text[16];
  std::snprintf(text, sizeof text, "%.3f", value);
  return text;
}

// Rows that cannot be read are told on standard error and left out.
Result<sheets::CsvTable> read_table(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return invalid_field("FILE", "config.no_file", {{"path", path}});
  const std::string content(std::istreambuf_iterator<char>(in), {});
  auto table = TRY(sheets::read_csv(content, {.separator = '\t', .quotes = false, .max_cell_bytes = max_cell_bytes}));
  std::erase_if(table.rows, [&](const sheets::CsvRow& row) {
    if (row.fault.empty()) return false;
    std::fprintf(stderr, "%s:%lld: %s\n", path.c_str(), static_cast<long long>(row.line), say(row.fault).c_str());
    return true;
  });
  return table;
}

Result<int> column(const sheets::CsvTable& table, std::string_view name) {
  const int at = table.column(name);
  if (at < 0) return invalid_field("FILE", "likeness.no_column", {{"column", std::string(name)}});
  return at;
}

struct Examples {
  std::vector<likeness::Example> rows;
  std::vector<std::uint32_t> copies;
};

Result<Examples> read_examples(const std::string& path) {
  const auto table = TRY(read_table(path));
  const int label = TRY(column(table, "label"));
  const int text = TRY(column(table, "text"));
  const int title = table.column("title");
  Examples out;
  for (const auto& row : table.rows) {
    out.rows.push_back({std::string(table.cell(row, label)), std::string(table.cell(row, title)), std::string(table.cell(row, text))});
  }
  std::vector<likeness::TitledText> texts;
  for (const auto& row : out.rows) texts.push_back({row.title, row.text});
  out.copies = likeness::copy_groups(texts, seed);
  return out;
}

void print(const likeness::Figures& figures) {
  for (const auto& each : figures.classes) {
    std::printf("  %s: %s\n", each.label.c_str(),
                say("likeness.class", {{"examples", std::to_string(each.examples)}, {"precision", thousandths(each.precision)},
                                       {"recall", thousandths(each.recall)}, {"f1", thousandths(each.f1)}})
                    .c_str());
  }
  const auto line = [](std::string_view key, const std::string& value) { std::printf("%s\n", say(key, {{"value", value}}).c_str()); };
  line("likeness.examples", std::to_string(figures.examples));
  if (figures.unknown > 0) line("likeness.unknown_labels", std::to_string(figures.unknown));
  line("likeness.macro_f1", thousandths(figures.macro_f1));
  line("likeness.accuracy", thousandths(figures.accuracy));
  line("likeness.top2", thousandths(figures.top2_accuracy));
  line("likeness.calibration", thousandths(figures.calibration_error));
  line("likeness.answered_at_98", percent(figures.answered_at_98));
  std::printf("%s\n", say("likeness.sure", {{"share", percent(figures.sure)}, {"precision", thousandths(figures.precision_of_sure)}}).c_str());
}

Result<void> train_into(const std::string& model, const std::string& file) {
  const auto examples = TRY(read_examples(file));
  const auto classifier = TRY(likeness::train(examples.rows, examples.copies));
  TRY(likeness::save_classifier(classifier, model));
  std::printf("%s\n", say("likeness.trained", {{"path", model}, {"examples", std::to_string(classifier.parts().examples)},
                                               {"labels", std::to_string(classifier.labels().size())}})
                          .c_str());
  return {};
}

Result<void> evaluate(const std::string& model, const std::string& file, std::uint32_t folds) {
  if (folds > 0) {
    const auto examples = TRY(read_examples(file));
    print(TRY(likeness::cross_validate(examples.rows, examples.copies, folds)));
    return {};
  }
  const auto classifier = TRY(likeness::load_classifier(model));
  const auto examples = TRY(read_examples(file));
  likeness::Scorer scorer;
  for (const auto& each : examples.rows) {
    if (!each.label.empty()) scorer.add(classifier, each);
  }
  print(scorer.figures());
  return {};
}

using Numbers = std::unordered_map<std::string, std::uint32_t>;

// Each id's number; an id may stand once.
Result<Numbers> numbers_of(const likeness::TsvTexts& texts, int id) {
  Numbers out;
  out.reserve(texts.size());
  std::string room;
  for (std::uint32_t i = 0; i < texts.size(); ++i) {
    const std::string name(texts.cell(i, id, room));
    if (!out.emplace(name, i).second) return invalid_field("FILE", "likeness.id_twice", {{"id", name}});
  }
  return out;
}

// Pairs of ids; ids that the texts do not have are left out.
Result<std::vector<likeness::TextPair>> read_pairs(const std::string& path, const Numbers& numbers) {
  std::vector<likeness::TextPair> out;
  if (path.empty()) return out;
  std::ifstream in(path);
  if (!in) return invalid_field("FILE", "config.no_file", {{"path", path}});
  for (std::string line; std::getline(in, line);) {
    const auto cells = split(trimmed(line), '\t');
    if (cells.size() != 2) continue;
    const auto one = numbers.find(std::string(cells[0]));
    const auto other = numbers.find(std::string(cells[1]));
    if (one != numbers.end() && other != numbers.end()) out.push_back({one->second, other->second});
  }
  return out;
}

Result<std::optional<likeness::PlaceReader>> read_places(const std::string& path) {
  if (path.empty()) return std::optional<likeness::PlaceReader>();
  const auto table = TRY(read_table(path));
  const int code = TRY(column(table, "code"));
  const int name = TRY(column(table, "name"));
  std::vector<likeness::Division> divisions;
  for (const auto& row : table.rows) divisions.push_back({std::string(table.cell(row, code)), std::string(table.cell(row, name))});
  return std::optional<likeness::PlaceReader>(std::in_place, divisions);
}

Result<void> group(const GroupFiles& files) {
  const auto texts = TRY(likeness::TsvTexts::open(files.texts));
  const int id = texts->column("id");
  if (id < 0) return invalid_field("FILE", "likeness.no_column", {{"column", "id"}});
  likeness::ThrongOptions options{.seed = seed, .threads = std::max(1U, std::thread::hardware_concurrency())};
  {
    const auto numbers = TRY(numbers_of(*texts, id));
    options.must = TRY(read_pairs(files.must, numbers));
    options.must_not = TRY(read_pairs(files.must_not, numbers));
  }
  const auto places = TRY(read_places(files.places));
  if (places) options.places = &*places;
  const auto groups = likeness::consolidated(*texts, options).group;
  std::printf("id\tgroup\n");
  std::string own;
  std::string first;
  for (std::uint32_t i = 0; i < groups.size(); ++i) {
    std::printf("%s\t%s\n", std::string(texts->cell(i, id, own)).c_str(), std::string(texts->cell(groups[i], id, first)).c_str());
  }
  return {};
}

int status(const Result<void>& result) { return result ? done : report(result.error()); }

}  // namespace

int train_classifier(const std::string& model, const std::string& file) { return status(train_into(model, file)); }

int evaluate_classifier(const std::string& model, const std::string& file, std::uint32_t folds) { return status(evaluate(model, file, folds)); }

int group_texts(const GroupFiles& files) { return status(group(files)); }

}  // namespace lianxin::app
