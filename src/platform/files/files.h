// Sounds, pictures and papers that belong to records: kept once for each content, sealed, found by their digest.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/actor.h"
#include "base/named.h"
#include "platform/db/db.h"

namespace lianxin::files {

constexpr std::size_t max_sound_bytes = 2'000'000;
constexpr std::size_t max_picture_bytes = 1'000'000;
constexpr std::size_t max_paper_bytes = 5'000'000;
constexpr int kept_unheld_days = 7;
constexpr std::int64_t max_brought = 1000;  // by one account in these days: a busy team's week, and no disk filled by a script

enum class FileType { webm, mp4, jpeg, pdf };
BOOST_DESCRIBE_ENUM(FileType, webm, mp4, jpeg, pdf)
// What a route takes: what was said and seen on a visit, or pictures and papers of a record.
enum class Taken { said_and_seen, papers };
std::string_view media_type(FileType);  // "audio/webm"

struct File {
  std::string digest{};  // SHA-256 of the content, hexadecimal
  FileType type{};
  std::int64_t bytes = 0;
};

// A file made ready outside of any transaction.
struct Ready {
  File file{};
  std::string sealed{};
};
// A picture is cleaned (jpeg_cleaning.h), a sound stays as it was said, a paper as it was written. `content_type` may have parameters.
// unsupported "files.unsupported_type" unless audio/webm, audio/mp4 or image/jpeg (of papers "files.unsupported_paper" unless image/jpeg or
// application/pdf), "files.not_that_type" when the content does not begin like one; too_large "files.too_large" {max}; the errors of
// cleaned_jpeg.
Result<Ready> make_ready(std::string_view secret_key, std::string_view content_type, std::string_view content, Taken = Taken::said_and_seen);

// The same again changes nothing but the time it was brought. Whether this account had not brought it before. conflict
// "files.too_many_lately" {max, days}.
Result<bool> keep(db::Writer&, std::string_view partition, const Ready&, AccountId, Moment now);

Result<std::optional<File>> find_file(const db::Reader&, std::string_view partition, std::string_view digest);
// internal "files.unreadable" when it was sealed with another key.
Result<std::string> open_file(const db::Reader&, std::string_view secret_key, std::string_view partition, const File&);
// In the days since then; sooner or later nobody has.
Result<bool> was_brought_by(const db::Reader&, std::string_view partition, std::string_view digest, AccountId);

// From now on they belong to the record, in this order.
Result<void> hold(db::Writer&, std::string_view partition, std::string_view holder_kind, std::string_view holder, const std::vector<std::string>& digests);
// These alone belong to the record from now on, in this order. What it let go was brought by who took it out, now: he may put it back.
Result<void> hold_only(db::Writer&, std::string_view partition, std::string_view holder_kind, std::string_view holder, const std::vector<std::string>& digests,
                       AccountId by, Moment now);
// By holder; those that hold nothing are missing.
Result<std::map<std::string, std::vector<File>>> held_by(const db::Reader&, std::string_view partition, std::string_view holder_kind,
                                                         const std::vector<std::string>& holders);
// At most 50.
Result<std::vector<std::string>> holders_of(const db::Reader&, std::string_view partition, std::string_view holder_kind, std::string_view digest);

// Forgets who brought what before `until`, and drops what no record holds and nobody brought since; at most 200 at a time. How many were
// looked at.
Result<int> drop_unheld(db::Writer&, std::string_view partition, Moment until);

}  // namespace lianxin::files
