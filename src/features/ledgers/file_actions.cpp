#include "features/ledgers/file_actions.h"

#include <algorithm>

#include "platform/journal/journal.h"
#include "platform/json/json.h"

namespace lianxin::ledgers {

struct FileBroughtDetail {
  std::string ledger{};
  files::FileType type{};
  std::int64_t bytes = 0;
};
BOOST_DESCRIBE_STRUCT(FileBroughtDetail, (), (ledger, type, bytes))
struct FileOpenedDetail {
  std::string ledger{};
  std::string title{};
  std::string field{};
};
BOOST_DESCRIBE_STRUCT(FileOpenedDetail, (), (ledger, title, field))

namespace {

constexpr std::string_view holder_kind = "ledger_record";

bool has(const Value& value, std::string_view digest) { return value.type() == expressions::Type::list && std::ranges::find(value.list(), digest) != value.list().end(); }

// The field it stands in, one that is not personal before one that is.
const Field* field_of(const Opened& one, std::string_view digest) {
  const Field* found = nullptr;
  const LedgerType& type = one.type->type;
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    if (type.fields[i].kind != FieldKind::file || !has(one.entries.at(i), digest)) continue;
    if (!type.fields[i].personal) return &type.fields[i];
    found = &type.fields[i];
  }
  return found;
}

// Of a record the asker sees.
Result<bool> stands_open(const db::Reader& r, const Doing& doing, const LedgerBook& book, std::string_view type, std::string_view digest) {
  for (const auto& holder : TRY(files::holders_of(r, book.partition, holder_kind, digest))) {
    const auto id = parse_id<RecordId>(holder);
    const auto one = id ? open_record(r, doing, book, type, *id) : Result<Opened>(fail(Code::not_found, "base.not_found"));
    if (!one) {
      if (one.error().code == Code::not_found) continue;
      return one.error();
    }
    if (const Field* field = field_of(*one, digest); field && !field->personal) return true;
  }
  return false;
}

}  // namespace

Result<files::Ready> make_file_ready(const LedgerBook& book, std::string_view content_type, std::string_view content) {
  return files::make_ready(book.secret_key, content_type, content, files::Taken::papers);
}

Result<files::File> bring_file(db::Writer& w, const Doing& doing, const LedgerBook& book, const LedgerType& type, const files::Ready& ready) {
  if (!access::may_somewhere(doing.by, writing_of(type))) return fail(Code::forbidden, "base.forbidden");
  TRY(check_open(type, today_of(doing, book)));
  const bool is_news = TRY(files::keep(w, book.partition, ready, doing.by.account, doing.now));
  if (is_news)
    TRY(journal::record(w, doing, {.kind = "file.brought", .subject_kind = "file", .subject = ready.file.digest, .detail = json::write(FileBroughtDetail{type.zh, ready.file.type, ready.file.bytes})}));
  return ready.file;
}

Result<void> check_files(const db::Reader& r, const Doing& doing, const LedgerBook& book, const LedgerType& type, const Entries& entries, const Entries* before, Faults& faults) {
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    if (type.fields[i].kind != FieldKind::file || entries.at(i).type() != expressions::Type::list) continue;
    const std::string at = "fields." + type.fields[i].key;
    const auto digests = entries.at(i).list();
    if (digests.size() > max_files) faults.add(at, "base.too_many", {{"max", std::to_string(max_files)}});
    for (std::size_t n = 0; n < std::min(digests.size(), max_files); ++n) {
      if (before && has(before->at(i), digests[n])) continue;
      if (!TRY(files::was_brought_by(r, book.partition, digests[n], doing.by.account))) faults.add(path_of(at, n), "ledgers.no_such_file");
    }
  }
  return {};
}

Result<void> hold_files(db::Writer& w, const Doing& doing, const LedgerBook& book, const LedgerType& type, const Entries& entries, RecordId id) {
  std::vector<std::string> digests;
  bool has_such = false;
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    if (type.fields[i].kind != FieldKind::file) continue;
    has_such = true;
    if (entries.at(i).type() != expressions::Type::list) continue;
    for (const std::string_view each : entries.at(i).list())
      if (std::ranges::find(digests, each) == digests.end()) digests.emplace_back(each);
  }
  if (!has_such) return {};
  return files::hold_only(w, book.partition, holder_kind, to_text(id), digests, doing.by.account, doing.now);
}

Result<std::vector<files::File>> files_of(const db::Reader& r, const LedgerBook& book, RecordId id) {
  auto held = TRY(files::held_by(r, book.partition, holder_kind, {to_text(id)}));
  return held.empty() ? std::vector<files::File>{} : std::move(held.begin()->second);
}

Result<OpenedFile> open_file(const db::Reader& r, const Doing& doing, const LedgerBook& book, std::string_view type, std::string_view digest) {
  const auto file = TRY(files::find_file(r, book.partition, digest));
  const bool seen = file && (TRY(files::was_brought_by(r, book.partition, digest, doing.by.account)) || TRY(stands_open(r, doing, book, type, digest)));
  if (!seen) return fail(Code::not_found, "base.not_found");
  return OpenedFile{*file, TRY(files::open_file(r, book.secret_key, book.partition, *file))};
}

Result<OpenedFile> open_personal_file(db::Writer& w, const Doing& doing, const LedgerBook& book, std::string_view type, RecordId id, std::string_view digest) {
  const Opened one = TRY(open_record(w, doing, book, type, id));
  const Field* field = field_of(one, digest);
  const auto file = field ? TRY(files::find_file(w, book.partition, digest)) : std::nullopt;
  if (!file) return fail(Code::not_found, "base.not_found");
  if (field->personal)
    TRY(journal::record(w, doing, {.kind = "ledger_record.file_opened", .subject_kind = "ledger_record", .subject = to_text(id), .place_path = one.record.place_path,
                                   .detail = json::write(FileOpenedDetail{one.type->type.zh, one.record.title, field->zh})}));
  return OpenedFile{*file, TRY(files::open_file(w, book.secret_key, book.partition, *file))};
}

}  // namespace lianxin::ledgers
