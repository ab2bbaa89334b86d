#include "features/tickets/tickets.h"

#include "features/tickets/found_store.h"
#include "features/tickets/names_json.h"
#include "features/tickets/ticket_export_store.h"
#include "features/tickets/ticket_import_routes.h"
#include "features/tickets/ticket_jobs.h"
#include "features/tickets/ticket_list_store.h"
#include "features/tickets/ticket_place_store.h"
#include "features/tickets/ticket_routes.h"
#include "features/tickets/ticket_seed.h"
#include "features/tickets/ticket_sight_store.h"

namespace lianxin::tickets {

Result<std::shared_ptr<const DeskSource>> open_desk(const Deployment& deployment) {
  return std::make_shared<const DeskSource>(TRY(desk_of(deployment)));
}

namespace {

// For work of many transactions: the rules are those of its beginning.
Result<std::shared_ptr<const Desk>> desk_at_start(db::Store& store, const DeskSource& source) {
  return store.reading([&](db::Reader& r) { return source.at(r); });
}

}  // namespace

Result<Feature> feature(const Deployment& deployment) {
  const auto desk = TRY(open_desk(deployment));
  Feature out{.name = "tickets"};
  out.verbs = {read_tickets,      register_tickets, command_tickets, decide_tickets, handle_tickets,
               supervise_tickets, judge_tickets,    open_identities, by_receipt,     read_packs};
  out.mount = [desk](http::Router& router) {
    mount_tickets(router, desk);
    mount_assignments(router, desk);
    mount_suggestions(router, desk);
    mount_notices(router, desk);
  };
  out.jobs.push_back({"tickets.clocks", 60, [desk](db::Store& store, Moment now) { return run_clocks(store, *desk, now); }});
  out.jobs.push_back({"tickets.search", 30, [desk](db::Store& store, Moment) {
                        return db::fill_search_index(store, "tickets", [desk](const db::Reader& r, std::string_view after, int most) {
                          return store::searched_texts(r, desk->packs().partition, after, most);
                        });
                      }});
  out.reactions = ticket_reactions(deployment.partition);
  out.events.push_back(event_source(deployment.partition));
  out.importers.push_back({"tickets", [desk](db::Store& store, const Doing& doing, auto&&... args) -> Result<ImportReport> {
                             return import_tickets(store, doing, *TRY(desk_at_start(store, *desk)), args...);
                           }});
  out.exporters.push_back({"tickets", store::export_columns, [desk](const db::Reader& r, const Doing& doing, const Exporter::Row& row) {
                             return store::each_ticket(r, desk->packs().partition, doing.zone, row);
                           }});
  out.namings.push_back({"ticket", [desk](const db::Reader& r, const std::vector<std::string>& ids) -> Result<lianxin::Names> {
                           return names_of(TRY(store::numbers_of(r, desk->packs().partition, ids_in<TicketId>(ids))));
                         }});
  out.seed = [desk, packs = deployment.packs](db::Store& store, const SeedOptions& options) -> Result<void> {
    return seed_tickets(store, *TRY(desk_at_start(store, *desk)), packs, options);
  };
  return out;
}

Result<std::vector<std::string>> open_tickets_at(const db::Reader& r, std::string_view partition, std::string_view path) {
  return store::open_tickets_at(r, partition, path);
}

std::optional<NamedCategory> named_category(const Desk& desk, const std::optional<std::string>& code, http::Language language) { return category_of(desk, code, language); }

void add_sight(db::Conditions& where, const Actor& actor, std::string_view prefix) { store::add_sight(where, actor, sight_of_tickets(actor), prefix); }

}  // namespace lianxin::tickets
