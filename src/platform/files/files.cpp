#include "platform/files/files.h"

#include <algorithm>

#include "base/text.h"
#include "platform/crypto/digest.h"
#include "platform/crypto/sealing.h"
#include "platform/db/conditions.h"
#include "platform/files/jpeg_cleaning.h"

namespace lianxin::files {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view purpose = "file";

std::optional<FileType> type_from(std::string_view content_type) {
  std::string type(trimmed(content_type.substr(0, content_type.find(';'))));
  std::ranges::transform(type, type.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  for (const FileType each : all_of<FileType>())
    if (type == media_type(each)) return each;
  return std::nullopt;
}

bool is_taken(FileType type, Taken taken) {
  const bool is_sound = type == FileType::webm || type == FileType::mp4;
  return type == FileType::jpeg || is_sound == (taken == Taken::said_and_seen);
}

std::size_t most_bytes(FileType type) {
  switch (type) {
    case FileType::jpeg: return max_picture_bytes;
    case FileType::pdf: return max_paper_bytes;
    default: return max_sound_bytes;
  }
}

// EBML with the document type of WebM; ISO base media files begin with their brands.
bool begins_like(FileType type, std::string_view content) {
  switch (type) {
    case FileType::webm: return content.starts_with("\x1a\x45\xdf\xa3"sv) && content.substr(0, 64).find("webm") != content.npos;
    case FileType::mp4: return content.size() >= 12 && content.substr(4, 4) == "ftyp";
    case FileType::jpeg: return content.starts_with("\xff\xd8\xff"sv);
    case FileType::pdf: return content.starts_with("%PDF-"sv);
  }
  return false;
}

File file_from(const db::Row& row) { return {row.get<std::string>(0), named<FileType>(row.text(1)).value_or(FileType::webm), row.integer(2)}; }

Result<std::int64_t> brought_lately(const db::Reader& r, std::string_view partition, AccountId account) {
  return r.integer("select count(*) from file_uploads where partition = $1 and account = $2", {partition, account});
}

}  // namespace

std::string_view media_type(FileType type) {
  switch (type) {
    case FileType::webm: return "audio/webm";
    case FileType::mp4: return "audio/mp4";
    case FileType::jpeg: return "image/jpeg";
    case FileType::pdf: return "application/pdf";
  }
  return "";
}

Result<Ready> make_ready(std::string_view secret_key, std::string_view content_type, std::string_view content, Taken taken) {
  const auto type = type_from(content_type);
  if (!type || !is_taken(*type, taken)) return fail(Code::unsupported, taken == Taken::papers ? "files.unsupported_paper" : "files.unsupported_type");
  const std::size_t max = most_bytes(*type);
  if (content.size() > max) return fail(Code::too_large, "files.too_large", {{"max", std::to_string(max)}});
  if (!begins_like(*type, content)) return fail(Code::unsupported, "files.not_that_type");
  std::string kept = *type == FileType::jpeg ? TRY(cleaned_jpeg(content)) : std::string(content);
  Ready out{.file = {.digest = crypto::hexadecimal(crypto::sha256(kept)), .type = *type, .bytes = static_cast<std::int64_t>(kept.size())}};
  out.sealed = crypto::seal(secret_key, purpose, out.file.digest, kept);
  return out;
}

Result<bool> keep(db::Writer& w, std::string_view partition, const Ready& ready, AccountId account, Moment now) {
  const File& file = ready.file;
  const bool again = TRY(was_brought_by(w, partition, file.digest, account));
  if (!again && TRY(brought_lately(w, partition, account)) >= max_brought)
    return fail(Code::conflict, "files.too_many_lately", {{"max", std::to_string(max_brought)}, {"days", std::to_string(kept_unheld_days)}});
  if (!TRY(find_file(w, partition, file.digest)))
    TRY(w.run("insert into files (partition, digest, type, bytes, sealed, kept_at) values ($1, $2, $3, $4, $5, $6)",
              {partition, file.digest, name_of(file.type), file.bytes, ready.sealed, now}));
  TRY(w.run("insert into file_uploads (partition, digest, account, at) values ($1, $2, $3, $4) on conflict (partition, digest, account) do update set at = excluded.at",
            {partition, file.digest, account, now}));
  return !again;
}

Result<std::optional<File>> find_file(const db::Reader& r, std::string_view partition, std::string_view digest) {
  return r.find("select digest, type, bytes from files where partition = $1 and digest = $2", {partition, digest}, file_from);
}

Result<std::string> open_file(const db::Reader& r, std::string_view secret_key, std::string_view partition, const File& file) {
  const auto sealed = TRY(r.find("select sealed from files where partition = $1 and digest = $2", {partition, file.digest},
                                 [](const db::Row& row) { return row.get<std::string>(0); }));
  auto content = sealed ? crypto::unseal(secret_key, purpose, file.digest, *sealed) : std::nullopt;
  if (!content) return fail(Code::internal, "files.unreadable");
  return *std::move(content);
}

Result<bool> was_brought_by(const db::Reader& r, std::string_view partition, std::string_view digest, AccountId account) {
  return TRY(r.integer("select count(*) from file_uploads where partition = $1 and digest = $2 and account = $3", {partition, digest, account})) > 0;
}

Result<void> hold(db::Writer& w, std::string_view partition, std::string_view holder_kind, std::string_view holder, const std::vector<std::string>& digests) {
  for (std::size_t i = 0; i < digests.size(); ++i)
    TRY(w.run("insert into file_holders (partition, holder_kind, holder, digest, sequence) values ($1, $2, $3, $4, $5)",
              {partition, holder_kind, holder, digests[i], i}));
  return {};
}

Result<void> hold_only(db::Writer& w, std::string_view partition, std::string_view holder_kind, std::string_view holder, const std::vector<std::string>& digests, AccountId by, Moment now) {
  const auto there = TRY(w.list("select digest from file_holders where partition = $1 and holder_kind = $2 and holder = $3 order by sequence", {partition, holder_kind, holder},
                                [](const db::Row& row) { return row.get<std::string>(0); }));
  if (there == digests) return {};
  for (const std::string& each : there)
    if (std::ranges::find(digests, each) == digests.end())
      TRY(w.run("insert into file_uploads (partition, digest, account, at) values ($1, $2, $3, $4) on conflict (partition, digest, account) do update set at = excluded.at", {partition, each, by, now}));
  TRY(w.run("delete from file_holders where partition = $1 and holder_kind = $2 and holder = $3", {partition, holder_kind, holder}));
  return hold(w, partition, holder_kind, holder, digests);
}

Result<std::map<std::string, std::vector<File>>> held_by(const db::Reader& r, std::string_view partition, std::string_view holder_kind,
                                                         const std::vector<std::string>& holders) {
  std::map<std::string, std::vector<File>> out;
  if (holders.empty()) return out;
  db::Conditions where({partition, holder_kind});
  where.add("h.holder in (" + where.bind_all(holders) + ")");
  TRY(r.select("select f.digest, f.type, f.bytes, h.holder from file_holders h join files f on f.partition = h.partition and f.digest = h.digest "
               "where h.partition = $1 and h.holder_kind = $2" + where.sql() + " order by h.holder, h.sequence",
               where.values(), [&](const db::Row& row) { out[row.get<std::string>(3)].push_back(file_from(row)); }));
  return out;
}

Result<std::vector<std::string>> holders_of(const db::Reader& r, std::string_view partition, std::string_view holder_kind, std::string_view digest) {
  return r.list("select holder from file_holders where partition = $1 and digest = $2 and holder_kind = $3 order by holder limit 50",
                {partition, digest, holder_kind}, [](const db::Row& row) { return row.get<std::string>(0); });
}

Result<int> drop_unheld(db::Writer& w, std::string_view partition, Moment until) {
  constexpr int at_a_time = 200;
  const auto old = TRY(w.list("select digest, account from file_uploads where partition = $1 and at < $2 order by at limit $3", {partition, until, at_a_time},
                              [](const db::Row& row) { return std::pair(row.get<std::string>(0), row.get<std::string>(1)); }));
  for (const auto& [digest, account] : old) {
    TRY(w.run("delete from file_uploads where partition = $1 and digest = $2 and account = $3", {partition, digest, account}));
    TRY(w.run("delete from files where partition = $1 and digest = $2 and not exists (select 1 from file_uploads u where u.partition = $1 and u.digest = $2) "
              "and not exists (select 1 from file_holders h where h.partition = $1 and h.digest = $2)",
              {partition, digest}));
  }
  return static_cast<int>(old.size());
}

}  // namespace lianxin::files
