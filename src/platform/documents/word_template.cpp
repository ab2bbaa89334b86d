#include "platform/documents/word_template.h"

#include <zip.h>

#include <algorithm>
#include <memory>

#include "base/text.h"
#include "platform/documents/word_pieces.h"
#include "platform/sheets/package.h"
#include "platform/sheets/xml_tags.h"

namespace lianxin::documents {
namespace {

constexpr std::string_view document_part = "word/document.xml";

std::vector<std::string> parts_with_words(const sheets::Package& package) {
  std::vector<std::string> out{std::string(document_part)};
  for (const std::string kind : {"header", "footer"})
    for (int i = 0; i <= 9; ++i) {
      const std::string name = "word/" + kind + (i == 0 ? "" : std::to_string(i)) + ".xml";
      if (package.has(name)) out.push_back(name);
    }
  return out;
}

Result<sheets::Package> opened(std::string_view file_name, std::string_view bytes) {
  if (bytes.size() > max_template_bytes) return fail(Code::too_large, "documents.template_too_large", {{"max", std::to_string(max_template_bytes >> 20)}});
  auto package = sheets::Package::open({.name = std::string(file_name), .bytes = bytes}, {.max_unpacked_bytes = 32u << 20, .max_ratio = 200});
  if (package && !package->has(document_part)) return fail(Code::invalid, "documents.no_word_file", {{"file", std::string(file_name)}});
  return package;
}

// Writes one part anew: copies, and puts values where places stand.
class Filling {
 public:
  Filling(const WordPieces& pieces, const TemplateValues& values) : pieces_(pieces), values_(values) {}

  std::string all() { return part(0, pieces_.xml.size()); }
  std::string part(std::size_t from, std::size_t to) {
    copy(from, to, {});
    return std::move(out_);
  }

 private:
  // The row of a table that is being written.
  struct Turn {
    std::string_view table{};
    std::size_t row = 0;
    bool empty = false;  // of a table without rows
  };

  void copy(std::size_t from, std::size_t to, const Turn& turn) {
    std::size_t at = from;
    for (const WordTableRow& row : pieces_.rows) {
      if (row.begin < at || row.end > to || (turn.table == row.table && !row.table.empty())) continue;
      const auto count = row.table.empty() || !values_.rows ? std::nullopt : values_.rows(row.table);
      if (!count) continue;
      words(at, row.begin, turn);
      for (std::size_t i = 0; i < std::max<std::size_t>(*count, 1); ++i) words(row.begin, row.end, {row.table, i, *count == 0});
      at = row.end;
    }
    words(at, to, turn);
  }

  void words(std::size_t from, std::size_t to, const Turn& turn) {
    std::size_t at = from;
    for (const WordText& text : pieces_.texts) {
      if (text.begin < at || text.end > to || text.places.empty()) continue;
      out_.append(pieces_.xml, at, text.begin - at);
      out_ += written(text, turn);
      at = text.end;
    }
    out_.append(pieces_.xml, at, to - at);
  }

  // The text of one run: what of it belongs to no place, and the values of the places that begin in it.
  std::string written(const WordText& text, const Turn& turn) const {
    std::string out;
    std::size_t at = 0;
    for (const WordPlace& place : text.places) {
      out += as_text(std::string_view(text.words).substr(at, place.from - at));
      if (!place.name.empty()) out += as_text(value_of(place, turn));
      at = place.to;
    }
    return out + as_text(std::string_view(text.words).substr(at));
  }

  std::string value_of(const WordPlace& place, const Turn& turn) const {
    const auto dot = place.name.find('.');
    std::optional<std::string> value;
    if (dot != std::string::npos && place.name.substr(0, dot) == turn.table)
      value = turn.empty ? std::string() : values_.cell ? values_.cell(turn.table, std::string_view(place.name).substr(dot + 1), turn.row) : std::nullopt;
    else if (values_.value)
      value = values_.value(place.name);
    return value ? *value : "{{" + place.name + "}}";
  }

  // Line breaks are elements of their own.
  std::string as_text(std::string_view words) const {
    std::string out;
    for (std::size_t from = 0;;) {
      const auto end = words.find('\n', from);
      out += escaped(words.substr(from, end == std::string_view::npos ? end : end - from));
      if (end == std::string_view::npos) return out;
      const std::string p(pieces_.prefix);
      out += "</" + p + "t><" + p + "br/><" + p + "t xml:space=\"preserve\">";
      from = end + 1;
    }
  }

  const WordPieces& pieces_;
  const TemplateValues& values_;
  std::string out_{};
};

Error no_room() { return fail(Code::unavailable, "sheets.no_room"); }

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct Release {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};

// The package with some parts exchanged, the others untouched.
Result<std::string> with_parts(std::string_view bytes, const std::vector<std::pair<std::string, std::string>>& parts) {
  zip_error_t error;
  zip_error_init(&error);
  std::unique_ptr<zip_source_t, Release> source(zip_source_buffer_create(nullptr, 0, 0, &error));
  if (!source || zip_source_begin_write(source.get()) != 0 || zip_source_write(source.get(), bytes.data(), bytes.size()) < 0 || zip_source_commit_write(source.get()) != 0) return no_room();
  zip_source_keep(source.get());  // the archive takes one hold, the other is ours
  std::unique_ptr<zip_t, Discard> archive(zip_open_from_source(source.get(), 0, &error));
  if (!archive) return no_room();
  for (const auto& [name, content] : parts) {
    const zip_int64_t at = zip_name_locate(archive.get(), name.c_str(), ZIP_FL_NOCASE);
    zip_source_t* part = zip_source_buffer(archive.get(), content.data(), content.size(), 0);
    if (at < 0 || !part || zip_file_replace(archive.get(), static_cast<zip_uint64_t>(at), part, 0) != 0) {
      if (part) zip_source_free(part);
      return no_room();
    }
  }
  if (zip_close(archive.get()) != 0) return no_room();
  archive.release();
  zip_stat_t stat;
  if (zip_source_stat(source.get(), &stat) != 0 || zip_source_open(source.get()) != 0) return no_room();
  std::string out(stat.size, '\0');
  const zip_int64_t read = zip_source_read(source.get(), out.data(), out.size());
  zip_source_close(source.get());
  if (read != static_cast<zip_int64_t>(out.size())) return no_room();
  return out;
}

// What sets the pages, numbering them from 1. pgNumType stands before these (ECMA-376 part 1, CT_SectPr).
std::string from_page_one(std::string_view sect, const std::string& prefix) {
  const std::string number = "<" + prefix + "pgNumType " + prefix + "start=\"1\"/>";
  if (const auto at = sect.find("<" + prefix + "pgNumType"); at != std::string_view::npos) {
    const auto end = sect.find('>', at) + 1;
    const auto tag = sheets::with_attribute(sheets::without_attribute(sect.substr(at, end - at), prefix + "start"), prefix + "start", "1");
    return std::string(sect.substr(0, at)) + tag + std::string(sect.substr(end));
  }
  if (sect.ends_with("/>")) return std::string(sect.substr(0, sect.size() - 2)) + ">" + number + "</" + prefix + "sectPr>";
  std::size_t at = sect.rfind("</");
  for (const std::string later : {"cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings", "sectPrChange"})
    at = std::min(at, sect.find("<" + prefix + later));
  return std::string(sect.substr(0, at)) + number + std::string(sect.substr(at));
}

}  // namespace

Result<WordTemplate> WordTemplate::read(std::string_view file_name, std::string bytes) {
  const auto package = opened(file_name, bytes);
  if (!package) return package.error();
  WordTemplate out;
  for (const std::string& name : parts_with_words(*package)) {
    auto pieces = read_pieces(*package, name);
    if (!pieces) return std::move(pieces).error();
    const bool has_places = std::ranges::any_of(pieces->texts, [](const WordText& text) { return !text.places.empty(); });
    out.parts_.push_back({name, std::make_shared<const WordPieces>(*std::move(pieces)), has_places});
  }
  out.bytes_ = std::move(bytes);
  return out;
}

std::vector<std::string> WordTemplate::places() const {
  std::vector<std::string> out;
  for (const Part& part : parts_)
    for (const WordText& text : part.pieces->texts)
      for (const WordPlace& place : text.places)
        if (!place.name.empty() && std::ranges::find(out, place.name) == out.end()) out.push_back(place.name);
  return out;
}

Result<std::string> WordTemplate::filled(const TemplateValues& values) const {
  std::vector<std::pair<std::string, std::string>> parts;
  for (const Part& part : parts_)
    if (part.has_places) parts.emplace_back(part.name, Filling(*part.pieces, values).all());
  if (parts.empty()) return bytes_;
  return with_parts(bytes_, parts);
}

bool WordTemplate::joins() const {
  return parts_.front().pieces->body.end > 0 && std::ranges::none_of(parts_.begin() + 1, parts_.end(), [](const Part& part) { return part.has_places; });
}

std::string WordTemplate::piece(const TemplateValues& values) const {
  const WordPieces& pieces = *parts_.front().pieces;
  return Filling(pieces, values).part(pieces.body.begin, pieces.body.end);
}

Result<std::string> WordTemplate::joined(const std::vector<std::string>& all) const {
  const WordPieces& pieces = *parts_.front().pieces;
  const std::string& p = pieces.prefix;
  const std::string sect = pieces.xml.substr(pieces.body.end, pieces.body.pages_end - pieces.body.end), numbered = sect.empty() ? "" : from_page_one(sect, p);
  // A line of one point carries what sets the pages before it.
  const std::string next = sect.empty() ? "<" + p + "p><" + p + "r><" + p + "br " + p + "type=\"page\"/></" + p + "r></" + p + "p>"
                                        : "<" + p + "p><" + p + "pPr><" + p + "spacing " + p + "before=\"0\" " + p + "after=\"0\" " + p + "line=\"20\" " + p + "lineRule=\"exact\"/>" + numbered + "</" +
                                              p + "pPr></" + p + "p>";
  std::string xml = pieces.xml.substr(0, pieces.body.begin);
  for (std::size_t i = 0; i < all.size(); ++i) xml += (i == 0 ? "" : next) + all[i];
  xml += numbered + pieces.xml.substr(pieces.body.pages_end);
  return with_parts(bytes_, {{std::string(document_part), std::move(xml)}});
}

Result<std::vector<std::string>> places_in(std::string_view file_name, std::string_view bytes) {
  const auto read = WordTemplate::read(file_name, std::string(bytes));
  if (!read) return read.error();
  return read->places();
}

Result<std::string> filled(std::string_view file_name, std::string_view bytes, const TemplateValues& values) {
  const auto read = WordTemplate::read(file_name, std::string(bytes));
  if (!read) return read.error();
  return read->filled(values);
}

}  // namespace lianxin::documents
