// tests/cases/ledgers.json: records of shipped ledgers and the figures they must come to, as the tests play them.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "platform/json/value.h"

namespace lianxin::ledgers::cases {

const json::Node& all();

// The id of a thing that a case names: "household" and a number, or a ledger and the number of one of its records.
using IdOf = std::function<std::string(const std::string& kind, const std::string& which)>;

// The fields of each record of a case, in order. {i} is the number of a record among all of its case, {g} within its group; {g%n} runs
// from 1 to n, {g:2} has two digits. A text that begins with "=" is a number; "@household {g}" is the id of a thing that is made for it.
std::vector<std::string> records_of(const json::Node& one, const IdOf&);
// Of what stands alone, as the first of its case.
std::string fields_of(const json::Node& values, const IdOf&);
std::int64_t count_of(const json::Node& one);
// "" where it is missing.
std::string text_of(const json::Node& node, std::string_view key);

}  // namespace lianxin::ledgers::cases
