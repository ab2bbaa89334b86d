// The real messages that measure the text analysis; they are not part of the product and may be absent.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "platform/likeness/classifier.h"

namespace lianxin::bench {

// LIANXIN_TEXTS, or ../shared/data/complaints.
std::string folder_of_texts();

struct LabelledSet {
  std::vector<likeness::Example> rows{};
  std::vector<std::uint32_t> copies{};  // as the set says
};
// Empty when the file isn't there. `name`: class7_raw.tsv, or class7_words.tsv.xz, which is unpacked by xz.
LabelledSet read_labelled(const std::string& name);

struct Message {
  std::string title;
  std::string text;
  std::int32_t topic = -1;  // -1: of none
};
std::vector<Message> read_messages();

}  // namespace lianxin::bench
