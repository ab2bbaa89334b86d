#include "app/cli/likeness_commands.h"

#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>

#include "app/cli/words.h"
#include "base/text.h"
#include "platform/likeness/classifier_file.h"
#include "platform/likeness/copies.h"
#include "platform/likeness/evaluation.h"
#include "platform/likeness/grouping.h"
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

using Numbers = std::map<std::string, std::uint32_t, std::less<>>;

// Pairs of ids; ids that the texts do not have are left out.
Result<std::vector<likeness::TextPair>> read_pairs(const std::string& path, const Numbers& numbers) {
  std::vector<likeness::TextPair> out;
  if (path.empty()) return out;
  std::ifstream in(path);
  if (!in) return invalid_field("FILE", "config.no_file", {{"path", path}});
  for (std::string line; std::getline(in, line);) {
    const auto cells = split(trimmed(line), '\t');
    if (cells.size() != 2) continue;
    const auto one = numbers.find(cells[0]);
    const auto other = numbers.find(cells[1]);
    if (one != numbers.end() && other != numbers.end()) out.push_back({one->second, other->second});
  }
  return out;
}

Result<void> group(const std::string& file, const std::string& must, const std::string& must_not) {
  const auto table = TRY(read_table(file));
  const int id = TRY(column(table, "id"));
  const int text = TRY(column(table, "text"));
  const int title = table.column("title");
  const int place = table.column("place");
  likeness::TermWeights weights(table.rows.size());
  Numbers numbers;
  for (const auto& row : table.rows) {
    weights.count(likeness::matter_of(table.cell(row, title), table.cell(row, text)));
    if (!numbers.try_emplace(std::string(table.cell(row, id)), static_cast<std::uint32_t>(numbers.size())).second)
      return invalid_field("FILE", "likeness.id_twice", {{"id", std::string(table.cell(row, id))}});
  }
  likeness::Grouper grouper(weights);
  for (const auto& pair : TRY(read_pairs(must, numbers))) grouper.must(pair);
  for (const auto& pair : TRY(read_pairs(must_not, numbers))) grouper.must_not(pair);
  for (const auto& row : table.rows) grouper.add(table.cell(row, title), table.cell(row, text), table.cell(row, place));
  grouper.merge();
  const auto groups = grouper.groups();
  std::printf("id\tgroup\n");
  for (std::size_t i = 0; i < groups.size(); ++i) {
    std::printf("%s\t%s\n", std::string(table.cell(table.rows[i], id)).c_str(), std::string(table.cell(table.rows[groups[i]], id)).c_str());
  }
  return {};
}

int status(const Result<void>& result) { return result ? done : report(result.error()); }

}  // namespace

int train_classifier(const std::string& model, const std::string& file) { return status(train_into(model, file)); }

int evaluate_classifier(const std::string& model, const std::string& file, std::uint32_t folds) { return status(evaluate(model, file, folds)); }

int group_texts(const std::string& file, const std::string& must, const std::string& must_not) { return status(group(file, must, must_not)); }

}  // namespace lianxin::app
