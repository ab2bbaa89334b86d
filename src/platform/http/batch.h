// Batch: what a phone kept in its outbox, sent in one request. Each operation is a change through its own route and in its
// own transaction; a bad one does not spoil the others, and what was sent twice is done once, by each record's own id.
#pragma once

#include "platform/http/router.h"

namespace lianxin::http {

constexpr std::size_t most_operations = 500;

// POST /api/v1/batch. `router` must outlive its own use; its routes may still be added to.
// An operation's result is what its route would have answered. Refused with 400 "base.batch_not_here": reading, routes that
// prepare (passwords), long work, routes with a limit of their own, traceless ones.
void mount_batch(Router& router);
const access::Verb& batch_verb();

}  // namespace lianxin::http
