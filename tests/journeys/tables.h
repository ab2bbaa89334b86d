// Tables: what stands in a SQLite file, read from outside the program.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace lianxin::journeys {

// Every row of every table as text, by the table's name. Throws std::runtime_error when the file cannot be read.
std::map<std::string, std::vector<std::string>> dump_tables(const std::string& file);
// One integer of one row.
std::int64_t integer_of(const std::string& file, const std::string& sql);
// The first column of every row as text.
std::vector<std::string> texts_of(const std::string& file, const std::string& sql);
// For preparing what cannot be waited for, with the server stopped.
void change_file(const std::string& file, const std::string& sql);

}  // namespace lianxin::journeys
