#include "app/cli/data_commands.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "app/cli/words.h"
#include "app/installation.h"
#include "app/serving.h"
#include "features/identity/identity.h"
#include "platform/http/texts.h"
#include "platform/journal/journal.h"
#include "platform/terminal/terminal.h"

namespace lianxin::app {

namespace {

int status_of(const Result<void>& result) { return result ? done : report(result.error()); }

void tell_address(const std::string& address) {
  std::printf("%s\n", say("cli.serving", {{"address", address}}).c_str());
  std::fflush(stdout);
}

// Time limits reach a month and more ahead. Where the published calendars end before that, the demonstration's clock shows a
// day they cover, so that it can be played on any day of any year.
void stay_within_calendars(const Installation& house) {
  if (house.config.clock) return;
  const Zone zone = house.deployment.zone;
  const Day today = day_of(now_from_system_clock(), zone);
  int year = civil_from(today + 35).year;
  if (house.deployment.calendar.has_year(year) && house.deployment.calendar.has_year(civil_from(today - 95).year)) return;
  while (year > 2014 && !house.deployment.calendar.has_year(year)) --year;
  const Day shown = day_from({year, 11, 10});
  pretend_now(moment_at(shown, 9 * 60 + 40, zone));
  std::printf("%s\n", say("cli.demo_clock", {{"day", to_text(shown)}, {"year", std::to_string(year)}}).c_str());
}

Result<void> seed(Installation& house, SeedOptions options) {
  options.now = now_from_system_clock();
  for (const Feature& feature : house.features) {
    if (!feature.seed) continue;
    if (auto seeded = feature.seed(*house.store, options); !seeded) {
      seeded.error().detail = std::string(feature.name) + ": " + seeded.error().detail;
      return seeded;
    }
  }
  return house.store->gather_statistics();
}

void tell_accounts() {
  std::printf("%s\n", say("cli.demo_accounts", {{"password", std::string(identity::demo_password)}}).c_str());
  for (const auto& account : identity::demo_accounts()) {
    std::printf("  %-14s %.*s, %.*s\n", std::string(account.login_name).c_str(), static_cast<int>(account.name.size()), account.name.data(),
                static_cast<int>(account.post.size()), account.post.data());
  }
}

// Whether every row was good.
Result<bool> import(const Config& config, const std::string& kind, const std::string& path, bool dry_run) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return invalid_field("FILE", "config.no_file", {{"path", path}});
  const std::string content(std::istreambuf_iterator<char>(in), {});
  const auto house = TRY(open_installation(config, Migrating::yes));
  const Importer* importer = nullptr;
  std::string kinds;
  for (const Feature& feature : house->features) {
    for (const Importer& one : feature.importers) {
      if (one.kind == kind) importer = &one;
      kinds += (kinds.empty() ? "" : ", ") + std::string(one.kind);
    }
  }
  if (!importer) return invalid_field("KIND", "base.json_not_one_of", {{"allowed", kinds}});
  terminal::Progress progress(kind);
  const auto report = importer->run(*house->store, house->doing(), std::filesystem::path(path).filename().string(), content, dry_run,
                                    [&](std::int64_t now, std::int64_t all) { progress(now, all); });
  progress.finish();
  if (!report) return report.error();
  std::set<std::int64_t> lines;
  for (const auto& fault : report->faults) {
    lines.insert(fault.line);
    std::printf("%s:%lld: %s: %s\n", path.c_str(), static_cast<long long>(fault.line), fault.column.c_str(), say(fault.key, fault.args).c_str());
  }
  std::printf("%s\n", say(dry_run ? "cli.would_import" : "cli.imported",
                          {{"rows", std::to_string(report->rows)}, {"added", std::to_string(report->added)},
                           {"unchanged", std::to_string(report->unchanged)}, {"faults", std::to_string(lines.size())}})
                          .c_str());
  if (!dry_run) TRY(house->store->gather_statistics());
  return lines.empty();
}

}  // namespace

int serve(const Config& config, bool migrates) {
  const auto house = open_installation(config, migrates ? Migrating::yes : Migrating::no);
  if (!house) return report(house.error());
  if (migrates) {
    if (const auto gathered = (*house)->store->gather_statistics(); !gathered) return report(gathered.error());
  }
  return status_of(serve_until_told(**house, tell_address));
}

int serve_demo(const Config& config, const SeedOptions& options) {
  const auto house = open_installation(config, Migrating::yes);
  if (!house) return report(house.error());
  stay_within_calendars(**house);
  if (const auto seeded = seed(**house, options); !seeded) return report(seeded.error());
  return status_of(serve_until_told(**house, [](const std::string& address) {
    tell_accounts();
    tell_address(address);
  }));
}

int migrate_database(const Config& config) {
  const auto house = open_installation(config, Migrating::no);
  if (!house) return report(house.error());
  const auto applied = migrate(**house);
  if (!applied) return report(applied.error());
  std::printf("%s\n", say("cli.migrated", {{"count", std::to_string(*applied)}}).c_str());
  return done;
}

int import_file(const Config& config, const std::string& kind, const std::string& path, bool dry_run) {
  const auto clean = import(config, kind, path, dry_run);
  if (!clean) return report(clean.error());
  return *clean ? done : failed;
}

int verify_journal(const Config& config) {
  const auto house = check_packs(config);
  if (!house) return report(house.error());
  std::optional<journal::Verification> found;
  const auto read = db::read_beside({.url = config.db, .readers = 1}, [&](db::Reader& r) -> Result<void> {
    found = TRY(journal::verify(r));
    return {};
  });
  if (!read) return report(read.error());
  std::printf("%s\n", say("cli.journal", {{"sealed", std::to_string(found->sealed_rows)}, {"batches", std::to_string(found->batches)},
                                          {"unsealed", std::to_string(found->unsealed_rows)}})
                          .c_str());
  if (found->first_broken_seq == 0) return done;
  std::fprintf(stderr, "%s\n", say("cli.journal_broken", {{"seq", std::to_string(found->first_broken_seq)}, {"what", say(found->what)}}).c_str());
  return failed;
}

int check_all_packs(const Config& config) {
  const auto house = check_packs(config);
  if (!house) return report(house.error());
  const auto one_sided = http::texts().one_sided();
  for (const std::string& key : one_sided) std::fprintf(stderr, "%s\n", say("cli.one_language", {{"key", key}}).c_str());
  std::printf("%s\n", say("cli.packs", {{"count", std::to_string((*house)->deployment.packs.files().size())}}).c_str());
  return one_sided.empty() ? done : failed;
}

}  // namespace lianxin::app
