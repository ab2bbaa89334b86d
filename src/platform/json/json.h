// JSON for records described with BOOST_DESCRIBE_STRUCT: writes them, and reads requests with the path of every fault.
//
// Understood: bool, integers (beyond 2^53 written as strings), double, std::string, enums described with
// BOOST_DESCRIBE_ENUM (by name), Id<…>, Day ("2026-11-22"), Moment (RFC 3339), Uuid, std::optional (missing or null),
// std::vector, nested described structs, Raw (JSON text kept as it is).
// A trailing underscore of a member is not written (`return_` is "return").
#pragma once

#include <string>
#include <string_view>

#include "base/moment.h"
#include "base/result.h"

namespace lianxin::json {

// JSON text passed through unchanged.
struct Raw { std::string text = "null"; };

struct ReadOptions {
  int max_depth = 16;
  std::size_t max_string_bytes = 256 * 1024;
};

// template <class T> std::string write(const T&, Zone zone = {});
// template <class T> void write_to(std::string& out, const T&, Zone zone = {});
// template <class T> Result<T> read(std::string_view text, const ReadOptions& = {});
//   malformed "base.json_malformed" {at}; invalid with fields: "base.json_missing", "base.json_unknown_field",
//   "base.json_wrong_type" {expected}, "base.json_not_one_of" {allowed}, "base.json_not_an_id", "base.json_not_a_day",
//   "base.json_not_a_moment", "base.text_not_utf8", "base.text_has_nul".
// Limits of length and value are the rules' business, not the reader's.

}  // namespace lianxin::json

#include "platform/json/reader.h"
#include "platform/json/writer.h"
