// Sounds and pictures of a visit: kept before it, attached with it, seen by who sees it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "features/visits/visit_actions.h"
#include "platform/files/files.h"

namespace lianxin::visits {

constexpr int file_hours = 6;  // between two looks for files that nobody used

// By the visit's id as text.
using FilesOfVisits = std::map<std::string, std::vector<files::File>>;

// The errors of files::make_ready. Slow: outside of any transaction.
Result<files::Ready> make_file_ready(const VisitBook&, std::string_view content_type, std::string_view content);
// Kept for the asker until a visit carries it, or for files::kept_unheld_days. The errors of files::keep.
Result<files::File> bring_file(db::Writer&, const Doing&, const VisitBook&, const files::Ready&);
// "files" base.too_many {max}; "files[i]" visits.no_such_file unless the asker brought it in the last days.
Result<void> attach_files(db::Writer&, const Doing&, const VisitBook&, VisitId, const std::vector<std::string>& digests);
Result<FilesOfVisits> files_of(const db::Reader&, const VisitBook&, const std::vector<VisitId>&);

struct OpenedFile {
  files::File file{};
  std::string content{};
};
// not_found "base.not_found" unless the asker brought it in the last days or sees a visit that carries it.
Result<OpenedFile> open_file(const db::Reader&, const Actor&, const VisitBook&, std::string_view digest);

// What was brought and never used. How many were looked at.
Result<int> drop_old_files(db::Store&, const VisitBook&, Moment now);

}  // namespace lianxin::visits
