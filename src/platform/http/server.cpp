#include "platform/http/server.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <atomic>
#include <future>
#include <thread>

#include "platform/http/connection.h"
#include "platform/logging/logging.h"

namespace lianxin::http {

namespace asio = boost::asio;
using boost::system::error_code;
using Tcp = asio::ip::tcp;

namespace {

constexpr auto sweep_every = std::chrono::milliseconds(250);
constexpr std::string_view too_many =
    "HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\nretry-after: 5\r\nconnection: close\r\n\r\n";

// One network thread: its connections never meet another thread.
struct Lane {
  asio::io_context context{1};
  asio::executor_work_guard<asio::io_context::executor_type> guard{context.get_executor()};
  asio::steady_timer timer{context};
  Connection::List connections;
  std::atomic<int> count = 0;
  std::thread thread;

  void sweep() {
    timer.expires_after(sweep_every);
    timer.async_wait([this](error_code ec) {
      if (ec) return;
      const auto now = Connection::Clock::now();
      for (auto at = connections.begin(); at != connections.end();) {
        const auto connection = *at++;  // a sweep may take it off the list
        connection->sweep(now);
      }
      count.store(static_cast<int>(connections.size()), std::memory_order_relaxed);
      sweep();
    });
  }
};

}  // namespace

struct Server::State {
  State(Dispatcher& d, ServerOptions o) : dispatcher(d), options(std::move(o)) {
    for (int i = 0; i < std::max(1, options.threads); ++i) lanes.push_back(std::make_unique<Lane>());
    acceptor.emplace(lanes.front()->context);
    pause.emplace(lanes.front()->context);
  }

  void accept();
  void take(Lane&, Tcp::socket);
  int open_connections() const;
  void drain();

  Dispatcher& dispatcher;
  ServerOptions options;
  std::vector<std::unique_ptr<Lane>> lanes;
  std::optional<Tcp::acceptor> acceptor;
  std::optional<asio::steady_timer> pause;
  std::size_t next_lane = 0;
  std::atomic<int> arriving = 0;  // accepted, not yet in their lane
  std::atomic<bool> running = false;
};

int Server::State::open_connections() const {
  int out = arriving.load(std::memory_order_relaxed);
  for (const auto& lane : lanes) out += lane->count.load(std::memory_order_relaxed);
  return out;
}

void Server::State::accept() {
  Lane& lane = *lanes[next_lane++ % lanes.size()];
  acceptor->async_accept(lane.context, [this, &lane](error_code ec, Tcp::socket socket) {
    if (ec == asio::error::operation_aborted || !acceptor->is_open()) return;
    if (ec) {  // out of descriptors, most likely: let some be closed first
      log::warning("accept failed", {{"why", ec.message()}});
      pause->expires_after(std::chrono::milliseconds(100));
      pause->async_wait([this](error_code stopped) {
        if (!stopped) accept();
      });
      return;
    }
    if (open_connections() >= options.max_connections) {
      error_code ignored;
      socket.non_blocking(true, ignored);
      socket.write_some(asio::buffer(too_many.data(), too_many.size()), ignored);
    } else {
      ++arriving;
      asio::post(lane.context, [this, &lane, s = std::move(socket)]() mutable { take(lane, std::move(s)); });
    }
    accept();
  });
}

void Server::State::take(Lane& lane, Tcp::socket socket) {
  auto connection = std::make_shared<Connection>(std::move(socket), dispatcher, options, lane.connections);
  lane.connections.push_front(connection);
  lane.count.store(static_cast<int>(lane.connections.size()), std::memory_order_relaxed);
  --arriving;
  connection->begin(lane.connections.begin());
}

void Server::State::drain() {
  for (const auto& lane : lanes) {
    asio::post(lane->context, [&lane = *lane] {
      for (auto at = lane.connections.begin(); at != lane.connections.end();) {
        const auto connection = *at++;
        connection->drain();
      }
      lane.count.store(static_cast<int>(lane.connections.size()), std::memory_order_relaxed);
    });
  }
}

Server::Server(Dispatcher& dispatcher, ServerOptions options) : state_(std::make_unique<State>(dispatcher, std::move(options))) {}

Server::~Server() { stop(); }

Result<int> Server::start() {
  State& s = *state_;
  const auto refuse = [&](const std::string& why) {
    Error error = fail(Code::unavailable, "base.listen", {{"address", s.options.address + ":" + std::to_string(s.options.port)}, {"why", why}});
    return error;
  };
  error_code ec;
  const auto address = asio::ip::make_address(s.options.address, ec);
  if (ec) return refuse(ec.message());
  const Tcp::endpoint endpoint(address, static_cast<std::uint16_t>(s.options.port));
  s.acceptor->open(endpoint.protocol(), ec);
  if (!ec) s.acceptor->set_option(Tcp::acceptor::reuse_address(true), ec);
  if (!ec) s.acceptor->bind(endpoint, ec);
  if (!ec) s.acceptor->listen(1024, ec);
  if (ec) return refuse(ec.message());
  const int port = s.acceptor->local_endpoint().port();
  s.running = true;
  for (auto& lane : s.lanes) {
    lane->sweep();
    lane->thread = std::thread([&lane = *lane] { lane.context.run(); });
  }
  asio::post(s.lanes.front()->context, [&s] { s.accept(); });
  return port;
}

void Server::stop() {
  State& s = *state_;
  if (!s.running.exchange(false)) return;
  std::promise<void> closed;
  asio::post(s.lanes.front()->context, [&] {
    error_code ec;
    s.acceptor->close(ec);
    s.pause->cancel();
    closed.set_value();
  });
  closed.get_future().wait();
  const auto until = Connection::Clock::now() + std::chrono::milliseconds(s.options.drain_ms);
  do {
    s.drain();
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  } while (s.open_connections() > 0 && Connection::Clock::now() < until);
  for (auto& lane : s.lanes) {
    asio::post(lane->context, [&lane = *lane] {
      while (!lane.connections.empty()) lane.connections.front()->close();
      lane.timer.cancel();
      lane.guard.reset();
      lane.context.stop();
    });
  }
  for (auto& lane : s.lanes) lane->thread.join();
}

int Server::connections() const { return state_->open_connections(); }

}  // namespace lianxin::http
