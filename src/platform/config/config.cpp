#include "platform/config/config.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

#include "base/text.h"

namespace lianxin {

namespace {

constexpr std::array<Setting, 15> all_settings{{
    {"db", "sqlite:data/lianxin.db", "the database: sqlite:PATH or postgresql://…"},
    {"listen", "127.0.0.1:8311", "address and port to serve"},
    {"public-address", "", "the address people use, such as https://lianxin.example.cn; by default what --listen says"},
    {"hosts", "", "host names that are answered, separated by commas, besides that of --public-address and the loopback; * for any"},
    {"key-file", "data/lianxin.key", "the installation's secret key; made when it is missing"},
    {"packs", "", "a folder whose files replace the built-in packs of the same name"},
    {"partition", "150700000000", "code of the root place"},
    {"zone", "+08:00", "the clock of the offices"},
    {"clock", "", "for demonstrations and training: the moment it shall be at the start, such as 2026-11-17T09:40:00+08:00"},
    {"threads", "2", "threads for the network"},
    {"readers", "4", "connections for reading (SQLite), or in all (PostgreSQL)"},
    {"group", "256", "writes in one commit; 1 switches group commit off"},
    {"log", "info", "debug, info, warning, error or off"},
    {"trust-forwarded", "no", "yes behind a proxy of one's own: X-Forwarded-For names the client"},
    {"rate-limits", "yes", "no switches them off: for measuring"},
}};

std::string environment_name(std::string_view setting) {
  std::string out = "LIANXIN_";
  for (const char c : setting) out += c == '-' ? '_' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
  return out;
}

using Values = std::map<std::string, std::string, std::less<>>;

Result<Values> read_toml(const std::string& text, std::vector<FieldFault>& faults) {
  Values out;
  try {
    const toml::table table = toml::parse(text);
    for (const auto& [key, node] : table) {
      std::string name(key.str());
      std::ranges::replace(name, '_', '-');
      if (const auto* string = node.as_string()) out[name] = string->get();
      else if (const auto* number = node.as_integer()) out[name] = std::to_string(number->get());
      else if (const auto* flag = node.as_boolean()) out[name] = flag->get() ? "yes" : "no";
      else faults.push_back({name, "config.not_a_value"});
    }
  } catch (const toml::parse_error& e) {
    return fail(Code::malformed, "config.bad_toml", {{"line", std::to_string(e.source().begin.line)}, {"why", std::string(e.description())}});
  }
  return out;
}

// Takes each setting's text apart; collects what is wrong.
class Loading {
 public:
  explicit Loading(Values values) : values_(std::move(values)) {}
  std::vector<FieldFault> faults{};

  const std::string& text(std::string_view name) { return values_.find(name)->second; }
  std::string filled(std::string_view name) {
    if (text(name).empty()) fault(name, "config.empty");
    return text(name);
  }
  int number(std::string_view name, int min, int max) {
    int out = 0;
    if (!read_number(text(name), out) || out < min || out > max) {
      fault(name, "config.not_a_number", {{"min", std::to_string(min)}, {"max", std::to_string(max)}});
    }
    return out;
  }
  bool yes_or_no(std::string_view name) {
    const std::string& value = text(name);
    if (value == "yes" || value == "true") return true;
    if (value != "no" && value != "false") fault(name, "config.not_one_of", {{"allowed", "yes, no"}});
    return false;
  }
  void fault(std::string_view name, std::string_view key, std::vector<Arg> args = {}) {
    faults.push_back({std::string(name), std::string(key), std::move(args)});
  }
  static bool read_number(std::string_view text, int& out) {
    const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), out);
    return ec == std::errc{} && end == text.data() + text.size();
  }

 private:
  Values values_;
};

void load_listen(Loading& l, Config& out) {
  const std::string& listen = l.text("listen");
  const std::size_t colon = listen.rfind(':');
  std::string address = listen.substr(0, colon == std::string::npos ? 0 : colon);
  if (address.starts_with('[') && address.ends_with(']')) address = address.substr(1, address.size() - 2);
  if (address.empty() || !Loading::read_number(std::string_view(listen).substr(colon + 1), out.listen_port) || out.listen_port < 0 ||
      out.listen_port > 65535) {
    return l.fault("listen", "config.bad_address");
  }
  out.listen_address = address == "localhost" ? "127.0.0.1" : address;
}

void load_addresses(Loading& l, Config& out) {
  load_listen(l, out);
  out.public_address = l.text("public-address");
  while (out.public_address.ends_with('/')) out.public_address.pop_back();
  const bool given = !out.public_address.empty();
  if (!given) out.public_address = "http://" + l.text("listen");
  if (!out.public_address.starts_with("http://") && !out.public_address.starts_with("https://")) {
    return l.fault("public-address", "config.bad_address");
  }
  const std::string& hosts = l.text("hosts");
  if (hosts == "*") return;
  out.hosts = {"localhost", "127.0.0.1", "[::1]"};
  std::string_view name = std::string_view(out.public_address).substr(out.public_address.find("//") + 2);
  name = name.substr(0, name.find('/'));
  name = name.substr(0, name.find(':', name.starts_with('[') ? name.find(']') : 0));
  out.hosts.emplace_back(name);
  for (std::string_view host : split(hosts, ',')) {
    if (!is_blank(host)) out.hosts.emplace_back(trimmed(host));
  }
  for (std::string& host : out.hosts) {
    std::ranges::transform(host, host.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  }
}

void load_zone(Loading& l, Config& out) {
  const std::string& zone = l.text("zone");
  int hours = 0;
  int minutes = 0;
  const bool shaped = zone.size() == 6 && (zone[0] == '+' || zone[0] == '-') && zone[3] == ':';
  if (!shaped || !Loading::read_number(std::string_view(zone).substr(1, 2), hours) ||
      !Loading::read_number(std::string_view(zone).substr(4, 2), minutes) || hours > 14 || minutes > 59) {
    return l.fault("zone", "config.bad_zone");
  }
  out.zone.offset_minutes = (zone[0] == '-' ? -1 : 1) * (hours * 60 + minutes);
}

void load_clock(Loading& l, Config& out) {
  const std::string& clock = l.text("clock");
  if (clock.empty()) return;
  out.clock = parse_moment(clock);
  if (!out.clock) l.fault("clock", "base.json_not_a_moment");
}

Config take_apart(Loading& l) {
  Config out;
  out.db = l.text("db");
  const bool sqlite = out.db.starts_with("sqlite:") && out.db.size() > 7;
  if (!sqlite && !out.db.starts_with("postgresql://") && !out.db.starts_with("postgres://")) l.fault("db", "config.bad_db");
  load_addresses(l, out);
  load_zone(l, out);
  load_clock(l, out);
  out.key_file = l.filled("key-file");
  out.packs_folder = l.text("packs");
  out.partition = l.filled("partition");
  out.threads = l.number("threads", 1, 64);
  out.readers = l.number("readers", 1, 256);
  out.group = l.number("group", 1, 10'000);
  out.trust_forwarded = l.yes_or_no("trust-forwarded");
  out.rate_limits = l.yes_or_no("rate-limits");
  if (!log::read_level(l.text("log"), out.log_level)) l.fault("log", "config.not_one_of", {{"allowed", "debug, info, warning, error, off"}});
  return out;
}

}  // namespace

std::span<const Setting> settings() { return all_settings; }

Result<Config> load_config(const ConfigSources& sources) {
  std::vector<FieldFault> faults;
  Values values = TRY(read_toml(sources.toml, faults));
  for (const auto& [name, value] : values) {
    if (std::ranges::find(all_settings, name, &Setting::name) == all_settings.end()) faults.push_back({name, "config.unknown"});
  }
  for (const Setting& setting : all_settings) {
    values.try_emplace(std::string(setting.name), setting.value);
    if (sources.environment) {
      if (auto value = sources.environment(environment_name(setting.name))) values[std::string(setting.name)] = std::move(*value);
    }
  }
  for (const auto& [name, value] : sources.flags) values[name] = value;
  Loading loading(std::move(values));
  Config out = take_apart(loading);
  faults.insert(faults.end(), loading.faults.begin(), loading.faults.end());
  if (!faults.empty()) return invalid(std::move(faults));
  return out;
}

Result<Config> load_config(std::map<std::string, std::string, std::less<>> flags, const std::optional<std::string>& file) {
  ConfigSources sources{.flags = std::move(flags)};
  sources.environment = [](const std::string& name) -> std::optional<std::string> {
    const char* value = std::getenv(name.c_str());
    return value ? std::optional<std::string>(value) : std::nullopt;
  };
  std::ifstream in(file.value_or("lianxin.toml"), std::ios::binary);
  if (!in && file) return invalid_field("config", "config.no_file", {{"path", *file}});
  if (in) sources.toml.assign(std::istreambuf_iterator<char>(in), {});
  return load_config(sources);
}

}  // namespace lianxin
