// Voices, models and runs as JSON, member by member as in docs/openapi.yaml.
#pragma once

#include <string>
#include <string_view>

#include "features/voices/voice_actions.h"
#include "platform/http/call.h"

namespace lianxin::voices {

std::string write_heard(const Heard&, const tickets::Desk&, http::Language);
std::string write_judged(const Judged&, const tickets::Desk&, http::Language);
std::string write_models(const std::vector<Model>&, Zone);
std::string write_run(const std::optional<Run>&, Zone);

struct AskedWords {
  std::string title{};
  std::string text{};
};
Result<AskedWords> read_words(std::string_view body);
struct AskedPair {
  TicketId other{};
  bool is_same = true;
};
Result<AskedPair> read_pair(std::string_view body);
struct AskedRefusal {
  std::string reason{};
};
Result<AskedRefusal> read_refusal(std::string_view body);

}  // namespace lianxin::voices
