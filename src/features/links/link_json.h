// Links as the API shows and takes them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "features/links/gap_store.h"
#include "features/links/link_actions.h"
#include "platform/http/message.h"

namespace lianxin::links {

// Who asks, in which language: what may be done next, and how kinds are called.
struct Showing {
  const Registry& registry;
  const Actor& actor;
  Day today{};
  http::Language language{};
};

std::string write_link(const Showing&, const store::LinkRow&, int over = 0);
std::string write_links(const Showing&, const Page<store::LinkRow>&);
std::string write_reassigned(const Showing&, const std::vector<store::LinkRow>&);
std::string write_gaps(const store::Gaps&);
// With the links of each household, in the order of the overlaps.
std::string write_overlaps(const Showing&, const Page<store::OverlapRow>&, const std::vector<std::vector<store::LinkRow>>&);
std::string write_report(const std::vector<store::ReportRow>&);
std::string write_absence(const store::AbsenceRow&);
std::string write_absences(const Page<store::AbsenceRow>&);

// A quota with how many it concerns; the lines asked for, with names.
struct QuotaPage {
  std::vector<QuotaLine> all{};        // every line, met ones too
  std::vector<QuotaLine> shown{};
  std::vector<std::string> names{};    // of those shown
  std::optional<std::string> next{};
};
std::string write_quotas(const Showing&, const QuotaPage&);

Result<NewLink> read_new_link(std::string_view body);
Result<LinkEdit> read_link_edit(std::string_view body);
Result<LinkCommand> read_link_command(std::string_view body);
Result<Reassignment> read_reassignment(std::string_view body);
Result<NewAbsence> read_new_absence(std::string_view body);
Result<AbsenceEdit> read_absence_edit(std::string_view body);

// Kinds of posts, called as in the asker's language.
std::string write_posts(const Showing&);
// How a post is called; its key when the list no longer has it.
std::string post_name(const ServicePosts&, std::string_view key, http::Language);

// packs/link_kinds.json, programmes.json, quotas.json, service_posts.json. invalid "links.packs_bad" {fault}: unreadable, a key twice or
// unknown.
Result<LinkPacks> read_link_packs(std::string_view kinds, std::string_view programmes, std::string_view quotas, std::string_view posts);

}  // namespace lianxin::links
