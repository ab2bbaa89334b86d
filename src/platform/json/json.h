// JSON for records described with BOOST_DESCRIBE_STRUCT: writes them, and reads requests with the path of every fault.
//
// Understood: bool, integers (beyond ±2^53 as strings, both ways), double, std::string, enums described with
// BOOST_DESCRIBE_ENUM (by name), Id<…>, Uuid, Day ("2026-11-22"), Moment (RFC 3339), std::optional (null; when read, also
// missing), Maybe (left out when empty), std::vector, std::map<std::string, …>, nested described structs and their bases,
// Raw (any JSON). Written only: Page<…> ({"items", "next", "total"}), std::string_view, std::span.
// A trailing underscore of a member or an enumerator is not written (`return_` is "return").
//
//   template <class T> std::string write(const T&, Zone = {});
//   template <class T> void write_to(std::string& out, const T&, Zone = {});
//   template <class T> std::string write_kept(const T&);
//   template <class T> Result<T> read(std::string_view text, const ReadOptions& = {});
//
// Errors of read: those of parse (value.h); invalid with fields (at most Reading::max_faults): "base.json_missing",
// "base.json_unknown_field", "base.json_wrong_type" {expected}, "base.json_out_of_range" {min, max},
// "base.json_not_one_of" {allowed}, "base.json_not_an_id", "base.json_not_a_day", "base.json_not_a_moment",
// "base.text_has_nul". Limits of length and value are the rules' business, not the reader's.
#pragma once

#include "platform/json/reader.h"
#include "platform/json/writer.h"
