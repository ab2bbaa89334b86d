// Journeys: people with names at their desks, speaking to the real program over HTTP.
#pragma once

#include <boost/json.hpp>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/http_client.h"
#include "tests/support/server_process.h"

namespace lianxin::journeys {

namespace js = boost::json;

struct Answer {
  int status = 0;
  std::string text;  // the body
  js::value body;    // the same, parsed; null when it is not JSON
  testing::HttpAnswer http;
};

// The member at a path such as "/reply/text", as text; "" when there is none.
std::string text_at(const js::value&, std::string_view path);
std::int64_t number_at(const js::value&, std::string_view path);
bool truth_at(const js::value&, std::string_view path);
js::array list_at(const js::value&, std::string_view path);
// The values of one member of every item.
std::vector<std::string> column(const js::value& list, std::string_view member);
bool holds(const std::vector<std::string>& all, std::string_view one);
std::string new_id();

// Anybody: no account.
class Visitor {
 public:
  explicit Visitor(int port) : client_(std::make_unique<testing::HttpClient>(port)) {}

  Answer send(std::string_view method, std::string_view path, std::string_view body = {}, const testing::HttpHeaders& more = {});
  Answer get(std::string_view path, const testing::HttpHeaders& more = {}) { return send("GET", path, {}, more); }
  Answer post(std::string_view path, const js::value& body) { return send("POST", path, js::serialize(body)); }
  // The same, with a failed check that shows the answer when the status is another.
  js::value ask(std::string_view path, int expected = 200);
  js::value tell(std::string_view path, const js::value& body, int expected = 200);
  testing::HttpClient& client() { return *client_; }

 private:
  std::unique_ptr<testing::HttpClient> client_;
};

// Somebody with an account of the demonstration prefecture, signed in.
class Officer : public Visitor {
 public:
  Officer(int port, std::string_view account);

  js::value ticket(std::string_view id) { return ask("/api/v1/tickets/" + std::string(id)); }
  int sees(std::string_view id) { return get("/api/v1/tickets/" + std::string(id)).status; }
  js::value command(std::string_view id, js::object command, int expected = 200);
  std::vector<std::string> may(std::string_view id);
  const std::string& unit() const { return unit_; }      // id
  const std::string& person() const { return person_; }  // id

 private:
  std::string unit_;
  std::string person_;
};

// A server on a demonstration prefecture without requests, in a folder of its own that goes with it.
class Prefecture {
 public:
  explicit Prefecture(const std::string& db = {});  // empty: SQLite in the folder
  ~Prefecture();
  Prefecture(const Prefecture&) = delete;
  Prefecture& operator=(const Prefecture&) = delete;

  void start(std::vector<std::string> arguments = {});
  void stop() { server_.reset(); }
  testing::ServerProcess& server() { return *server_; }
  int port() const { return server_->port(); }
  const std::string& folder() const { return folder_; }
  const std::string& db() const { return db_; }
  std::string file() const { return folder_ + "/lianxin.db"; }
  // Runs `lianxin` with a command on this database to its end.
  testing::CommandResult run(std::vector<std::string> arguments) const;
  // A bearer token for an account.
  std::string token_for(const std::string& account) const;

 private:
  std::string folder_;
  std::string db_;
  std::unique_ptr<testing::ServerProcess> server_;
};

// Places of the story (packs/places/hulunbuir.csv): Old Barag, its sumu West Ujur, the gacha Sarultala.
constexpr const char* banner = "150725000000";
constexpr const char* gacha = "150725200201";

}  // namespace lianxin::journeys
