#include "features/tickets/identity_store.h"

#include "platform/crypto/sealing.h"
#include "platform/json/json.h"

namespace lianxin::tickets::store {
namespace {
constexpr std::string_view purpose = "ticket identity";
}

Result<void> put_identity(db::Writer& w, std::string_view partition, std::string_view key, TicketId id, const Identity& who) {
  const std::string ticket = to_text(id);
  TRY(w.run("insert into ticket_identities (partition, ticket_id, sealed) values ($1, $2, $3)",
            {partition, ticket, crypto::seal(key, purpose, ticket, json::write(who))}));
  return {};
}

Result<std::optional<Identity>> open_identity(const db::Reader& r, std::string_view partition, std::string_view key,
                                              TicketId id) {
  const std::string ticket = to_text(id);
  const auto sealed = TRY(r.find("select sealed from ticket_identities where partition = $1 and ticket_id = $2",
                                 {partition, ticket}, [](const db::Row& row) { return row.get<std::string>(0); }));
  if (!sealed) return std::optional<Identity>{};
  const auto text = crypto::unseal(key, purpose, ticket, *sealed);
  if (!text) return Error{.code = Code::internal, .key = "tickets.vault_broken"};
  return std::optional<Identity>(TRY(json::read<Identity>(*text)));
}

}  // namespace lianxin::tickets::store
