#include "features/portal/submission_rules.h"

#include <algorithm>

#include "base/text.h"
#include "features/portal/personal_data_rules.h"

namespace lianxin::portal {
namespace {

std::string_view word_of(PersonalData kind) {
  switch (kind) {
    case PersonalData::name:
      return "portal.personal_data.name";
    case PersonalData::phone:
      return "portal.personal_data.phone";
    case PersonalData::id_number:
      return "portal.personal_data.id_number";
    case PersonalData::plate:
      return "portal.personal_data.plate";
  }
  return "portal.personal_data.name";
}

bool is_phone(std::string_view phone) {
  constexpr std::string_view allowed = "0123456789+() -";
  return phone.size() >= 5 && phone.size() <= 30 && phone.find_first_not_of(allowed) == std::string_view::npos;
}

void check_contact(const Submission& s, std::vector<FieldFault>& faults) {
  if (s.anonymous) {
    if (s.name) faults.push_back({"name", "portal.anonymous_with_contact"});
    if (s.phone) faults.push_back({"phone", "portal.anonymous_with_contact"});
    if (s.may_contact.value_or(false)) faults.push_back({"may_contact", "portal.anonymous_with_contact"});
    return;
  }
  if (!s.name || is_blank(*s.name))
    faults.push_back({"name", "portal.name_needed"});
  else if (length_of(*s.name) > max_name)
    faults.push_back({"name", "portal.name_too_long", {{"max", std::to_string(max_name)}}});
  if (s.phone && !is_phone(*s.phone)) faults.push_back({"phone", "portal.phone_unusual"});
}

void check_text(const Submission& s, const Phrases& phrases, std::vector<FieldFault>& faults) {
  if (is_blank(s.text)) return faults.push_back({"text", "portal.text_blank"});
  if (length_of(s.text) > max_words)
    return faults.push_back({"text", "portal.text_too_long", {{"max", std::to_string(max_words)}}});
  if (!s.anonymous || s.understood_personal_data.value_or(false)) return;
  std::string what;
  for (const PersonalData kind : personal_data_in(s.text))
    what += (what.empty() ? "" : phrases.say("portal.and")) + phrases.say(word_of(kind));
  if (!what.empty()) faults.push_back({"text", "portal.personal_data", {{"what", what}}});
}

}  // namespace

Result<void> check_submission(const Submission& s, const Phrases& phrases) {
  std::vector<FieldFault> faults;
  check_text(s, phrases, faults);
  check_contact(s, faults);
  if (!faults.empty()) return invalid(std::move(faults));
  return {};
}

Result<void> check_code(std::string_view code) {
  const std::size_t length = length_of(code);
  if (length >= min_code && length <= max_code) return {};
  return invalid_field("code", "portal.code_length", {{"min", std::to_string(min_code)}, {"max", std::to_string(max_code)}});
}

Result<void> check_words(std::string_view field, std::string_view text, std::size_t min, std::size_t max) {
  if (length_of(trimmed(text)) < min) return invalid_field(field, "portal.text_too_short", {{"min", std::to_string(min)}});
  if (length_of(text) > max) return invalid_field(field, "portal.text_too_long", {{"max", std::to_string(max)}});
  return {};
}

}  // namespace lianxin::portal
