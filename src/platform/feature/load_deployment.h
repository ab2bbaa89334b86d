// Makes a Deployment from packs: the calendar and what else is data.
#pragma once

#include <string>
#include <vector>

#include "base/published_year.h"
#include "base/result.h"
#include "platform/feature/deployment.h"

namespace lianxin {

// The packs built in, with the files of `folder` in place of theirs where it is not empty. not_found "base.pack_missing" {path}
// when there is no such folder.
Result<Packs> load_packs(const std::string& folder = {});

// packs/calendar, in the order of their files. internal "base.pack_broken" {path, why}.
Result<std::vector<PublishedYear>> published_years(const Packs&);

// With the calendar of packs/calendar. internal "base.pack_broken" {path, why}.
Result<Deployment> deployment_with(Packs);

// 32 random bytes, made when the file is missing (mode 0600) and read else. internal "base.key_file" {path, why}.
Result<std::string> load_key_file(const std::string& path);

}  // namespace lianxin
