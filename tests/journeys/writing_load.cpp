#include "tests/journeys/writing_load.h"

#include <stdexcept>

#include "tests/journeys/journey.h"

namespace lianxin::journeys {

WritingLoad::WritingLoad(int port, std::string token, int clients) : port_(port), token_(std::move(token)) {
  for (int i = 0; i < clients; ++i) clients_.emplace_back([this, i] { write(i); });
}

void WritingLoad::write(int client) {
  testing::HttpClient http(port_);
  http.use_token(token_);
  for (int n = 0; !stopping_; ++n) {
    const std::string id = new_id();
    const js::value body = {
        {"id", id},           {"kind", "help"},
        {"channel", "visit"}, {"submitter", "staff"},
        {"place", gacha},     {"text", "水泵坏了，第" + std::to_string(client) + "家第" + std::to_string(n) + "次说。"}};
    {
      const std::lock_guard lock(mutex_);
      sent_.push_back(id);
    }
    try {
      const auto answer = http.post("/api/v1/tickets", js::serialize(body));
      const std::lock_guard lock(mutex_);
      if (answer.status == 201)
        acknowledged_.push_back(id);
      else if (answer.status == 503)
        ++unavailable_;
      else
        surprise_ = std::to_string(answer.status) + " " + answer.body;
    } catch (const std::runtime_error&) {
      return;  // the server is gone
    }
  }
}

void WritingLoad::stop() {
  stopping_ = true;
  for (auto& client : clients_)
    if (client.joinable()) client.join();
}

std::vector<std::string> WritingLoad::acknowledged() const {
  const std::lock_guard lock(mutex_);
  return acknowledged_;
}
std::vector<std::string> WritingLoad::sent() const {
  const std::lock_guard lock(mutex_);
  return sent_;
}
std::string WritingLoad::surprise() const {
  const std::lock_guard lock(mutex_);
  return surprise_;
}

}  // namespace lianxin::journeys
