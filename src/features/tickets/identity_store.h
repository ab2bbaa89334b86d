// The identity vault: who spoke, apart from what was said, sealed (E2). Nothing here is ever listed or searched.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "features/tickets/assignment.h"
#include "platform/db/db.h"

namespace lianxin::tickets {

struct Identity {
  std::string name{};
  std::optional<std::string> phone{};
  std::optional<std::string> address{};
};
BOOST_DESCRIBE_STRUCT(Identity, (), (name, phone, address))

namespace store {

Result<void> put_identity(db::Writer&, std::string_view partition, std::string_view key, TicketId, const Identity&);
// Nothing when there is none; internal "tickets.vault_broken" when it does not open with this key.
Result<std::optional<Identity>> open_identity(const db::Reader&, std::string_view partition, std::string_view key, TicketId);

}  // namespace store
}  // namespace lianxin::tickets
