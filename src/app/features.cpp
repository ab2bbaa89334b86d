#include "app/features.h"

#include "features/audit/audit.h"
#include "features/cards/cards.h"
#include "features/consolidations/consolidations.h"
#include "features/duties/duties.h"
#include "features/households/households.h"
#include "features/identity/identity.h"
#include "features/imports/imports.h"
#include "features/ledgers/ledgers.h"
#include "features/links/links.h"
#include "features/people/people.h"
#include "features/places/places.h"
#include "features/portal/portal.h"
#include "features/problems/problems.h"
#include "features/rounds/rounds.h"
#include "features/rulebook/rulebook.h"
#include "features/search/search.h"
#include "features/tickets/tickets.h"
#include "features/visits/visits.h"
#include "features/voices/voices.h"

namespace lianxin::app {

namespace {

std::vector<Importer> importers_of(const std::vector<Feature>& features) {
  std::vector<Importer> out;
  for (const Feature& feature : features) out.insert(out.end(), feature.importers.begin(), feature.importers.end());
  return out;
}

std::vector<Naming> namings_of(const std::vector<Feature>& features) {
  std::vector<Naming> out;
  for (const Feature& feature : features) out.insert(out.end(), feature.namings.begin(), feature.namings.end());
  return out;
}

std::vector<access::Verb> verbs_of(const std::vector<Feature>& features) {
  std::vector<access::Verb> out;
  for (const Feature& feature : features) out.insert(out.end(), feature.verbs.begin(), feature.verbs.end());
  return out;
}

}  // namespace

Result<std::vector<Feature>> all_features(const Deployment& deployment) {
  std::vector<Feature> out;
  const auto verbs = std::make_shared<std::vector<access::Verb>>();
  out.push_back(TRY(places::feature(deployment, tickets::open_tickets_at)));
  out.push_back(TRY(people::feature(deployment)));
  out.push_back(TRY(households::feature(deployment, links::answering())));
  out.push_back(TRY(links::feature(deployment)));
  out.push_back(TRY(duties::feature(deployment)));
  out.push_back(identity::feature(deployment, verbs));
  out.push_back(TRY(rulebook::feature(deployment, {TRY(tickets::limits_book(deployment))})));
  out.push_back(TRY(tickets::feature(deployment)));
  out.push_back(TRY(voices::feature(deployment)));
  out.push_back(TRY(consolidations::feature(deployment)));
  out.push_back(TRY(visits::feature(deployment)));
  out.push_back(TRY(cards::feature(deployment)));
  out.push_back(TRY(problems::feature(deployment)));
  out.push_back(TRY(portal::feature(deployment)));
  out.push_back(TRY(rounds::feature(deployment)));
  out.push_back(TRY(search::feature(deployment)));
  out.push_back(TRY(ledgers::feature(deployment)));
  out.push_back(audit::feature(deployment, namings_of(out)));
  out.push_back(imports::feature(deployment, importers_of(out)));
  *verbs = verbs_of(out);
  return out;
}

}  // namespace lianxin::app
