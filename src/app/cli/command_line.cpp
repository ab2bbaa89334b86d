#include "app/cli/command_line.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <cstdio>
#include <functional>

#include "app/cli/account_commands.h"
#include "app/cli/backup_commands.h"
#include "app/cli/bench_commands.h"
#include "app/cli/data_commands.h"
#include "app/cli/export_commands.h"
#include "app/cli/likeness_commands.h"
#include "app/cli/words.h"
#include "app/version.h"

namespace lianxin::app {

namespace {

// What was chosen on the command line, before the configuration is read.
struct Chosen {
  std::map<std::string, std::string, std::less<>> flags;
  std::optional<std::string> file;
  std::function<int(const Config&)> run;
};

void add_settings(CLI::App& app, Chosen& chosen) {
  app.add_option("--config", chosen.file, "settings file; lianxin.toml by default");
  for (const Setting& setting : settings()) {
    const std::string name(setting.name);
    std::string help(setting.meaning);
    if (!setting.value.empty()) help += " [" + std::string(setting.value) + "]";
    app.add_option_function<std::string>("--" + name, [&chosen, name](const std::string& value) { chosen.flags[name] = value; }, help);
  }
}

// Hulunbuir: some 600,000 households in 1,273 villages, six visits a year each (4.35).
constexpr int households_of_a_village = 471;
constexpr int visits_of_a_household = 6;

void add_serving(CLI::App& app, Chosen& chosen) {
  auto* serve_command = app.add_subcommand("serve", "serve the pages and the API until told to end");
  auto no_migrate = std::make_shared<bool>(false);
  serve_command->add_flag("--no-migrate", *no_migrate, "leave the schema as it is");
  serve_command->callback([&chosen, no_migrate] {
    chosen.run = [no_migrate](const Config& config) { return serve(config, !*no_migrate); };
  });
  auto* demo = app.add_subcommand("demo", "serve with the demonstration prefecture, in data/demo.db unless --db says otherwise");
  struct Size { std::string name = "small"; SeedOptions options{}; };
  auto size = std::make_shared<Size>();
  demo->add_option("--tickets", size->options.tickets, "requests to make when it is made [2000]")->check(CLI::Range(0, 1'000'000));
  demo->add_option("--size", size->name, "small: households in one sumu; prefecture: 600,000 in all villages with a year of visits (takes long) [small]")
      ->check(CLI::IsMember({"small", "prefecture"}));
  demo->add_option("--villages", size->options.villages, "with --size prefecture: households and visits in so many villages only")->check(CLI::Range(1, 2000));
  demo->callback([&chosen, size] {
    if (size->name == "prefecture") {
      size->options.households = households_of_a_village;
      size->options.visits = visits_of_a_household;
    }
    chosen.run = [size](const Config& config) { return serve_demo(config, size->options); };
  });
}

void add_export(CLI::App& app, Chosen& chosen) {
  auto* command = app.add_subcommand("export", "write all records of a kind as CSV, also while they are served");
  struct Words { std::string kind, to; };
  auto words = std::make_shared<Words>();
  command->add_option("KIND", words->kind, "places, units, people, teams, tickets or journal")->required();
  command->add_option("--to", words->to, "a new file; standard output by default");
  command->callback([&chosen, words] { chosen.run = [words](const Config& config) { return export_records(config, words->kind, words->to); }; });
}

void add_bench(CLI::App& app, Chosen& chosen) {
  auto* command = app.add_subcommand("bench", "measure this machine: durable commits and reads, each beside a measure of its own");
  struct Words { std::string folder = "."; double seconds = 2; };
  auto words = std::make_shared<Words>();
  command->add_option("--in", words->folder, "a folder on the disk to measure; nothing stays there [.]");
  command->add_option("--seconds", words->seconds, "for each figure [2]")->check(CLI::Range(0.05, 60.0));
  command->callback([&chosen, words] { chosen.run = [words](const Config& config) { return measure_machine(config, words->folder, words->seconds); }; });
}

void add_data(CLI::App& app, Chosen& chosen) {
  app.add_subcommand("migrate", "bring the database's schema up to date")->callback([&chosen] { chosen.run = migrate_database; });
  auto* import_command = app.add_subcommand("import", "read a file into the database");
  struct Words { std::string kind, path; bool dry_run = false; };
  auto words = std::make_shared<Words>();
  import_command->add_option("KIND", words->kind, "what the rows are: places, tickets …")->required();
  import_command->add_option("FILE", words->path, "CSV or TSV, in UTF-8")->required();
  import_command->add_flag("--dry-run", words->dry_run, "check everything, keep nothing");
  import_command->callback([&chosen, words] {
    chosen.run = [words](const Config& config) { return import_file(config, words->kind, words->path, words->dry_run); };
  });
  add_export(app, chosen);
  add_bench(app, chosen);
  const auto with_file = [&](const char* name, const char* help, int (*run)(const Config&, const std::string&)) {
    auto* command = app.add_subcommand(name, help);
    auto file = std::make_shared<std::string>();
    command->add_option("FILE", *file, "the copy")->required();
    command->callback([&chosen, file, run] { chosen.run = [file, run](const Config& config) { return run(config, *file); }; });
  };
  with_file("backup", "copy the whole database into a new file, also while it is served", back_up);
  with_file("restore", "put a copy in the place of the database; what was there is kept", restore);
  auto* audit = app.add_subcommand("audit", "the journal")->require_subcommand(1);
  audit->add_subcommand("verify", "prove that nothing in the journal was changed")->callback([&chosen] { chosen.run = verify_journal; });
  auto* packs = app.add_subcommand("packs", "the data files")->require_subcommand(1);
  packs->add_subcommand("check", "check all packs and texts")->callback([&chosen] { chosen.run = check_all_packs; });
}

void add_accounts(CLI::App& app, Chosen& chosen) {
  auto* account = app.add_subcommand("account", "accounts; passwords come from the terminal or standard input")->require_subcommand(1);
  auto words = std::make_shared<AccountWords>();
  const auto with = [&](const char* name, const char* help, int (*run)(const Config&, const AccountWords&)) {
    auto* command = account->add_subcommand(name, help);
    command->add_option("NAME", words->account, "login name")->required();
    command->callback([&chosen, words, run] { chosen.run = [words, run](const Config& config) { return run(config, *words); }; });
    return command;
  };
  const auto where = [&](CLI::App* command) {
    command->add_option("--place", words->place, "code of the place: that and all below it");
    command->add_option("--unit", words->unit, "id of the unit: what it handles");
  };
  auto* create = with("create", "make an account", create_account);
  create->add_option("--person", words->person, "id of the person it belongs to");
  create->add_option("--role", words->role, "administrator, office, unit_clerk, unit_leader, team_member, village_cadre, inspector or auditor");
  create->add_flag("--keep-password", words->keeps_password, "need not change it at the first sign-in");
  where(create);
  auto* password = with("set-password", "set a new password", set_password);
  password->add_flag("--keep-password", words->keeps_password, "need not change it at the next sign-in");
  with("reset-totp", "take the second factor away from somebody who lost it", reset_second_factor);
  auto* grant = with("grant", "give a role", grant_role);
  grant->add_option("--role", words->role, "the role")->required();
  where(grant);
  account->add_subcommand("list", "list all accounts")->callback([&chosen] { chosen.run = list_all_accounts; });

  auto* token = app.add_subcommand("token", "API tokens")->require_subcommand(1);
  auto token_words = std::make_shared<TokenWords>();
  auto* make = token->add_subcommand("create", "make a token and print it; it is shown only now");
  make->add_option("--account", token_words->account, "whose rights it has")->required();
  make->add_option("--name", token_words->name, "what it is for")->required();
  make->add_option("--expires-on", token_words->expires_on, "last day on which it works");
  make->callback([&chosen, token_words] { chosen.run = [token_words](const Config& config) { return create_token(config, *token_words); }; });
}

void add_likeness(CLI::App& app, Chosen& chosen) {
  auto* classifier = app.add_subcommand("classifier", "what puts texts into categories")->require_subcommand(1);
  struct Words { std::string model, file; std::uint32_t folds = 0; };
  auto words = std::make_shared<Words>();
  const auto with = [&](const char* name, const char* help) {
    auto* command = classifier->add_subcommand(name, help);
    command->add_option("MODEL", words->model, "file of the classifier")->required();
    command->add_option("FILE", words->file, "TSV whose first line names the columns label, title, text")->required();
    return command;
  };
  with("train", "learn from labelled texts")->callback([&chosen, words] {
    chosen.run = [words](const Config&) { return train_classifier(words->model, words->file); };
  });
  auto* evaluate = with("evaluate", "measure on labelled texts");
  evaluate->add_option("--folds", words->folds, "cross-validate in so many folds instead, without the model's file; copies stay together")->check(CLI::Range(2, 50));
  evaluate->callback([&chosen, words] { chosen.run = [words](const Config&) { return evaluate_classifier(words->model, words->file, words->folds); }; });
  auto* group = app.add_subcommand("group", "gather texts about one problem: prints id and group");
  auto files = std::make_shared<GroupFiles>();
  group->add_option("FILE", files->texts, "TSV whose first line names the columns id, title, text, perhaps place")->required();
  group->add_option("--must", files->must, "TSV of two ids a line: texts that belong together");
  group->add_option("--must-not", files->must_not, "TSV of two ids a line: texts that do not");
  group->add_option("--places", files->places, "TSV of divisions, columns code and name: read from the words of texts without a place");
  group->callback([&chosen, files] { chosen.run = [files](const Config&) { return group_texts(*files); }; });
}

int run(CLI::App& app, const Chosen& chosen) {
  auto flags = chosen.flags;
  const bool demo = app.got_subcommand("demo");
  auto config = load_config(flags, chosen.file);
  if (config && demo && config->db == settings().front().value) config->db = "sqlite:data/demo.db";
  if (!config) {
    report(config.error());
    return wrong_use;
  }
  return chosen.run(*config);
}

}  // namespace

int run_command_line(int argc, const char* const* argv) {
  CLI::App app("Lianxin (连心): requests of residents, from the household to the prefecture and back", "lianxin");
  app.fallthrough();
  app.require_subcommand(1);
  Chosen chosen;
  add_settings(app, chosen);
  add_serving(app, chosen);
  add_data(app, chosen);
  add_accounts(app, chosen);
  add_likeness(app, chosen);
  bool only_version = false;
  app.add_subcommand("version", "print the version")->callback([&only_version] { only_version = true; });
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? done : wrong_use;
  }
  if (only_version) {
    std::printf("lianxin %.*s\n", static_cast<int>(version.size()), version.data());
    return done;
  }
  try {
    return run(app, chosen);
  } catch (const std::exception& e) {
    std::fprintf(stderr, "lianxin: %s\n", e.what());
    return failed;
  }
}

}  // namespace lianxin::app
