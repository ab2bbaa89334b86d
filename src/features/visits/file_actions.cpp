#include "features/visits/file_actions.h"

#include <algorithm>

#include "platform/journal/journal.h"
#include "platform/json/json.h"

namespace lianxin::visits {

struct BroughtDetail {
  files::FileType type{};
  std::int64_t bytes = 0;
};
BOOST_DESCRIBE_STRUCT(BroughtDetail, (), (type, bytes))

namespace {

constexpr std::string_view holder_kind = "visit";
constexpr std::size_t max_files = 4;

Result<bool> sees_a_holder(const db::Reader& r, const Actor& by, const VisitBook& book, std::string_view digest) {
  for (const auto& holder : TRY(files::holders_of(r, book.partition, holder_kind, digest))) {
    const auto id = parse_id<VisitId>(holder);
    const auto visit = id ? TRY(store::find_visit(r, book.partition, *id)) : std::nullopt;
    if (visit && may_see(by, *visit)) return true;
  }
  return false;
}

}  // namespace

Result<files::Ready> make_file_ready(const VisitBook& book, std::string_view content_type, std::string_view content) {
  return files::make_ready(book.secret_key, content_type, content);
}

Result<files::File> bring_file(db::Writer& w, const Doing& doing, const VisitBook& book, const files::Ready& ready) {
  const bool is_news = TRY(files::keep(w, book.partition, ready, doing.by.account, doing.now));
  if (is_news)
    TRY(journal::record(w, doing, {.kind = "file.brought", .subject_kind = "file", .subject = ready.file.digest,
                                   .detail = json::write(BroughtDetail{ready.file.type, ready.file.bytes})}));
  return ready.file;
}

Result<void> attach_files(db::Writer& w, const Doing& doing, const VisitBook& book, VisitId visit, const std::vector<std::string>& digests) {
  if (digests.size() > max_files) return invalid_field("files", "base.too_many", {{"max", std::to_string(max_files)}});
  std::vector<FieldFault> faults;
  std::vector<std::string> once;
  for (std::size_t i = 0; i < digests.size(); ++i) {
    if (!TRY(files::was_brought_by(w, book.partition, digests[i], doing.by.account))) faults.push_back({"files[" + std::to_string(i) + "]", "visits.no_such_file"});
    if (std::ranges::find(once, digests[i]) == once.end()) once.push_back(digests[i]);
  }
  if (!faults.empty()) return invalid(std::move(faults));
  return files::hold(w, book.partition, holder_kind, to_text(visit), once);
}

Result<FilesOfVisits> files_of(const db::Reader& r, const VisitBook& book, const std::vector<VisitId>& visits) {
  std::vector<std::string> ids;
  for (const VisitId id : visits) ids.push_back(to_text(id));
  return files::held_by(r, book.partition, holder_kind, ids);
}

Result<OpenedFile> open_file(const db::Reader& r, const Actor& by, const VisitBook& book, std::string_view digest) {
  const auto file = TRY(files::find_file(r, book.partition, digest));
  const bool seen = file && (TRY(files::was_brought_by(r, book.partition, digest, by.account)) || TRY(sees_a_holder(r, by, book, digest)));
  if (!seen) return fail(Code::not_found, "base.not_found");
  return OpenedFile{*file, TRY(files::open_file(r, book.secret_key, book.partition, *file))};
}

Result<int> drop_old_files(db::Store& store, const VisitBook& book, Moment now) {
  const Moment until = now - files::kept_unheld_days * ms_per_day;
  return store.transact([&](db::Writer& w) { return files::drop_unheld(w, book.partition, until); });
}

}  // namespace lianxin::visits
