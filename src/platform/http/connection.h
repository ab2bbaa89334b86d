// Connection: one client on one network thread. Included by the server only: it brings Beast.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <chrono>
#include <list>
#include <memory>
#include <optional>
#include <string>

#include "platform/http/dispatcher.h"
#include "platform/http/serializer.h"
#include "platform/http/server.h"
#include "platform/http/stream.h"

namespace lianxin::http {

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  using Clock = std::chrono::steady_clock;
  using List = std::list<std::shared_ptr<Connection>>;

  // Lives in `home`, the list of its network thread, until it is closed.
  Connection(boost::asio::ip::tcp::socket, Dispatcher&, const ServerOptions&, List& home);
  void begin(List::iterator self);
  // Of the thread's sweep: what has taken too long ends.
  void sweep(Clock::time_point now);
  // No more requests after the one under way.
  void drain();
  void close();

 private:
  enum class Phase { idle, header, body, handling, writing, streaming, lingering, closed };
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
  using Fields = Parser::value_type;

  void next_request();
  void advance();  // parses what has come, or asks for more
  void receive();
  void received(boost::system::error_code, std::size_t bytes);
  void header_complete();
  std::optional<Reply> refuse_header(const Fields&, std::size_t body_limit);
  bool has_wanted_host(const Fields&) const;
  void refuse_malformed(boost::system::error_code);
  void dispatch();
  Request take_request();
  void reply(Reply);
  void refuse(int status, Code, std::string_view key);  // answers and closes: what follows cannot be trusted
  void write_out();
  void written();
  void begin_stream(std::shared_ptr<Stream>);
  void continue_stream();
  void watch_for_end();
  void linger();
  void set_phase(Phase, int ms);

  boost::asio::ip::tcp::socket socket_;
  Dispatcher& dispatcher_;
  const ServerOptions& options_;
  List& home_;
  List::iterator self_{};
  boost::beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  std::string target_path_;
  std::string remote_address_;
  Request request_;
  Phase phase_ = Phase::idle;
  Clock::time_point deadline_ = Clock::time_point::max();
  bool timed_out_ = false;
  bool draining_ = false;
  bool keep_alive_ = true;
  bool http_1_0_ = false;
  bool head_only_ = false;
  bool continue_sent_ = false;
  bool linger_after_ = false;

  std::string head_;             // what is being written: head_ and then body_
  Reply body_;                   // keeps the bytes of the body
  std::size_t head_written_ = 0;
  std::string_view rest_{};      // of the body
  std::shared_ptr<Stream> stream_;
  bool stream_writing_ = false;
  bool last_chunk_sent_ = false;
  std::size_t lingered_ = 0;
};

}  // namespace lianxin::http
