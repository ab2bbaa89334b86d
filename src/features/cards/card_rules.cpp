#include "features/cards/card_rules.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace lianxin::cards {
namespace {

constexpr std::string_view alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
constexpr std::size_t code_length = 12, group_length = 4;

// Whose name a family wants on the wall: who keeps it, who helps it, then who keeps the village and who was sent to it.
struct Standing {
  std::string_view of, kind;
};
constexpr std::array<Standing, 10> standings{{{"household", "keeper"},
                                              {"household", "pairing"},
                                              {"household", "one_plus_one"},
                                              {"group", "keeper"},
                                              {"village", "keeper"},
                                              {"village", "station"},
                                              {"group", "one_plus_one"},
                                              {"village", "one_plus_one"},
                                              {"village", "pairing"},
                                              {"village", ""}}};

std::size_t rank_of(const Candidate& one) {
  const auto at = std::ranges::find_if(standings, [&](const Standing& s) { return s.of == one.of && s.kind == one.answer.kind; });
  return static_cast<std::size_t>(at - standings.begin());
}

// FNV-1a, 64 bits: the same on every machine and in every version.
std::string mark(std::initializer_list<std::string_view> parts) {
  std::uint64_t hash = 14695981039346656037ULL;
  const auto add = [&](char c) { hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL; };
  for (const auto part : parts) {
    for (const char c : part) add(c);
    add('\x1f');
  }
  std::string out;
  for (int i = 0; i < 12; ++i, hash >>= 5) out += alphabet[hash & 31];
  return out;
}

constexpr std::string_view version = "1";
constexpr std::size_t head_fields = 4;  // version, place, name, office; then one for each answer

std::string mark_of_who(const Answer& a) { return mark({to_text(a.who)}); }
std::string mark_of_post(const Answer& a) { return mark({a.kind, a.name, a.post, a.unit}); }

std::vector<std::string_view> answers_kept(const std::vector<std::string_view>& fields) {
  return {fields.begin() + static_cast<std::ptrdiff_t>(head_fields), fields.end()};
}

void compare_answers(std::vector<Why>& out, const std::vector<std::string_view>& kept, const std::vector<Answer>& now) {
  std::size_t still = 0;
  for (const Answer& a : now) {
    const std::string who = mark_of_who(a);
    const auto was = std::ranges::find_if(kept, [&](std::string_view field) { return field.starts_with(who); });
    if (was == kept.end()) {
      out.push_back({"cards.why.answers", {{"name", a.name}}});
      continue;
    }
    ++still;
    const auto parts = split(*was, ':');
    if (parts.size() > 1 && parts[1] != mark_of_post(a)) out.push_back({"cards.why.post", {{"name", a.name}}});
    if (parts.size() > 2 && parts[2] != mark({a.phone})) out.push_back({"cards.why.phone", {{"name", a.name}}});
  }
  if (still < kept.size() && still == now.size()) out.push_back({"cards.why.gone", {}});
}

}  // namespace

std::string card_code_from(std::string_view random) {
  std::string out;
  for (std::size_t i = 0; i < code_length; ++i) out += alphabet[static_cast<unsigned char>(random[i]) % alphabet.size()];
  return out;
}

std::string shown_code(std::string_view plain) {
  std::string out;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    if (i > 0 && i % group_length == 0) out += '-';
    out += plain[i];
  }
  return out;
}

std::string plain_card_code(std::string_view typed) {
  if (!is_valid_text(typed) || typed.size() > 300) return {};
  if (const auto at = typed.rfind('#'); at != std::string_view::npos) typed.remove_prefix(at + 1);
  std::string out;
  for (const char c : half_width(typed)) {
    if (c == ' ' || c == '-') continue;
    out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  if (out.size() != code_length || out.find_first_not_of(alphabet) != std::string::npos) return {};
  return out;
}

std::vector<Answer> answers_for(std::vector<Candidate> candidates) {
  std::ranges::stable_sort(candidates, {}, rank_of);
  std::vector<Answer> out;
  for (auto& one : candidates) {
    if (out.size() == most_answers || rank_of(one) == standings.size()) break;
    if (std::ranges::find(out, one.answer.who, &Answer::who) == out.end()) out.push_back(std::move(one.answer));
  }
  return out;
}

std::string marks_of(const CardFacts& facts) {
  std::string out(version);
  out += ";" + mark({facts.number, facts.place.full_name}) + ";" + mark({facts.name}) + ";" + mark({facts.office, facts.office_phone});
  for (const Answer& a : facts.answers) out += ";" + mark_of_who(a) + ":" + mark_of_post(a) + ":" + mark({a.phone});
  return out;
}

std::vector<Why> why_outdated(const std::optional<HouseholdCard>& card, const CardFacts& now) {
  if (!card) return {{"cards.why.never", {}}};
  const std::string marks = marks_of(now);
  if (card->facts == marks) return {};
  const auto kept = split(card->facts, ';'), is = split(marks, ';');
  if (kept.size() < head_fields || kept[0] != version) return {{"cards.why.other_form", {}}};
  std::vector<Why> out;
  if (kept[1] != is[1]) out.push_back({"cards.why.place", {{"place", now.place.name}, {"number", now.number}}});
  if (kept[2] != is[2]) out.push_back({"cards.why.name", {{"name", now.name}}});
  compare_answers(out, answers_kept(kept), now.answers);
  if (kept[3] != is[3]) out.push_back({"cards.why.office", {{"name", now.office}}});
  // The same people in another order: who stands first is who is called first.
  if (out.empty()) out.push_back({"cards.why.answers", {{"name", now.answers.front().name}}});
  return out;
}

}  // namespace lianxin::cards
