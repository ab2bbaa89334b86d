#include "bench/stage.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "base/id.h"
#include "tests/support/http_client.h"

namespace lianxin::bench {
namespace {

constexpr const char* place = "150725000000";

std::string sentence(std::int64_t number) {
  static constexpr const char* what[] = {"三号供水井水泵坏了", "砂石路被雨水冲毁", "冬季饲草不够", "养老金认证总是不通过",
                                         "村里夜间路灯不亮", "围栏界线说不清", "卫生室没有取暖", "信号弱孩子上不了网课"};
  static constexpr const char* since[] = {"快十天了", "从上个月开始", "去年就说过一回", "这几天越来越重"};
  return std::string(what[number % 8]) + "，" + since[number / 8 % 4] + "，牲畜饮水要到三十里外去拉，一趟一百二十元，第" +
         std::to_string(number) + "户，盼着早点有人来看看，给个准话什么时候能修好。";
}

// What the command prints as the new token: the word that begins with "lx_".
std::string token_in(const std::string& output) {
  const auto at = output.find("lx_");
  if (at == std::string::npos) throw std::runtime_error("no token in: " + output);
  return output.substr(at, output.find_first_of(" \r\n\t", at) - at);
}

}  // namespace

Stage::Stage(const std::string& name, int tickets, const std::string& account, const std::vector<std::string>& flags)
    : folder_(testing::make_temporary_folder("bench-" + name)) {
  {
    testing::ServerOptions options;
    options.command = "demo";
    options.db = "sqlite:" + database();
    options.folder = folder_;
    options.arguments = {"--tickets", std::to_string(tickets)};
    options.arguments.insert(options.arguments.end(), flags.begin(), flags.end());
    options.ready_within_s = flags.empty() ? 300 : 3600;
    const testing::ServerProcess seeding(options);
  }
  act_as(account);
}

void Stage::act_as(const std::string& account) {
  const auto made = testing::run_command(
      testing::default_binary(),
      {"token", "create", "--account", account, "--name", "bench", "--db", "sqlite:" + database()}, folder_);
  if (made.status != 0) throw std::runtime_error("no token: " + made.output);
  token_ = token_in(made.output);
}

Stage::~Stage() {
  stop();
  std::filesystem::remove_all(folder_);
}

void Stage::start(std::vector<std::string> flags) {
  testing::ServerOptions options;
  options.db = "sqlite:" + database();
  options.folder = folder_;
  options.arguments = std::move(flags);
  server_ = std::make_unique<testing::ServerProcess>(options);
}

void Stage::stop() { server_.reset(); }

std::string Stage::request(const std::string& method, const std::string& path, const std::string& body) const {
  return make_request(method, path, server_->port(), token_, body);
}

std::string Stage::fetch(const std::string& path) const {
  testing::HttpClient client(server_->port());
  client.use_token(token_);
  const auto answer = client.get(path);
  if (answer.status / 100 != 2) throw std::runtime_error(path + ": " + std::to_string(answer.status) + " " + answer.body);
  return answer.body;
}

std::string Stage::create_request(std::int64_t number) const {
  const std::string body = R"({"id":")" + to_text(new_uuid(now_from_system_clock())) +
                           R"(","kind":"help","channel":"visit","submitter":"staff","place":")" + place +
                           R"(","title":"第)" + std::to_string(number) + R"(件","text":")" + sentence(number) + R"("})";
  return request("POST", "/api/v1/tickets", body);
}

LoadResult Stage::load(int connections, std::int64_t requests, const NextRequest& next) const {
  std::string failure;
  auto result = run_load(server_->port(), connections, requests, next, &failure);
  if (result.failed != 0) throw std::runtime_error(std::to_string(result.failed) + " requests failed, the first with:\n" + failure);
  return result;
}

Measured measure(const Stage& stage, testing::ServerProcess& server, int connections, std::int64_t requests,
                 const NextRequest& next) {
  Measured measured;
  const double before = server.cpu_seconds();
  measured.load = stage.load(connections, requests, next);
  measured.cpu_us = (server.cpu_seconds() - before) * 1e6 / static_cast<double>(requests);
  return measured;
}

void print_figure(const std::string& name, double value, const std::string& unit) {
  std::printf("  %-58s %12.1f %s\n", name.c_str(), value, unit.c_str());
  std::fflush(stdout);
}

void print_ratio(const std::string& name, double ratio, double at_least) {
  std::printf("  %-58s %12.2f   (at least %.2f)%s\n", name.c_str(), ratio, at_least, ratio < at_least ? "   MISSED" : "");
  std::fflush(stdout);
}

std::int64_t scaled(std::int64_t count) {
  const char* scale = std::getenv("LIANXIN_BENCH_SCALE");
  const auto wanted = static_cast<std::int64_t>(static_cast<double>(count) * (scale == nullptr ? 1.0 : std::atof(scale)));
  return wanted < 64 ? 64 : wanted;
}

}  // namespace lianxin::bench
