// /api/v1/ledgers: types, records, figures, sheets.
#pragma once

#include <memory>

#include "features/ledgers/type_actions.h"
#include "platform/http/router.h"

namespace lianxin::ledgers {

void mount_types(http::Router&, std::shared_ptr<const LedgerBook>);
void mount_records(http::Router&, std::shared_ptr<const LedgerBook>);
// Word files: templates, and papers made from records, one or many.
void mount_papers(http::Router&, std::shared_ptr<const LedgerBook>);
void mount_documents(http::Router&, std::shared_ptr<const LedgerBook>);
void mount_sheets(http::Router&, std::shared_ptr<const LedgerBook>);
// Saved views; what is tied to something.
void mount_views(http::Router&, std::shared_ptr<const LedgerBook>);
// Figures as workbooks.
void mount_figure_sheets(http::Router&, std::shared_ptr<const LedgerBook>);
// What a phone keeps; the days that are worked.
void mount_phone(http::Router&, std::shared_ptr<const LedgerBook>);
// For everybody, without a session.
void mount_public(http::Router&, std::shared_ptr<const LedgerBook>);
// Old records brought to the version in force.
void mount_migrations(http::Router&, std::shared_ptr<const LedgerBook>);
// Pictures and papers that stand in fields.
void mount_files(http::Router&, std::shared_ptr<const LedgerBook>);
void mount_sheet_exports(http::Router&, std::shared_ptr<const LedgerBook>);

}  // namespace lianxin::ledgers
