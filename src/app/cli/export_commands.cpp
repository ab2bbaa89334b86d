#include "app/cli/export_commands.h"

#include <cstdio>
#include <filesystem>

#include <sys/stat.h>

#include "app/cli/words.h"
#include "app/installation.h"
#include "platform/db/migrations.h"
#include "platform/sheets/csv.h"

namespace lianxin::app {

namespace {

// A file that is there under its name only when it is whole, or standard output.
class Sink {
 public:
  explicit Sink(std::string name) : name_(std::move(name)), part_(name_ + ".part") {}
  ~Sink() {
    if (file_ && file_ != stdout) std::fclose(file_);
    if (!name_.empty()) std::remove(part_.c_str());
  }
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;

  Result<void> open() {
    if (name_.empty()) {
      file_ = stdout;
      return {};
    }
    if (std::filesystem::exists(name_)) return fail(Code::conflict, "base.file_exists", {{"path", name_}});
    const mode_t before = ::umask(0077);
    file_ = std::fopen(part_.c_str(), "wb");
    ::umask(before);
    return file_ ? Result<void>() : away();
  }
  Result<void> put(std::string_view text) {
    return std::fwrite(text.data(), 1, text.size(), file_) == text.size() ? Result<void>() : away();
  }
  Result<void> close() {
    if (std::fflush(file_) != 0) return away();
    if (file_ == stdout) return {};
    const bool closed = std::fclose(std::exchange(file_, nullptr)) == 0;
    return closed && std::rename(part_.c_str(), name_.c_str()) == 0 ? Result<void>() : away();
  }

 private:
  Result<void> away() const {
    Error error = fail(Code::unavailable, "cli.cannot_write", {{"path", name_.empty() ? "-" : name_}});
    return error;
  }

  std::string name_;
  std::string part_;
  std::FILE* file_ = nullptr;
};

template <class Cells>
std::string line_of(const Cells& cells) {
  std::string line;
  for (const auto& cell : cells) {
    if (!line.empty()) line += ',';
    line += sheets::csv_cell(cell);
  }
  return line + "\r\n";
}

Result<const Exporter*> exporter_of(const Installation& house, const std::string& kind) {
  std::string kinds;
  for (const Feature& feature : house.features) {
    for (const Exporter& one : feature.exporters) {
      if (one.kind == kind) return &one;
      kinds += (kinds.empty() ? "" : ", ") + std::string(one.kind);
    }
  }
  return invalid_field("KIND", "base.json_not_one_of", {{"allowed", kinds}});
}

Result<void> write(const Config& config, const std::string& kind, const std::string& to) {
  const auto house = TRY(check_packs(config));
  const Exporter* exporter = TRY(exporter_of(*house, kind));
  Sink sink(to);
  std::int64_t rows = 0;
  TRY(db::read_beside({.url = config.db, .readers = 1}, [&](db::Reader& r) -> Result<void> {
    TRY(db::check_applied(r, TRY(db::embedded_migrations(r.dialect()))));
    TRY(sink.open());
    TRY(sink.put("\xEF\xBB\xBF" + line_of(exporter->columns)));  // spreadsheets know UTF-8 by its mark
    return exporter->run(r, house->doing(), [&](const std::vector<std::string>& cells) {
      ++rows;
      return sink.put(line_of(cells));
    });
  }));
  TRY(sink.close());
  std::fprintf(stderr, "%s\n", say("cli.exported", {{"rows", std::to_string(rows)}}).c_str());
  return {};
}

}  // namespace

int export_records(const Config& config, const std::string& kind, const std::string& to) {
  const auto written = write(config, kind, to);
  return written ? done : report(written.error());
}

}  // namespace lianxin::app
