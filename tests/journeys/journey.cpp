#include "tests/journeys/journey.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "base/id.h"

namespace lianxin::journeys {
namespace {

const js::value* find(const js::value& value, std::string_view path) {
  js::error_code failed;
  const js::value* found = value.find_pointer(path, failed);
  return failed ? nullptr : found;
}

// What is seeded is the same each time: it is made once for this program and copied, key file and all.
const std::string& seeded_folder() {
  struct Seeded {
    std::string folder = testing::make_temporary_folder("journey-seed");
    Seeded() {
      testing::ServerOptions options;
      options.command = "demo";
      options.db = "sqlite:" + folder + "/lianxin.db";
      options.folder = folder;
      options.arguments = {"--tickets", "0"};
      options.ready_within_s = 240;
      const testing::ServerProcess seeding(options);
    }
    ~Seeded() { std::filesystem::remove_all(folder); }
  };
  static const Seeded seeded;
  return seeded.folder;
}

}  // namespace

std::string text_at(const js::value& value, std::string_view path) {
  const js::value* found = find(value, path);
  return found && found->is_string() ? std::string(found->get_string()) : std::string();
}
std::int64_t number_at(const js::value& value, std::string_view path) {
  const js::value* found = find(value, path);
  return found && found->is_int64() ? found->get_int64() : -1;
}
bool truth_at(const js::value& value, std::string_view path) {
  const js::value* found = find(value, path);
  return found && found->is_bool() && found->get_bool();
}
js::array list_at(const js::value& value, std::string_view path) {
  const js::value* found = find(value, path);
  return found && found->is_array() ? found->get_array() : js::array();
}
std::vector<std::string> column(const js::value& list, std::string_view member) {
  std::vector<std::string> out;
  if (!list.is_array()) return out;
  for (const auto& item : list.get_array()) out.push_back(text_at(item, "/" + std::string(member)));
  return out;
}
bool holds(const std::vector<std::string>& all, std::string_view one) { return std::ranges::find(all, one) != all.end(); }
std::string new_id() { return to_text(new_uuid(now_from_system_clock())); }

Answer Visitor::send(std::string_view method, std::string_view path, std::string_view body, const testing::HttpHeaders& more) {
  Answer answer;
  answer.http = client_->send(method, path, body, more);
  answer.status = answer.http.status;
  answer.text = answer.http.body;
  js::error_code failed;
  answer.body = js::parse(answer.text, failed);
  if (failed) answer.body = nullptr;
  return answer;
}

js::value Visitor::ask(std::string_view path, int expected) {
  auto answer = get(path);
  INFO(path << " answered " << answer.status << ": " << answer.text);
  REQUIRE(answer.status == expected);
  return std::move(answer.body);
}

js::value Visitor::tell(std::string_view path, const js::value& body, int expected) {
  auto answer = post(path, body);
  INFO(path << " " << js::serialize(body) << " answered " << answer.status << ": " << answer.text);
  REQUIRE(answer.status == expected);
  return std::move(answer.body);
}

Officer::Officer(int port, std::string_view account) : Visitor(port) {
  client().sign_in(account, "lianxin-demo");
  const auto session = ask("/api/v1/session");
  unit_ = text_at(session, "/unit/id");
  person_ = text_at(session, "/person/id");
}

js::value Officer::command(std::string_view id, js::object command, int expected) {
  return tell("/api/v1/tickets/" + std::string(id) + "/commands", js::value(std::move(command)), expected);
}

std::vector<std::string> Officer::may(std::string_view id) { return column(js::value(list_at(ticket(id), "/next")), "command"); }

Prefecture::Prefecture(const std::string& db) : folder_(testing::make_temporary_folder("journey")), db_(db) {
  if (db_.empty()) {
    db_ = "sqlite:" + file();
    std::filesystem::copy(seeded_folder(), folder_, std::filesystem::copy_options::recursive);
    return;
  }
  testing::ServerOptions options;
  options.command = "demo";
  options.db = db_;
  options.folder = folder_;
  options.arguments = {"--tickets", "0"};
  options.ready_within_s = 240;
  const testing::ServerProcess seeding(options);
}

Prefecture::~Prefecture() {
  stop();
  std::filesystem::remove_all(folder_);
}

void Prefecture::start(std::vector<std::string> arguments) {
  testing::ServerOptions options;
  options.db = db_;
  options.folder = folder_;
  options.arguments = std::move(arguments);
  server_ = std::make_unique<testing::ServerProcess>(options);
}

testing::CommandResult Prefecture::run(std::vector<std::string> arguments) const {
  arguments.insert(arguments.end(), {"--db", db_});
  return testing::run_command(testing::default_binary(), arguments, folder_);
}

std::string Prefecture::token_for(const std::string& account) const {
  const auto made = run({"token", "create", "--account", account, "--name", "journey"});
  const auto at = made.output.find("lx_");
  if (made.status != 0 || at == std::string::npos) throw std::runtime_error("no token for " + account + ": " + made.output);
  return made.output.substr(at, made.output.find_first_of(" \r\n\t", at) - at);
}

}  // namespace lianxin::journeys
