#include "platform/sheets/sheet_handler.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <cstring>

#include "base/text.h"

namespace lianxin::sheets {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Without the blanks XML leaves around a value.
void trim_from(std::string& words, std::size_t begin) {
  const auto blank = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
  while (words.size() > begin && blank(words.back())) words.pop_back();
  std::size_t at = begin;
  while (at < words.size() && blank(words[at])) ++at;
  words.erase(begin, at - begin);
}

}  // namespace

bool is_decimal(std::string_view text) {
  std::size_t at = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  std::size_t digits = 0;
  for (; at < text.size() && is_digit(text[at]); ++at) ++digits;
  if (at < text.size() && text[at] == '.')
    for (++at; at < text.size() && is_digit(text[at]); ++at) ++digits;
  if (digits == 0) return false;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    if (++at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
    const std::size_t begin = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    if (at == begin || at - begin > 3) return false;
  }
  return at == text.size() && text.size() <= 64;
}

void SheetHandler::start(std::string_view name, const char** attributes) {
  if (name == "c") start_cell(attributes);
  else if (name == "v") collecting_ = has_value_ = in_cell_;
  else if (name == "f") has_formula_ = true;
  else if (name == "row") start_row(attributes);
  else if (name == "t") collecting_ = in_cell_ && phonetic_ == 0;
  else if (name == "is") has_value_ = true;
  else if (name == "rPh") ++phonetic_;
  else if (name == "col") hide_columns(attributes);
}

void SheetHandler::end(std::string_view name) {
  if (name == "c") finish_cell();
  else if (name == "v" || name == "t") collecting_ = false;
  else if (name == "row") finish_row();
  else if (name == "rPh") --phonetic_;
}

void SheetHandler::hide_columns(const char** attributes) {
  const char *first = attribute(attributes, "min"), *last = attribute(attributes, "max"), *hidden = attribute(attributes, "hidden");
  if (first && last && hidden && (*hidden == '1' || *hidden == 't') && book_.hidden_columns_.size() < 16'384)
    book_.hidden_columns_.emplace_back(std::atoi(first) - 1, std::atoi(last) - 1);
}

void SheetHandler::start_row(const char** attributes) {
  std::int64_t number = row_ + 1;
  hidden_row_ = false;
  for (; *attributes; attributes += 2) {
    const std::string_view name = attributes[0], value = attributes[1];
    if (name == "r") {
      const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
      if (error != std::errc() || end != value.data() + value.size()) return fault("sheets.rows_disordered");
    } else if (name == "hidden") {
      hidden_row_ = value == "1" || value == "true";
    }
  }
  if (number <= row_ || number > 1'048'576) return fault("sheets.rows_disordered");
  row_ = number;
  column_ = -1;
  ordered_ = true;
  words_.clear();
  pending_.clear();
}

void SheetHandler::start_cell(const char** attributes) {
  if (in_cell_ || row_ == 0) return fault("sheets.bad_cell");
  in_cell_ = true;
  has_value_ = has_formula_ = false;
  type_ = 'n';
  style_ = 0;
  begin_ = words_.size();
  const int before = column_++;
  for (; *attributes; attributes += 2) {
    const char* name = attributes[0];
    if (name[0] == '\0' || name[1] != '\0') continue;
    const std::string_view value = attributes[1];
    if (name[0] == 'r') {
      std::int64_t row = 0;
      if (!parse_cell_name(value, row, column_) || row != row_) return fault("sheets.bad_cell");
    } else if (name[0] == 's') {
      style_ = std::atoi(attributes[1]);
    } else if (name[0] == 't') {
      type_ = value == "s" ? 's' : value == "str" || value == "inlineStr" ? 't' : value.size() == 1 ? value[0] : 'n';
    }
  }
  if (column_ <= before) ordered_ = false;
}

void SheetHandler::collect(std::string_view text) {
  words_ += text;
  const std::size_t most = book_.package_.limits().max_cell_bytes;
  if (words_.size() - begin_ > most) fault("sheets.cell_too_large", {{"max", std::to_string(most)}});
}

bool SheetHandler::finish_shared() {
  std::size_t index = 0;
  const char* end = words_.data() + words_.size();
  const auto [at, error] = std::from_chars(words_.data() + begin_, end, index);
  if (error != std::errc() || at != end || index >= book_.strings_.size()) return false;
  const auto text = book_.strings_.at(index);
  if (!text) return stop(text.error()), true;
  words_.resize(begin_);
  words_ += *text;
  return true;
}

// A number, or the date it stands for.
bool SheetHandler::finish_number() {
  const std::string_view written = std::string_view(words_).substr(begin_);
  if (!is_decimal(written)) return false;
  CellKind kind = CellKind::number;
  const auto& forms = book_.date_forms_;
  const auto style = static_cast<std::size_t>(style_);
  if (style_ > 0 && style < forms.size() && forms[style] != DateForm::none) {
    double serial = -1;
    std::from_chars(written.data(), written.data() + written.size(), serial);
    if (const std::string date = written_date(serial, forms[style], book_.from_1904_); !date.empty()) {
      words_.resize(begin_);
      words_ += date;
      kind = CellKind::date;
    }
  }
  pending_.push_back({column_, kind, begin_, words_.size() - begin_});
  return true;
}

void SheetHandler::finish_cell() {
  in_cell_ = collecting_ = false;
  if (!has_value_ && !has_formula_) return words_.resize(begin_);
  if (type_ != 't') trim_from(words_, begin_);
  const bool empty = words_.size() == begin_;
  if (empty && has_formula_ && type_ != 't') {
    pending_.push_back({column_, CellKind::formula, begin_, 0});
  } else if (empty) {
    return;
  } else if (type_ == 'n') {
    if (!finish_number()) return fault("sheets.bad_cell");
  } else {
    if (type_ == 's' && !finish_shared()) return fault("sheets.bad_cell");
    if (type_ == 't') take_back_escapes(words_, begin_);
    const CellKind kind = type_ == 'b' ? CellKind::boolean : type_ == 'e' ? CellKind::error : type_ == 'd' ? CellKind::date : CellKind::text;
    if (words_.size() == begin_) return;
    pending_.push_back({column_, kind, begin_, words_.size() - begin_});
  }
  const int most = book_.package_.limits().max_columns;
  if (column_ >= most) fault("sheets.too_many_columns", {{"max", std::to_string(most)}});
}

void SheetHandler::finish_row() {
  if (pending_.empty()) return;
  if (++rows_ > book_.package_.limits().max_rows)
    return fault("sheets.too_many_rows_in_sheet", {{"max", std::to_string(book_.package_.limits().max_rows)}});
  if (!ordered_) {
    std::ranges::stable_sort(pending_, {}, &Pending::column);
    pending_.erase(std::unique(pending_.begin(), pending_.end(), [](const auto& a, const auto& b) { return a.column == b.column; }), pending_.end());
  }
  cells_.clear();
  for (const Pending& each : pending_)
    cells_.push_back({each.column, each.kind, std::string_view(words_).substr(each.begin, each.size)});
  if (!sink_({.number = row_, .hidden = hidden_row_, .cells = cells_})) stop();
  pending_.clear();
}

void SheetHandler::fault(std::string_view key, std::vector<Arg> more) {
  std::vector<Arg> args{{"file", book_.package_.file()}, {"sheet", info_.name},
                        {"cell", cell_name(std::max<std::int64_t>(1, row_), std::max(0, column_))}};
  args.insert(args.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  stop(fail(Code::invalid, key, std::move(args)));
}

}  // namespace lianxin::sheets
