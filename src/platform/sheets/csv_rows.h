// CSV of any office as rows of a sheet: UTF-8 with or without its mark, GB 18030 (and what of it GBK and GB 2312 were), UTF-16;
// comma, tab or semicolon. Read piece by piece.
#pragma once

#include "base/result.h"
#include "platform/sheets/cells.h"
#include "platform/sheets/csv.h"

namespace lianxin::sheets {

enum class TextEncoding : std::uint8_t { utf8, utf16le, utf16be, gb18030 };

// By its mark, else by whether all of it is UTF-8, a few damaged characters aside. Fails with unavailable "sheets.no_room" when the file cannot be read.
Result<TextEncoding> encoding_of(const SheetFile&);

// Every record with content; its number counts records from 1, empty ones too. All cells are texts; ="00123" is 00123.
// A row's fault is one of read_csv's, "sheets.not_gb18030" or "sheets.row_too_long".
// Fails with invalid {file …}: "sheets.empty_file", "sheets.too_many_columns" {sheet, cell, max}, "sheets.too_many_rows_in_sheet" {max}.
Result<void> read_csv_rows(const SheetFile&, const RowSink&, const SheetLimits& = {}, const std::function<void(double)>& progress = {});

// All of it at once as read_csv gives it, whatever its encoding. A row's fault may be "sheets.not_gb18030" too.
Result<CsvTable> read_csv_of_any(std::string_view content, const CsvOptions& = {});

}  // namespace lianxin::sheets
