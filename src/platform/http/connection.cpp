#include "platform/http/connection.h"

#include <algorithm>
#include <array>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/error.hpp>
#include <thread>
#include <utility>

#include "base/text.h"
#include "platform/http/texts.h"
#include "platform/http/url.h"

namespace lianxin::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
using beast::http::field;
using boost::system::error_code;

namespace {

constexpr std::size_t read_step = 16 * 1024;
constexpr std::size_t most_lingered = 4 * 1024 * 1024;
constexpr int linger_ms = 2'000;
constexpr std::size_t copied_body = 16 * 1024;  // smaller bodies go out in one piece with the head

std::string_view view(beast::string_view s) { return {s.data(), s.size()}; }

std::string lower(std::string_view name) {
  std::string out(name);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

}  // namespace

Connection::Connection(asio::ip::tcp::socket socket, Dispatcher& dispatcher, const ServerOptions& options, List& home)
    : socket_(std::move(socket)), dispatcher_(dispatcher), options_(options), home_(home),
      buffer_(options.max_header_bytes + 2 * read_step) {}

void Connection::begin(List::iterator self) {
  self_ = self;
  error_code ec;
  socket_.non_blocking(true, ec);
  socket_.set_option(asio::ip::tcp::no_delay(true), ec);
  const auto remote = socket_.remote_endpoint(ec);
  if (!ec) remote_address_ = remote.address().to_string();
  next_request();
}

void Connection::set_phase(Phase phase, int ms) {
  phase_ = phase;
  deadline_ = ms > 0 ? Clock::now() + std::chrono::milliseconds(ms) : Clock::time_point::max();
}

void Connection::next_request() {
  if (draining_) return close();
  parser_.emplace();
  parser_->header_limit(static_cast<std::uint32_t>(options_.max_header_bytes));
  parser_->body_limit(boost::none);
  parser_->eager(false);
  continue_sent_ = false;
  set_phase(buffer_.size() > 0 ? Phase::header : Phase::idle, buffer_.size() > 0 ? options_.header_ms : options_.idle_ms);
  if (buffer_.size() > 0) advance();
  else receive();
}

void Connection::advance() {
  // The end of the header is looked at before the body is taken.
  for (;;) {
    error_code ec;
    const bool in_header = !parser_->is_header_done();
    const std::size_t used = buffer_.size() > 0 ? parser_->put(buffer_.data(), ec) : 0;
    buffer_.consume(used);
    if (ec && ec != beast::http::error::need_more) return refuse_malformed(ec);
    if (in_header && parser_->is_header_done()) {
      header_complete();
      if (phase_ != Phase::body) return;
    } else if (ec == beast::http::error::need_more || used == 0) {
      if (!parser_->is_done()) return receive();
    }
    if (parser_->is_done()) return dispatch();
    if (buffer_.size() == 0) return receive();
  }
}

void Connection::receive() {
  const std::size_t room = std::min(read_step, buffer_.max_size() - buffer_.size());
  if (room == 0) return refuse(431, Code::malformed, "base.header_too_large");
  socket_.async_read_some(buffer_.prepare(room), [self = shared_from_this()](error_code ec, std::size_t bytes) { self->received(ec, bytes); });
}

void Connection::received(error_code ec, std::size_t bytes) {
  if (phase_ == Phase::closed) return;
  if (timed_out_) return refuse(408, Code::malformed, "base.timeout");
  if (ec) return close();
  buffer_.commit(bytes);
  if (phase_ == Phase::idle) set_phase(Phase::header, options_.header_ms);
  advance();
}

void Connection::refuse_malformed(error_code ec) {
  using beast::http::error;
  if (ec == error::header_limit) return refuse(431, Code::malformed, "base.header_too_large");
  if (ec == error::body_limit) return refuse(413, Code::too_large, "base.too_large");
  if (ec == error::bad_version) return refuse(505, Code::malformed, "base.bad_request");
  refuse(400, Code::malformed, "base.bad_request");
}

bool Connection::has_wanted_host(const Fields& fields) const {
  if (options_.hosts.empty()) return true;
  std::string_view host = view(fields[field::host]);
  const std::size_t colon = host.find(':', host.starts_with('[') ? host.find(']') : 0);
  host = host.substr(0, colon);
  const std::string name = lower(host);
  return std::ranges::find(options_.hosts, name) != options_.hosts.end();
}

void Connection::header_complete() {
  const Fields& fields = parser_->get();
  http_1_0_ = fields.version() < 11;
  keep_alive_ = parser_->keep_alive();
  head_only_ = fields.method() == beast::http::verb::head;
  const std::string_view target = view(fields.target());
  if (target.size() > options_.max_target_bytes) return refuse(414, Code::malformed, "base.uri_too_long");
  const auto read = read_target(target);
  if (!read) return refuse(400, Code::malformed, "base.bad_path");
  if (fields.count(field::host) != 1) return refuse(400, Code::malformed, "base.bad_request");
  if (!has_wanted_host(fields)) return refuse(421, Code::malformed, "base.bad_host");
  // Both lengths at once is how requests are smuggled past a proxy (RFC 9112 §6.3).
  if (fields.count(field::transfer_encoding) > 0 && (fields.count(field::content_length) > 0 || http_1_0_ || !parser_->chunked())) {
    return refuse(400, Code::malformed, "base.bad_request");
  }
  request_ = Request{.path = read->path, .query = read->query};
  request_.method = method_from(view(fields.method_string()));
  const std::size_t limit = dispatcher_.body_limit(request_.method, request_.path);
  if (const auto length = parser_->content_length(); length && *length > limit) return refuse(413, Code::too_large, "base.too_large");
  parser_->body_limit(limit);
  parser_->eager(true);
  set_phase(Phase::body, options_.body_ms);
  if (const std::string_view expected = view(fields[field::expect]); !expected.empty() && !http_1_0_) {
    if (lower(expected) != "100-continue") return refuse(417, Code::malformed, "base.bad_request");
    if (!parser_->is_done() && buffer_.size() == 0 && !continue_sent_) {
      continue_sent_ = true;
      error_code ec;
      asio::write(socket_, asio::buffer(continue_line.data(), continue_line.size()), ec);
      if (ec) return close();
    }
  }
}

Request Connection::take_request() {
  auto message = parser_->release();
  request_.headers.reserve(16);
  for (const auto& header : message) {
    request_.headers.push_back({lower(view(header.name_string())), std::string(view(header.value()))});
  }
  request_.body = std::move(message.body());
  request_.remote_address = remote_address_;
  if (options_.trust_forwarded) {
    const std::string_view forwarded = request_.header("x-forwarded-for");
    const std::size_t comma = forwarded.rfind(',');
    const std::string_view last = trimmed(comma == std::string_view::npos ? forwarded : forwarded.substr(comma + 1));
    if (!last.empty() && last.size() <= 64) request_.remote_address = last;
  }
  return std::move(request_);
}

void Connection::dispatch() {
  set_phase(Phase::handling, 0);
  // An answer that comes at once is written at once; one from another thread comes back to this one.
  const auto thread = std::this_thread::get_id();
  dispatcher_.handle(take_request(), [self = shared_from_this(), thread](Reply answer) mutable {
    if (std::this_thread::get_id() == thread) return self->reply(std::move(answer));
    auto executor = self->socket_.get_executor();
    asio::post(executor, [self = std::move(self), answer = std::move(answer)]() mutable { self->reply(std::move(answer)); });
  });
}

void Connection::refuse(int status, Code code, std::string_view key) {
  keep_alive_ = false;
  linger_after_ = true;
  Error error = fail(code, key);
  if (code == Code::too_large && parser_) {
    error.args.push_back({"max", std::to_string(dispatcher_.body_limit(request_.method, request_.path))});
  }
  const bool has_head = parser_ && parser_->is_header_done();
  const Language language = has_head ? language_of(view(parser_->get()[field::accept_language])) : Language::zh;
  reply(problem(error, language, {}, status));
}

void Connection::reply(Reply answer) {
  if (phase_ == Phase::closed) {
    if (answer.stream) answer.stream->close();
    return;
  }
  keep_alive_ = keep_alive_ && !draining_;
  if (answer.stream && http_1_0_) keep_alive_ = false;
  head_ = head_of(answer, {.keep_alive = keep_alive_, .http_1_0 = http_1_0_, .head_only = head_only_, .https = options_.https});
  head_written_ = 0;
  rest_ = {};
  body_ = std::move(answer);
  if (head_only_ || !has_body(body_.status)) {
    if (body_.stream) std::exchange(body_.stream, nullptr)->close();
  } else if (body_.content().size() <= copied_body) {
    if (body_.stream && !body_.content().empty()) head_ += http_1_0_ ? std::string(body_.content()) : chunk_of(body_.content());
    else head_ += body_.content();
  } else {
    rest_ = body_.content();
  }
  set_phase(Phase::writing, options_.write_ms);
  write_out();
}

void Connection::write_out() {
  while (head_written_ < head_.size() || !rest_.empty()) {
    const std::array<asio::const_buffer, 2> pieces{asio::buffer(head_.data() + head_written_, head_.size() - head_written_),
                                                   asio::buffer(rest_.data(), rest_.size())};
    error_code ec;
    std::size_t bytes = socket_.write_some(pieces, ec);
    if (ec == asio::error::would_block || ec == asio::error::try_again) {
      socket_.async_wait(asio::ip::tcp::socket::wait_write, [self = shared_from_this()](error_code waited) {
        if (self->phase_ == Phase::closed) return;
        if (waited) return self->close();
        self->write_out();
      });
      return;
    }
    if (ec) return close();
    const std::size_t of_head = std::min(bytes, head_.size() - head_written_);
    head_written_ += of_head;
    rest_.remove_prefix(bytes - of_head);
  }
  written();
}

void Connection::written() {
  if (phase_ == Phase::streaming) {
    stream_writing_ = false;
    return continue_stream();
  }
  if (body_.stream) return begin_stream(std::move(body_.stream));
  if (!keep_alive_) return linger_after_ ? linger() : close();
  // Pipelined requests are answered in turns with the other clients, and not deeper in the stack.
  if (buffer_.size() > 0) {
    set_phase(Phase::header, options_.header_ms);
    asio::post(socket_.get_executor(), [self = shared_from_this()] {
      if (self->phase_ != Phase::closed) self->next_request();
    });
    return;
  }
  next_request();
}

void Connection::begin_stream(std::shared_ptr<Stream> stream) {
  stream_ = std::move(stream);
  set_phase(Phase::streaming, 0);
  watch_for_end();
  stream_->on_wake([weak = weak_from_this()] {
    const auto self = weak.lock();
    if (!self) return;
    asio::post(self->socket_.get_executor(), [self] { self->continue_stream(); });
  });
  continue_stream();
}

void Connection::watch_for_end() {
  buffer_.clear();
  socket_.async_read_some(buffer_.prepare(1024), [self = shared_from_this()](error_code ec, std::size_t) {
    if (self->phase_ != Phase::streaming) return;
    if (ec) return self->close();
    self->watch_for_end();  // nothing a client sends here means anything
  });
}

void Connection::continue_stream() {
  if (phase_ != Phase::streaming || stream_writing_) return;
  const bool ended = stream_->is_closed() || draining_;
  const std::string bytes = stream_->take();
  const bool end_is_due = ended && !http_1_0_ && !std::exchange(last_chunk_sent_, ended);
  if (bytes.empty() && !end_is_due) {
    deadline_ = Clock::time_point::max();
    if (ended) close();
    return;
  }
  head_ = http_1_0_ || bytes.empty() ? bytes : chunk_of(bytes);
  if (end_is_due) head_ += last_chunk;
  head_written_ = 0;
  rest_ = {};
  stream_writing_ = true;
  deadline_ = Clock::now() + std::chrono::milliseconds(options_.write_ms);
  write_out();
}

void Connection::linger() {
  // A close with bytes unread would throw the answer away before the client has it.
  set_phase(Phase::lingering, linger_ms);
  error_code ec;
  socket_.shutdown(asio::ip::tcp::socket::shutdown_send, ec);
  buffer_.clear();
  socket_.async_read_some(buffer_.prepare(read_step), [self = shared_from_this()](error_code read, std::size_t bytes) {
    if (self->phase_ != Phase::lingering) return;
    self->lingered_ += bytes;
    if (read || self->lingered_ > most_lingered) return self->close();
    const auto deadline = self->deadline_;
    self->linger();
    self->deadline_ = deadline;
  });
}

void Connection::sweep(Clock::time_point now) {
  if (now < deadline_ || phase_ == Phase::closed) return;
  if (phase_ == Phase::header || phase_ == Phase::body) {
    timed_out_ = true;
    deadline_ = Clock::time_point::max();
    error_code ec;
    socket_.cancel(ec);  // the pending read answers 408
    return;
  }
  close();
}

void Connection::drain() {
  draining_ = true;
  if (phase_ == Phase::idle) close();
  else if (phase_ == Phase::streaming) stream_->close();
}

void Connection::close() {
  if (phase_ == Phase::closed) return;
  set_phase(Phase::closed, 0);
  if (stream_) {
    stream_->on_wake({});
    stream_->close();
  }
  error_code ec;
  socket_.shutdown(asio::ip::tcp::socket::shutdown_both, ec);
  socket_.close(ec);
  home_.erase(self_);
}

}  // namespace lianxin::http
