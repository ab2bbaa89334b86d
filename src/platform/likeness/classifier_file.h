// A classifier as a file: a head with version and lengths, the arrays, a SHA-256 of all before it. Little-endian.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "platform/likeness/classifier.h"

namespace lianxin::likeness {

std::string write_classifier(const Classifier&);
// Errors: invalid "likeness.not_a_model"; "likeness.other_version" {found, wanted}; "likeness.corrupt_model".
Result<Classifier> read_classifier(std::string_view bytes);

// Written beside the file and then put in its place: whoever reads sees the old one or the new one.
// Error: unavailable "likeness.cannot_write" {path}.
Result<void> save_classifier(const Classifier&, const std::string& path);
// Also not_found "likeness.cannot_read" {path}.
Result<Classifier> load_classifier(const std::string& path);

}  // namespace lianxin::likeness
