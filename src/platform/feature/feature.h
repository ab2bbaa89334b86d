// Feature: how a folder of the product offers what it can do to the wiring in app/features.cpp.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/access/access.h"
#include "platform/db/store.h"
#include "platform/feature/deployment.h"
#include "platform/feature/naming.h"
#include "platform/http/event_stream.h"
#include "platform/http/router.h"
#include "platform/journal/journal.h"

namespace lianxin {

// Timed work: runs every `every_s` on one server at a time (leased). Gives how much it did.
struct TimedJob {
  std::string_view name;  // "tickets.clocks"
  int every_s = 60;
  std::function<Result<int>(db::Store&, Moment now)> run;
};

// A consequence: called for each journal row of `kind`, in order. Its effects are written once, together with the note that
// the row was reacted to; several rows may share a transaction, but not with a row that fails.
struct Reaction {
  std::string_view name;   // "identity.on_place_moved"
  std::string_view kind;   // "place.moved"; a prefix with '*' at the end is allowed: "ticket.*"
  std::function<Result<void>(db::Writer&, const journal::Row&)> react;
};

struct SeedOptions {
  int tickets = 2000;
  int households = 0;      // in each village on the average; 0: only those of the demonstration's sumu
  int villages = 0;        // how many villages have households besides those of the sumu; 0: all of them
  int visits = 0;          // of each such household in the year before now
  unsigned random_seed = 7;
  Moment now{};            // "today" of the demonstration
};

// Reads a file of one kind (`lianxin import KIND FILE`, POST /api/v1/imports).
struct ImportReport {
  std::int64_t rows = 0, added = 0, unchanged = 0;
  struct Fault { std::int64_t line; std::string column; std::string key; std::vector<Arg> args; };
  std::vector<Fault> faults{};
};
struct Importer {
  std::string_view kind;  // "places", "tickets"
  std::function<Result<ImportReport>(db::Store&, const Doing&, std::string_view file_name, std::string_view content,
                                     bool dry_run, const std::function<void(std::int64_t done, std::int64_t all)>& progress)>
      run;
};

// Gives all records of one kind as rows of cells (`lianxin export KIND`), without who spoke (E2). Where an Importer has the
// same kind, importing what was exported changes nothing; columns it does not know are for people.
struct Exporter {
  std::string_view kind;
  std::vector<std::string_view> columns;
  using Row = std::function<Result<void>(const std::vector<std::string>& cells)>;
  std::function<Result<void>(const db::Reader&, const Doing&, const Row&)> run;
};

struct Feature {
  std::string_view name;
  std::vector<access::Verb> verbs{};
  std::function<void(http::Router&)> mount{};
  std::vector<TimedJob> jobs{};
  std::vector<Reaction> reactions{};
  std::vector<Importer> importers{};
  std::vector<Exporter> exporters{};
  std::vector<Naming> namings{};
  std::function<Result<void>(db::Store&, const SeedOptions&)> seed{};  // the demonstration prefecture
  std::vector<http::EventSource> events{};  // what a journal row means to those who watch GET /api/v1/stream
};

}  // namespace lianxin
