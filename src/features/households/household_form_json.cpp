#include "features/households/household_form_json.h"

#include "features/households/form_rules.h"
#include "platform/json/json.h"

namespace lianxin::households {

struct ChoiceView {
  std::string code{};
  std::string name{};
};
BOOST_DESCRIBE_STRUCT(ChoiceView, (), (code, name))

struct ItemView {
  std::string key{};
  std::string name{};
  std::string why{};
  ItemType type = ItemType::text;
  json::Maybe<std::vector<ChoiceView>> options{};
  json::Maybe<std::string> unit{};
  bool known = false;
};
BOOST_DESCRIBE_STRUCT(ItemView, (), (key, name, why, type, options, unit, known))

struct FormView {
  std::string version{};
  std::vector<ItemView> items{};
  std::vector<ChoiceView> tags{};
  int most_tag_days = 0;
};
BOOST_DESCRIBE_STRUCT(FormView, (), (version, items, tags, most_tag_days))

namespace {

template <class T>
Result<T> read_pack(std::string_view text) {
  auto read = json::read<T>(text);
  if (read) return read;
  const auto& fields = read.error().fields;
  return fail(Code::internal, "households.form_bad", {{"fault", fields.empty() ? read.error().key : fields.front().field + ": " + fields.front().key}});
}

std::vector<ChoiceView> choices(const std::vector<Choice>& all, bool zh) {
  std::vector<ChoiceView> out;
  for (const auto& choice : all) out.push_back({choice.key, zh ? choice.zh : choice.en});
  return out;
}

}  // namespace

Result<HouseholdForm> read_form(std::string_view text) {
  auto form = TRY(read_pack<HouseholdForm>(text));
  TRY(check_form(form));
  return form;
}

Result<TagList> read_tags(std::string_view text) {
  auto tags = TRY(read_pack<TagList>(text));
  TRY(check_tags(tags));
  return tags;
}

std::string write_form(const HouseholdForm& form, const TagList& tags, http::Language language) {
  const bool zh = language == http::Language::zh;
  FormView out{.version = form.version};
  for (const auto& item : form.items) {
    ItemView view{.key = item.key, .name = zh ? item.zh : item.en, .why = zh ? item.why_zh : item.why_en, .type = item.type};
    if (item.options) view.options.emplace(choices(*item.options, zh));
    if (const auto& unit = zh ? item.unit_zh : item.unit_en) view.unit.emplace(*unit);
    view.known = item.known;
    out.items.push_back(std::move(view));
  }
  out.tags = choices(tags.tags, zh);
  out.most_tag_days = tags.most_days;
  return json::write(out);
}

}  // namespace lianxin::households
