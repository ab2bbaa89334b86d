#include "platform/logging/logging.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <memory>
#include <string>
#include <utility>

#include "platform/logging/background_sink.h"

namespace lianxin::log {

namespace {

std::atomic<Level> threshold = Level::off;

spdlog::level::level_enum level_of(Level level) {
  switch (level) {
    case Level::debug: return spdlog::level::debug;
    case Level::info: return spdlog::level::info;
    case Level::warning: return spdlog::level::warn;
    case Level::error: return spdlog::level::err;
    case Level::off: break;
  }
  return spdlog::level::off;
}

void append_value(std::string& out, std::string_view text) {
  const auto needs_marks = [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '\\' || c == '=' || c == 0x7f; };
  if (!text.empty() && std::find_if(text.begin(), text.end(), needs_marks) == text.end()) {
    out += text;
    return;
  }
  static constexpr char digits[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') (out += '\\') += c;
    else if (c == '\n') out += "\\n";
    else if (byte < 0x20 || byte == 0x7f) ((out += "\\x") += digits[byte >> 4]) += digits[byte & 15];
    else out += c;
  }
  out += '"';
}

void append_value(std::string& out, double number) {
  char digits[32];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

void append_value(std::string& out, std::int64_t number) {
  char digits[24];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

}  // namespace

void start(Level level, bool in_background) {
  spdlog::sink_ptr sink;
  if (in_background) sink = std::make_shared<BackgroundSink>(stderr);
  else sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
  const auto logger = std::make_shared<spdlog::logger>("lianxin", std::move(sink));
  logger->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
  logger->set_level(level_of(level));
  logger->flush_on(spdlog::level::warn);
  spdlog::set_default_logger(logger);
  threshold.store(level, std::memory_order_relaxed);
}

bool read_level(std::string_view text, Level& out) {
  static constexpr std::pair<std::string_view, Level> names[] = {
      {"debug", Level::debug}, {"info", Level::info}, {"warning", Level::warning}, {"error", Level::error}, {"off", Level::off}};
  for (const auto& [name, level] : names) {
    if (name != text) continue;
    out = level;
    return true;
  }
  return false;
}

bool is_on(Level level) { return level != Level::off && level >= threshold.load(std::memory_order_relaxed); }

std::string line_of(std::string_view message, Fields fields) {
  std::string line;
  line.reserve(160);
  for (const char c : message) line += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  for (const Field& field : fields) {
    line += ' ';
    line += field.name;
    line += '=';
    std::visit([&](const auto& value) { append_value(line, value); }, field.value);
  }
  return line;
}

void write(Level level, std::string_view message, Fields fields) {
  if (!is_on(level)) return;
  const std::string line = line_of(message, fields);
  spdlog::default_logger_raw()->log(level_of(level), spdlog::string_view_t(line.data(), line.size()));
}

void flush() {
  for (const auto& sink : spdlog::default_logger_raw()->sinks()) {
    if (auto* background = dynamic_cast<BackgroundSink*>(sink.get())) background->settle();
    else sink->flush();
  }
}

}  // namespace lianxin::log
