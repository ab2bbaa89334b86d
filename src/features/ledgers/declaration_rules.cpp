#include "features/ledgers/declaration_rules.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include "base/text.h"

namespace lianxin::ledgers {
namespace {

constexpr std::size_t most_name = 60;
constexpr std::size_t most_words = 400;
constexpr std::array<std::string_view, 9> reserved{"id", "number", "state", "place", "unit", "due", "entered", "version", "today"};

bool is_refused(std::string_view zh, std::string_view en, const Refused& refused) {
  if (std::ranges::any_of(refused.words, [&](const std::string& each) { return zh.find(each) != std::string_view::npos; })) return true;
  std::string plain;
  for (const char c : en) plain += std::isalnum(static_cast<unsigned char>(c)) ? static_cast<char>(std::tolower(static_cast<unsigned char>(c))) : ' ';
  plain = " " + plain + " ";
  return std::ranges::any_of(refused.names, [&](std::string each) {
    std::ranges::replace(each, '_', ' ');
    return plain.find(" " + each + " ") != std::string::npos;
  });
}

// A field, or a column of one.
class FieldCheck {
 public:
  FieldCheck(const Refused& refused, Faults& faults) : refused_(refused), faults_(faults) {}

  void look_at(const Field& f, const std::string& at, bool is_column) {
    named(f.key, f.zh, f.en, at);
    words(f, at);
    choices(f, at);
    columns(f, at, is_column);
    if ((f.kind == FieldKind::record) != !f.ledger.empty()) faults_.add(at + ".ledger", f.ledger.empty() ? "ledgers.record_without_ledger" : "ledgers.only_for_record");
    if (f.decimals < 0 || f.decimals > 6) faults_.add(at + ".decimals", "base.json_out_of_range", {{"min", "0"}, {"max", "6"}});
    if (f.longest && (*f.longest < 1 || *f.longest > 20'000)) faults_.add(at + ".longest", "base.json_out_of_range", {{"min", "1"}, {"max", "20000"}});
    if (f.kind == FieldKind::file && !f.required.empty() && f.required != "false") faults_.add(at + ".required", "ledgers.file_required");
    if (f.responsible && f.kind != FieldKind::person && f.kind != FieldKind::unit) faults_.add(at + ".responsible", "ledgers.responsible_is_somebody");
    if (!f.computed.empty() && !f.required.empty()) faults_.add(at + ".required", "ledgers.computed_and_required");
    if (f.heads.size() > 40) faults_.add(at + ".heads", "base.too_many", {{"max", "40"}});
    for (std::size_t i = 0; i < f.checks.size(); ++i) {
      const std::string here = path_of(at + ".checks", i);
      faults_.text(here + ".holds", f.checks[i].holds, 4000);
      faults_.text(here + ".zh", f.checks[i].zh, most_words);
      faults_.text(here + ".en", f.checks[i].en, most_words);
    }
  }

  void named(const std::string& key, const std::string& zh, const std::string& en, const std::string& at) {
    if (!is_key(key)) faults_.add(at + ".key", "ledgers.bad_key", {{"value", shortened(key, 40)}});
    faults_.text(at + ".zh", zh, most_name);
    faults_.text(at + ".en", en, most_name * 2);
    if (is_refused(zh, en + " " + key, refused_)) faults_.add(at, "ledgers.refused_name", {{"name", zh}});
  }

 private:
  void words(const Field& f, const std::string& at) {
    const auto most = [&](std::string_view text, std::string_view member) {
      if (length_of(text) > most_words) faults_.add(at + "." + std::string(member), "base.too_long", {{"max", std::to_string(most_words)}});
    };
    most(f.hint_zh, "hint_zh");
    most(f.hint_en, "hint_en");
    most(f.why_zh, "why_zh");
    most(f.why_en, "why_en");
    if (f.personal && is_blank(f.why_zh)) faults_.add(at + ".why_zh", "ledgers.personal_without_why");
  }

  void choices(const Field& f, const std::string& at) {
    const bool chooses = f.kind == FieldKind::choice || f.kind == FieldKind::choices;
    if (chooses != !f.choices.empty()) faults_.add(at + ".choices", chooses ? "base.required" : "ledgers.only_for_choice");
    if (f.choices.size() > max_choices) return faults_.add(at + ".choices", "base.too_many", {{"max", std::to_string(max_choices)}});
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < f.choices.size() && !faults_.full(); ++i) {
      const std::string here = path_of(at + ".choices", i);
      named(f.choices[i].key, f.choices[i].zh, f.choices[i].en, here);
      if (!seen.insert(f.choices[i].key).second) faults_.add(here + ".key", "ledgers.twice", {{"value", f.choices[i].key}});
    }
  }

  void columns(const Field& f, const std::string& at, bool is_column) {
    if (is_column && (f.kind == FieldKind::table || f.kind == FieldKind::file)) return faults_.add(at + ".kind", "ledgers.not_in_a_table");
    if ((f.kind == FieldKind::table) != !f.columns.empty()) faults_.add(at + ".columns", f.columns.empty() ? "base.required" : "ledgers.only_for_table");
    if (f.columns.size() > max_columns) return faults_.add(at + ".columns", "base.too_many", {{"max", std::to_string(max_columns)}});
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < f.columns.size() && !faults_.full(); ++i) {
      const std::string here = path_of(at + ".columns", i);
      look_at(f.columns[i], here, true);
      if (!seen.insert(f.columns[i].key).second) faults_.add(here + ".key", "ledgers.twice", {{"value", f.columns[i].key}});
    }
  }

  const Refused& refused_;
  Faults& faults_;
};

void check_admission(const LedgerType& t, Faults& faults) {
  faults.text("admission.owner", t.admission.owner, 100);
  faults.text("admission.purpose_zh", t.admission.purpose_zh, most_words);
  faults.text("admission.purpose_en", t.admission.purpose_en, most_words);
  if (!t.admission.until) faults.add("admission.until", "base.required");
}

}  // namespace

void Faults::add(std::string path, std::string_view key, std::vector<Arg> args) {
  if (!full()) all_.push_back({std::move(path), std::string(key), std::move(args)});
}

void Faults::text(const std::string& path, std::string_view text, std::size_t most) {
  if (is_blank(text)) add(path, "base.required");
  else if (length_of(text) > most) add(path, "base.too_long", {{"max", std::to_string(most)}});
}

bool is_key(std::string_view key) {
  if (key.empty() || key.size() > 40 || key.front() < 'a' || key.front() > 'z') return false;
  return std::ranges::all_of(key, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

std::string path_of(std::string_view list, std::size_t at, std::string_view member) {
  return std::string(list) + "[" + std::to_string(at) + "]" + (member.empty() ? "" : "." + std::string(member));
}

void check_fields(const LedgerType& t, const Refused& refused, Faults& faults) {
  if (t.fields.empty()) faults.add("fields", "base.required");
  if (t.fields.size() > max_fields) return faults.add("fields", "base.too_many", {{"max", std::to_string(max_fields)}});
  FieldCheck check(refused, faults);
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < t.fields.size() && !faults.full(); ++i) {
    const std::string at = path_of("fields", i);
    check.look_at(t.fields[i], at, false);
    if (std::ranges::find(reserved, t.fields[i].key) != reserved.end()) faults.add(at + ".key", "ledgers.reserved_key", {{"value", t.fields[i].key}});
    if (!seen.insert(t.fields[i].key).second) faults.add(at + ".key", "ledgers.twice", {{"value", t.fields[i].key}});
  }
}

void check_declaration(const LedgerType& t, const Refused& refused, Faults& faults) {
  if (!is_key(t.key)) faults.add("key", "ledgers.bad_key", {{"value", shortened(t.key, 40)}});
  faults.text("zh", t.zh, most_name);
  faults.text("en", t.en, most_name * 2);
  faults.text("unit_zh", t.unit_zh, 10);
  faults.text("unit_en", t.unit_en, 40);
  if (is_refused(t.zh, t.en + " " + t.key, refused)) faults.add("zh", "ledgers.refused_name", {{"name", t.zh}});
  check_admission(t, faults);
  check_fields(t, refused, faults);
  check_course(t, faults);
  check_views(t, faults);
}

bool is_indexed(FieldKind kind) {
  return kind != FieldKind::long_text && kind != FieldKind::file && kind != FieldKind::table;
}

const Field* find_path(const LedgerType& t, std::string_view path) {
  const auto dot = path.find('.');
  const Field* found = t.field(path.substr(0, dot));
  if (!found || dot == std::string_view::npos) return found;
  const auto column = std::ranges::find(found->columns, path.substr(dot + 1), &Field::key);
  return column == found->columns.end() ? nullptr : &*column;
}

}  // namespace lianxin::ledgers
