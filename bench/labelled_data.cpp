#include "bench/labelled_data.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>

#include "platform/sheets/csv.h"

namespace lianxin::bench {
namespace {

std::string content_of(const std::string& path) {
  if (!path.ends_with(".xz")) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  std::string out;
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(::popen(("xz -dc '" + path + "' 2>/dev/null").c_str(), "r"), ::pclose);
  std::array<char, 1 << 16> piece{};
  while (pipe) {
    const auto count = std::fread(piece.data(), 1, piece.size(), pipe.get());
    if (count == 0) break;
    out.append(piece.data(), count);
  }
  return out;
}

sheets::CsvTable table_of(const std::string& name) {
  auto table = sheets::read_csv(content_of(folder_of_texts() + "/" + name), {.separator = '\t', .quotes = false, .max_cell_bytes = 1 << 20});
  return table ? std::move(*table) : sheets::CsvTable{};
}

}  // namespace

std::string folder_of_texts() {
  const char* told = std::getenv("LIANXIN_TEXTS");
  return told ? told : "../shared/data/complaints";
}

LabelledSet read_labelled(const std::string& name) {
  const auto table = table_of(name);
  const auto cell = [&](const sheets::CsvRow& row, const char* column) { return std::string(table.cell(row, table.column(column))); };
  const bool is_cut = table.column("words") >= 0;
  LabelledSet out;
  for (const auto& row : table.rows) {
    out.rows.push_back({cell(row, "label"), cell(row, "title"), cell(row, is_cut ? "words" : "text")});
    out.copies.push_back(static_cast<std::uint32_t>(std::strtoul(cell(row, "neardup_group").c_str(), nullptr, 10)));
  }
  return out;
}

std::vector<Message> read_messages() {
  const auto table = table_of("hot_messages.tsv");
  std::map<std::string, std::int32_t> topics;
  std::vector<Message> out;
  for (const auto& row : table.rows) {
    Message message{std::string(table.cell(row, table.column("title"))), std::string(table.cell(row, table.column("text")))};
    const std::string topic(table.cell(row, table.column("topic")));
    if (!topic.empty()) message.topic = topics.try_emplace(topic, static_cast<std::int32_t>(topics.size())).first->second;
    out.push_back(std::move(message));
  }
  return out;
}

}  // namespace lianxin::bench
