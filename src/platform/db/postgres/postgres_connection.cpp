#include "platform/db/postgres/postgres_connection.h"

#include <array>
#include <bit>
#include <charconv>
#include <cstdlib>
#include <cstring>

#include "platform/db/postgres/postgres_error.h"

namespace lianxin::db {
namespace {

// pg_type.h
constexpr Oid bool_type = 16, int8_type = 20, text_type = 25, float8_type = 701;
constexpr std::size_t max_statements = 512;

class PostgresRow final : public Row {
 public:
  PostgresRow(const PGresult* result, int row) : result_(result), row_(row) {}
  bool is_null(int column) const override { return PQgetisnull(result_, row_, column) != 0; }
  std::int64_t integer(int column) const override {
    const auto shown = text(column);
    if (PQftype(result_, column) == bool_type) return shown == "t" ? 1 : 0;
    std::int64_t number = 0;
    std::from_chars(shown.data(), shown.data() + shown.size(), number);
    return number;
  }
  double real(int column) const override {
    const auto shown = text(column);
    double number = 0;
    std::from_chars(shown.data(), shown.data() + shown.size(), number);
    return number;
  }
  std::string_view text(int column) const override {
    return {PQgetvalue(result_, row_, column), static_cast<std::size_t>(PQgetlength(result_, row_, column))};
  }

 private:
  const PGresult* result_;
  int row_;
};

std::array<char, 8> big_endian(std::uint64_t bits) {
  std::array<char, 8> out{};
  for (std::size_t i = 8; i-- > 0; bits >>= 8) out[i] = static_cast<char>(bits & 0xff);
  return out;
}

bool is_good(const PGresult* result) {
  const auto status = PQresultStatus(result);
  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

std::string_view field_of(const PGresult* result, int field) {
  const char* text = PQresultErrorField(result, field);
  return text != nullptr ? text : "";
}

}  // namespace

// Arguments as libpq takes them, all binary; types are told, so that `$1 + 1` is a bigint whatever stands beside it.
struct PostgresConnection::Params {
  std::vector<Oid> types;
  std::vector<const char*> values;
  std::vector<int> lengths;
  std::vector<int> formats;
  std::vector<std::array<char, 8>> numbers;
  bool has_nul = false;

  explicit Params(std::span<const Value> args) : formats(args.size(), 1) {
    numbers.reserve(args.size());
    for (const Value& arg : args) {
      const auto& value = arg.variant();
      if (const auto* integer = std::get_if<1>(&value)) number(int8_type, static_cast<std::uint64_t>(*integer));
      else if (const auto* real = std::get_if<2>(&value)) number(float8_type, std::bit_cast<std::uint64_t>(*real));
      else if (const auto* view = std::get_if<3>(&value)) text(*view);
      else if (const auto* owned = std::get_if<4>(&value)) text(*owned);
      else add(0, nullptr, 0);
    }
  }
  int count() const { return static_cast<int>(values.size()); }

 private:
  void add(Oid type, const char* value, std::size_t length) {
    types.push_back(type);
    values.push_back(value);
    lengths.push_back(static_cast<int>(length));
  }
  void number(Oid type, std::uint64_t bits) {
    numbers.push_back(big_endian(bits));
    add(type, numbers.back().data(), 8);
  }
  void text(std::string_view view) {
    if (!view.empty() && std::memchr(view.data(), 0, view.size()) != nullptr) has_nul = true;
    add(text_type, view.empty() ? "" : view.data(), view.size());
  }
};

Error PostgresConnection::note(Error error) {
  if (!failure_) failure_ = error;
  return error;
}

Error PostgresConnection::note_error(const PGresult* result, std::string_view sql) {
  std::string message(field_of(result, PG_DIAG_MESSAGE_PRIMARY));
  if (message.empty() && handle_) message = PQerrorMessage(handle_.get());
  message.append("; ").append(sql.substr(0, 300));
  auto fault = fault_of(field_of(result, PG_DIAG_SQLSTATE), field_of(result, PG_DIAG_CONSTRAINT_NAME), std::move(message));
  if (fault.plans_are_stale) handle_.reset();
  if (!failure_) retriable_ = fault.may_be_retried;
  return note(std::move(fault.error));
}

Result<void> PostgresConnection::connect() {
  statements_.clear();
  unread_ = false;
  const char* const names[] = {"dbname", "client_encoding", "fallback_application_name", "connect_timeout", nullptr};
  const char* const values[] = {url_.c_str(), "UTF8", "lianxin", "5", nullptr};
  handle_.reset(PQconnectdbParams(names, values, 1));
  if (PQstatus(handle_.get()) != CONNECTION_OK) {
    Error error = fault_of("", "", PQerrorMessage(handle_.get())).error;
    handle_.reset();
    return error;
  }
  PQsetNoticeProcessor(handle_.get(), [](void*, const char*) {}, nullptr);
  const char* encoding = PQparameterStatus(handle_.get(), "server_encoding");
  if (encoding == nullptr || std::string_view(encoding) != "UTF8") {
    handle_.reset();
    return fault_of("", "", "the database's encoding must be UTF8").error;
  }
  return {};
}

void PostgresConnection::finish_unread() {
  if (!unread_) return;
  while (const ResultPtr rest{PQgetResult(handle_.get())}) {}
  unread_ = false;
}

Result<void> PostgresConnection::begin(std::string_view begin_sql) {
  failure_.reset();
  retriable_ = false;
  begin_sql_ = {};
  if (handle_) finish_unread();
  if (statements_.size() >= max_statements) handle_.reset();
  if (!handle_ || PQstatus(handle_.get()) != CONNECTION_OK) TRY(connect());
  begin_sql_ = begin_sql;
  return {};
}

Result<void> PostgresConnection::commit() {
  if (!begin_sql_.empty()) {  // nothing was asked
    begin_sql_ = {};
    return {};
  }
  const ResultPtr done(PQexec(handle_.get(), "commit"));
  if (is_good(done.get())) return {};
  Error error = note_error(done.get(), "commit");
  // Whether it was written is not known: nobody may try it again unasked.
  if (error.key == "base.store_away") {
    retriable_ = false;
    error.code = Code::internal;
    error.key = "base.internal";
  }
  return error;
}

void PostgresConnection::end_reading() {
  if (!begin_sql_.empty()) {
    begin_sql_ = {};
    return;
  }
  if (handle_ && PQsendQuery(handle_.get(), "rollback") == 1) unread_ = true;
}

void PostgresConnection::roll_back() {
  const bool begun = begin_sql_.empty();
  begin_sql_ = {};
  if (!handle_ || !begun) return;
  const ResultPtr done(PQexec(handle_.get(), "rollback"));
  if (!is_good(done.get())) handle_.reset();
}

Result<std::string> PostgresConnection::prepared(std::string_view sql, const Params& params) {
  std::string key(sql);
  key.push_back('\0');
  for (const Oid type : params.types) key.push_back(static_cast<char>('A' + type % 23));
  const auto found = statements_.find(key);
  if (found != statements_.end()) return found->second;
  std::string name = "s" + std::to_string(next_statement_++);
  const std::string text(sql);
  const ResultPtr made(PQprepare(handle_.get(), name.c_str(), text.c_str(), params.count(), params.types.data()));
  if (!is_good(made.get())) return note_error(made.get(), sql);
  statements_.emplace(std::move(key), name);
  return name;
}

// One round trip for `begin` and the first statement; gives the statement's answer, or begin's where that failed.
PostgresConnection::ResultPtr PostgresConnection::send_with_begin(const std::string& name, const Params& params) {
  PGconn* handle = handle_.get();
  const std::string begin_text(begin_sql_);
  begin_sql_ = {};
  ResultPtr answer;
  if (PQenterPipelineMode(handle) != 1) return answer;
  if (PQsendQueryParams(handle, begin_text.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 0) == 1 &&
      PQsendQueryPrepared(handle, name.c_str(), params.count(), params.values.data(), params.lengths.data(), params.formats.data(), 0) == 1 &&
      PQpipelineSync(handle) == 1) {
    bool begun = false;
    for (bool synced = false; !synced && PQstatus(handle) == CONNECTION_OK;) {
      ResultPtr next(PQgetResult(handle));
      if (!next) continue;
      synced = PQresultStatus(next.get()) == PGRES_PIPELINE_SYNC;
      if (synced || PQresultStatus(next.get()) == PGRES_PIPELINE_ABORTED) continue;
      if (!begun && is_good(next.get())) begun = true;
      else if (!answer) answer = std::move(next);
    }
  }
  PQexitPipelineMode(handle);
  return answer;
}

Result<PostgresConnection::ResultPtr> PostgresConnection::execute(std::string_view sql, std::span<const Value> args) {
  if (failure_) return *failure_;
  if (!handle_) return note(fault_of("", "", "no connection").error);
  const Params params(args);
  if (params.has_nul) {
    Error error = fail(Code::internal, "base.internal");
    error.detail = "zero byte in a text: " + std::string(sql.substr(0, 300));
    return note(std::move(error));
  }
  const std::string name = TRY(prepared(sql, params));
  ResultPtr answer;
  if (!begin_sql_.empty()) answer = send_with_begin(name, params);
  else answer.reset(PQexecPrepared(handle_.get(), name.c_str(), params.count(), params.values.data(), params.lengths.data(), params.formats.data(), 0));
  if (!is_good(answer.get())) return note_error(answer.get(), sql);
  return answer;
}

Result<void> PostgresConnection::select(std::string_view sql, std::span<const Value> args, const Visit& visit) {
  const auto answer = TRY(execute(sql, args));
  const int rows = PQntuples(answer.get());
  for (int row = 0; row < rows; ++row) visit(PostgresRow(answer.get(), row));
  return {};
}

Result<std::int64_t> PostgresConnection::run(std::string_view sql, std::span<const Value> args) {
  const auto answer = TRY(execute(sql, args));
  return static_cast<std::int64_t>(std::strtoll(PQcmdTuples(answer.get()), nullptr, 10));
}

}  // namespace lianxin::db
