// The door of tickets: requests from the first word to the resident's judgement.
#pragma once

#include <memory>

#include "features/tickets/desk.h"
#include "features/tickets/desk_actions.h"
#include "features/tickets/desk_source.h"
#include "features/tickets/found_actions.h"
#include "features/tickets/named_category.h"
#include "features/tickets/published_actions.h"
#include "features/tickets/receipt_actions.h"
#include "features/tickets/said_actions.h"
#include "features/tickets/ticket_actions.h"
#include "features/tickets/voice_actions.h"
#include "platform/db/conditions.h"
#include "platform/feature/feature.h"
#include "platform/http/event_stream.h"

namespace lianxin::tickets {

// `deployment` must outlive the feature. The packs' own errors when they are missing or bad.
Result<Feature> feature(const Deployment& deployment);
// What features that act for residents (portal) give to the actions above: its desk, as it is in each request.
Result<std::shared_ptr<const DeskSource>> open_desk(const Deployment& deployment);
// Numbers of the open tickets of a place itself, for what a place that ends may not leave behind.
Result<std::vector<std::string>> open_tickets_at(const db::Reader&, std::string_view partition, std::string_view path);
// For lists of other features over ticket_words_facts: what the actor may see, as conditions on `prefix` ("t."). $1 must be the partition.
void add_sight(db::Conditions&, const Actor&, std::string_view prefix);
// A category in the asker's language, for answers of other features; nothing of nothing.
std::optional<NamedCategory> named_category(const Desk&, const std::optional<std::string>& code, http::Language);
// "ticket" events of GET /api/v1/stream.
http::EventSource event_source(std::string partition);

}  // namespace lianxin::tickets
