#include "platform/sheets/workbook_reader.h"

#include <algorithm>
#include <map>

#include "platform/sheets/merge_scan.h"
#include "platform/sheets/sheet_handler.h"
#include "platform/sheets/xml_scan.h"

namespace lianxin::sheets {
namespace {

constexpr std::size_t most_sheets = 1000;

struct Target {
  std::string path{};
  std::string kind{};  // what the last word of its type says
};

// "xl/workbook.xml" + "worksheets/sheet1.xml" → "xl/worksheets/sheet1.xml"
std::string resolved(std::string_view source, std::string_view target) {
  std::string path;
  if (target.starts_with('/')) {
    path = target.substr(1);
  } else {
    path = source.substr(0, source.rfind('/') == source.npos ? 0 : source.rfind('/') + 1);
    path += target;
  }
  for (std::size_t up; (up = path.find("../")) != std::string::npos;) {
    const auto before = up < 2 ? std::string::npos : path.rfind('/', up - 2);
    const std::size_t begin = before == std::string::npos ? 0 : before + 1;
    path.erase(begin, up + 3 - begin);
  }
  return path;
}

class Relations : public XmlHandler {
 public:
  explicit Relations(std::string_view source) : source_(source) {}
  void start(std::string_view name, const char** attributes) override {
    if (name != "Relationship" || targets.size() >= 10'000) return;
    const char *id = attribute(attributes, "Id"), *type = attribute(attributes, "Type"), *target = attribute(attributes, "Target");
    if (!id || !type || !target) return;
    const std::string_view kind = type;
    targets[id] = {resolved(source_, target), std::string(kind.substr(kind.rfind('/') + 1))};
  }
  void end(std::string_view) override {}
  const Target* of_kind(std::string_view kind) const {
    for (const auto& [id, target] : targets)
      if (target.kind == kind) return &target;
    return nullptr;
  }
  std::map<std::string, Target, std::less<>> targets{};

 private:
  std::string_view source_;
};

Result<Relations> relations_of(const Package& package, std::string_view source) {
  const auto slash = source.rfind('/');
  const std::size_t name = slash == source.npos ? 0 : slash + 1;
  const std::string path = std::string(source.substr(0, name)) + "_rels/" + std::string(source.substr(name)) + ".rels";
  Relations out(source);
  if (!package.has(path)) return out;
  auto part = package.part(path);
  if (!part) return std::move(part).error();
  if (auto done = scan_xml(*part, out); !done) return std::move(done).error();
  return out;
}

bool is_true(const char* value) { return value && (std::string_view(value) == "1" || std::string_view(value) == "true"); }

}  // namespace

class BookHandler : public XmlHandler {
 public:
  BookHandler(Workbook& book, const Relations& relations) : book_(book), relations_(relations) {}
  void start(std::string_view name, const char** attributes) override {
    if (name == "workbookPr") book_.from_1904_ = is_true(attribute(attributes, "date1904"));
    if (name != "sheet" || book_.sheets_.size() >= most_sheets) return;
    const char* title = attribute(attributes, "name");
    const char* id = attribute(attributes, "id");
    const char* state = attribute(attributes, "state");
    const auto target = relations_.targets.find(std::string_view(id ? id : ""));
    if (!title || target == relations_.targets.end() || target->second.kind != "worksheet") return;  // a chart's sheet
    book_.sheets_.push_back({title, state && std::string_view(state) != "visible", target->second.path});
  }
  void end(std::string_view) override {}

 private:
  Workbook& book_;
  const Relations& relations_;
};

Result<Workbook> Workbook::open(const SheetFile& file, const SheetLimits& limits) {
  Workbook out;
  out.package_ = TRY(Package::open(file, limits));
  const Package& package = out.package_;
  const Relations root = TRY(relations_of(package, ""));
  const Target* book = root.of_kind("officeDocument");
  const std::string path = book ? book->path : "xl/workbook.xml";
  if (path.ends_with(".bin")) return fail(Code::invalid, "sheets.binary_workbook", {{"file", file.name}});
  const bool is_book = package.has(path) && path.find("word/") == path.npos && path.find("ppt/") == path.npos;
  if (!is_book) return fail(Code::invalid, "sheets.no_workbook", {{"file", file.name}});
  const Relations relations = TRY(relations_of(package, path));
  auto part = package.part(path);
  if (!part) return std::move(part).error();
  BookHandler handler(out, relations);
  if (auto done = scan_xml(*part, handler); !done) return std::move(done).error();
  if (out.sheets_.empty()) return fail(Code::invalid, "sheets.no_sheets", {{"file", file.name}});
  if (const Target* styles = relations.of_kind("styles")) out.styles_part_ = styles->path;
  if (const Target* strings = relations.of_kind("sharedStrings")) out.strings_part_ = strings->path;
  out.date_forms_ = TRY(read_date_forms(package, out.styles_part_));
  return out;
}

int Workbook::first_visible() const {
  const auto found = std::ranges::find_if(sheets_, [](const SheetInfo& sheet) { return !sheet.hidden; });
  return found == sheets_.end() ? -1 : static_cast<int>(found - sheets_.begin());
}

int Workbook::sheet_named(std::string_view name) const {
  const auto found = std::ranges::find(sheets_, name, &SheetInfo::name);
  return found == sheets_.end() ? -1 : static_cast<int>(found - sheets_.begin());
}

bool Workbook::is_hidden_column(int column) const {
  return std::ranges::any_of(hidden_columns_, [&](const auto& range) { return range.first <= column && column <= range.second; });
}

Result<void> Workbook::read(int sheet, const RowSink& sink, const Progress& progress) {
  if (!strings_read_) {
    strings_ = TRY(BookStrings::read(package_, strings_part_));
    strings_read_ = true;
  }
  const SheetInfo& info = sheets_[static_cast<std::size_t>(sheet)];
  auto part = package_.part(info.part);
  if (!part) return std::move(part).error();
  hidden_columns_.clear();
  SheetHandler handler(*this, info, sink);
  if (!progress) return scan_xml(*part, handler);
  return scan_xml(*part, handler, [&](std::string_view) { progress(part->progress()); });
}

Result<std::vector<MergedRange>> Workbook::merged(int sheet) const {
  const SheetInfo& info = sheets_[static_cast<std::size_t>(sheet)];
  auto part = package_.part(info.part);
  if (!part) return std::move(part).error();
  MergeScan scan;
  std::vector<char> piece(64 * 1024);
  for (;;) {
    const auto got = part->read(piece.data(), piece.size());
    if (!got) return got.error();
    scan.take({piece.data(), *got});
    const std::size_t most = package_.limits().max_merged;
    if (scan.ranges.size() > most)
      return fail(Code::invalid, "sheets.too_many_merged", {{"file", package_.file()}, {"sheet", info.name}, {"max", std::to_string(most)}});
    if (*got == 0) return std::move(scan.ranges);
  }
}

}  // namespace lianxin::sheets
