#include <algorithm>
#include <set>

#include "features/links/link_json.h"
#include "platform/json/json.h"

namespace lianxin::links {

struct KindsFile {
  std::string version{};
  std::vector<LinkKind> kinds{};
};
BOOST_DESCRIBE_STRUCT(KindsFile, (), (version, kinds))

struct ProgrammesFile {
  std::string version{};
  std::vector<Programme> programmes{};
};
BOOST_DESCRIBE_STRUCT(ProgrammesFile, (), (version, programmes))

struct QuotasFile {
  std::string version{};
  std::vector<Quota> quotas{};
};
BOOST_DESCRIBE_STRUCT(QuotasFile, (), (version, quotas))

struct QuotaRuleView {
  std::string id{};
  std::string requirement{};
  std::string name{};
  std::int64_t subjects = 0;
  std::int64_t short_ = 0;
  std::int64_t over = 0;
  std::int64_t suspended = 0;
};
BOOST_DESCRIBE_STRUCT(QuotaRuleView, (), (id, requirement, name, subjects, short_, over, suspended))

struct QuotaWhoView {
  WhoKind kind = WhoKind::person;
  Uuid id{};
  std::string name{};
};
BOOST_DESCRIBE_STRUCT(QuotaWhoView, (), (kind, id, name))

struct QuotaLineView {
  std::string rule{};
  QuotaWhoView who{};
  std::string state{};
  int has = 0;
  int min = 0;
  std::optional<int> max{};
};
BOOST_DESCRIBE_STRUCT(QuotaLineView, (), (rule, who, state, has, min, max))

struct QuotasView {
  std::vector<QuotaRuleView> rules{};
  std::vector<QuotaLineView> items{};
  std::optional<std::string> next{};
};
BOOST_DESCRIBE_STRUCT(QuotasView, (), (rules, items, next))

namespace {

std::string_view word_of(QuotaState state) {
  switch (state) {
    case QuotaState::met: return "met";
    case QuotaState::is_short: return "short";
    case QuotaState::over: return "over";
    case QuotaState::suspended: return "suspended";
  }
  return "";
}

Error bad(std::string what) { return fail(Code::invalid, "links.packs_bad", {{"fault", std::move(what)}}); }

std::string first_fault(const Error& error) { return error.fields.empty() ? error.key : error.fields.front().field; }

Result<void> check_keys(const LinkPacks& packs) {
  std::set<std::string, std::less<>> seen;
  for (const auto& kind : packs.kinds)
    if (kind.key.empty() || kind.zh.empty() || kind.en.empty() || kind.who.empty() || kind.to.empty() || !seen.insert(kind.key).second) return bad(kind.key);
  seen.clear();
  for (const auto& programme : packs.programmes)
    if (programme.key.empty() || programme.zh.empty() || programme.en.empty() || !seen.insert(programme.key).second) return bad(programme.key);
  seen.clear();
  for (const auto& post : packs.posts.posts)
    if (post.key.empty() || post.zh.empty() || post.en.empty() || !seen.insert(post.key).second) return bad("service_posts " + post.key);
  seen.clear();
  for (const auto& quota : packs.quotas) {
    if (quota.id.empty() || !seen.insert(quota.id).second || quota.min < 0 || quota.max.value_or(quota.min) < quota.min) return bad(quota.id);
    if (quota.ranks.has_value() == quota.unit_kinds.has_value()) return bad(quota.id + " ranks");
    for (const auto& kind : quota.kinds)
      if (!packs.kind(kind)) return bad(quota.id + " " + kind);
  }
  return {};
}

}  // namespace

std::string write_quotas(const Showing& showing, const QuotaPage& page) {
  QuotasView view{.next = page.next};
  for (const Quota& quota : showing.registry.packs.quotas) {
    QuotaRuleView rule{quota.id, quota.requirement, showing.language == http::Language::zh ? quota.zh : quota.en};
    for (const QuotaLine& line : page.all) {
      if (line.rule != quota.id) continue;
      ++rule.subjects;
      if (line.state == QuotaState::is_short) ++rule.short_;
      if (line.state == QuotaState::over) ++rule.over;
      if (line.state == QuotaState::suspended) ++rule.suspended;
    }
    view.rules.push_back(std::move(rule));
  }
  for (std::size_t i = 0; i < page.shown.size(); ++i) {
    const QuotaLine& line = page.shown[i];
    view.items.push_back({line.rule, {line.kind, line.who, page.names[i]}, std::string(word_of(line.state)), line.has, line.min, line.max});
  }
  return json::write(view);
}

Result<LinkPacks> read_link_packs(std::string_view kinds, std::string_view programmes, std::string_view quotas, std::string_view posts) {
  auto of_kinds = json::read<KindsFile>(kinds);
  if (!of_kinds) return bad("link_kinds " + first_fault(of_kinds.error()));
  auto of_programmes = json::read<ProgrammesFile>(programmes);
  if (!of_programmes) return bad("programmes " + first_fault(of_programmes.error()));
  auto of_quotas = json::read<QuotasFile>(quotas);
  if (!of_quotas) return bad("quotas " + first_fault(of_quotas.error()));
  auto of_posts = json::read<ServicePosts>(posts);
  if (!of_posts) return bad("service_posts " + first_fault(of_posts.error()));
  LinkPacks out{of_kinds->version, std::move(of_kinds->kinds), std::move(of_programmes->programmes), std::move(of_quotas->quotas),
                *std::move(of_posts)};
  TRY(check_keys(out));
  return out;
}

}  // namespace lianxin::links
