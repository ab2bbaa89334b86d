#include "features/ledgers/document_routes.h"

#include <algorithm>

#include "base/text.h"
#include "features/ledgers/ledger_routes.h"
#include "features/ledgers/record_filter_routes.h"
#include "features/ledgers/template_actions.h"
#include "features/ledgers/template_file_routes.h"
#include "platform/documents/word_template.h"
#include "platform/documents/zip.h"
#include "platform/http/asked.h"
#include "platform/http/url.h"
#include "platform/journal/journal.h"
#include "platform/json/json.h"

namespace lianxin::ledgers {

enum class Bundle { one, files };  // one file with all of them, or a file each in an archive
BOOST_DESCRIBE_ENUM(Bundle, one, files)

struct PrintBody {
  json::Maybe<std::string> template_{};
  json::Maybe<std::vector<RecordId>> ids{};
  json::Maybe<Bundle> as{};
};
BOOST_DESCRIBE_STRUCT(PrintBody, (), (template_, ids, as))

struct PrintedDetail {
  std::string ledger{};
  std::string template_{};
  std::int64_t records = 0;
};
BOOST_DESCRIBE_STRUCT(PrintedDetail, (), (ledger, template_, records))

namespace {

using Reading = http::Call<db::Reader>;
using Working = http::Call<db::Store>;

constexpr std::size_t most_papers = 500;
constexpr std::size_t most_bytes = 200u << 20;  // of all of them together

documents::TemplateValues values_of(const PlacesOfRecord& places) {
  documents::TemplateValues out;
  out.value = [&places](std::string_view place) { return places.value(place); };
  out.rows = [&places](std::string_view table) { return places.rows(table); };
  out.cell = [&places](std::string_view table, std::string_view column, std::size_t row) { return places.cell(table, column, row); };
  return out;
}

Result<http::Reply> make(Reading& call, const LedgerBook& book) {
  const auto one = TRY(open_record(call.db, call.doing, book, call.param("type"), TRY(call.id_param<RecordId>("id"))));
  const bool zh = TRY(http::language_asked(call)) == http::Language::zh;
  const auto file = TRY(template_file(call.db, book, one.type->type, http::text_asked(call, "template").value_or(std::string(record_sheet)), zh));
  const PlacesOfRecord places(call.doing, book, one, TRY(names_of(call.db, call.doing, book, {&one})), zh ? Words::zh : Words::en);
  return word_reply(TRY(documents::filled(file.name + ".docx", file.bytes, values_of(places))), file.name + (one.record.title.empty() ? "" : " " + one.record.title));
}

// Which are to be printed: those named, in that order, or what the list shows under its filters.
Result<std::vector<Opened>> records_to_print(const Reading& call, const LedgerBook& book, const CompiledType& type, const PrintBody& asked) {
  std::vector<Opened> out;
  const auto too_many = [] { return invalid_field("ids", "ledgers.too_many_papers", {{"max", std::to_string(most_papers)}}); };
  if (asked.ids) {
    if (asked.ids->empty()) return invalid_field("ids", "base.required");
    if (asked.ids->size() > most_papers) return too_many();
    for (const RecordId id : *asked.ids) out.push_back(TRY(open_record(call.db, call.doing, book, type->type.key, id)));
    return out;
  }
  const auto filter = TRY(records_asked(call, book, type->type));
  auto page = TRY(list_records(call.db, call.doing, book, type, filter, {.limit = static_cast<int>(most_papers)}));
  if (!page.next.empty()) return too_many();
  if (page.items.empty()) return invalid_field("ids", "ledgers.nothing_to_print");
  for (Record& each : page.items) out.push_back(TRY(opened(call.db, book, std::move(each))));
  return out;
}

// Fit for every file system; the number in front keeps the order of the list.
std::string file_name(std::size_t n, const Record& record) {
  std::string digits = std::to_string(n + 1), out;
  digits.insert(0, 3 - std::min<std::size_t>(3, digits.size()), '0');
  for (const char c : shortened(record.title.empty() ? record.number : record.title, 40)) out += static_cast<unsigned char>(c) < 0x20 || std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos ? '_' : c;
  return digits + (out.empty() ? "" : " " + out) + ".docx";
}

struct Printed {
  http::Reply reply{};
  PrintedDetail detail{};
};

Result<Printed> print(const Reading& call, const LedgerBook& book, const PrintBody& asked) {
  const std::string key = asked.template_.value_or(std::string(record_sheet));
  const Bundle as = asked.as.value_or(Bundle::one);
  const auto type = TRY(type_seen(call.db, call.doing, book, call.param("type")));
  const bool zh = TRY(http::language_asked(call)) == http::Language::zh;
  auto file = TRY(template_file(call.db, book, type->type, key, zh));
  const auto paper = TRY(documents::WordTemplate::read(file.name + ".docx", std::move(file.bytes)));
  if (as == Bundle::one && !paper.joins()) return invalid_field("as", "ledgers.papers_do_not_join");
  const auto records = TRY(records_to_print(call, book, type, asked));
  std::vector<const Opened*> all;
  for (const Opened& each : records) all.push_back(&each);
  const auto names = TRY(names_of(call.db, call.doing, book, all));
  std::vector<std::string> pieces;
  std::vector<std::string> titles;
  std::size_t bytes = 0;
  for (const Opened& each : records) {
    const PlacesOfRecord places(call.doing, book, each, names, zh ? Words::zh : Words::en);
    pieces.push_back(as == Bundle::one ? paper.piece(values_of(places)) : TRY(paper.filled(values_of(places))));
    titles.push_back(file_name(titles.size(), each.record));
    bytes += pieces.back().size();
    if (bytes > most_bytes) return fail(Code::too_large, "ledgers.papers_too_large", {{"max", std::to_string(most_bytes >> 20)}});
  }
  Printed out{.detail = {type->type.zh, key, static_cast<std::int64_t>(records.size())}};
  if (as == Bundle::one) {
    out.reply = word_reply(TRY(paper.joined(pieces)), file.name);
    return out;
  }
  std::vector<documents::ZipFile> files;
  for (std::size_t i = 0; i < pieces.size(); ++i) files.push_back({titles[i], std::move(pieces[i])});
  out.reply = {.body = documents::zip(files), .content_type = "application/zip"};
  out.reply.headers.push_back({"content-disposition", "attachment; filename=\"documents.zip\"; filename*=UTF-8''" + http::percent_encoded(file.name + ".zip")});
  return out;
}

// Many leave at once: the journal has it.
Result<http::Reply> print_many(Working& call, const LedgerBook& book) {
  const auto asked = TRY(json::read<PrintBody>(call.request.body));
  auto printed = TRY(call.db.reading([&](db::Reader& r) { return print(Reading{static_cast<const http::CallBase&>(call), r}, book, asked); }));
  TRY(call.db.write_and_wait([&](db::Writer& w) {
    return journal::record(w, call.doing, {.kind = "ledger.printed", .subject_kind = "ledger", .subject = std::string(call.param("type")), .detail = json::write(printed.detail)});
  }));
  return std::move(printed.reply);
}

}  // namespace

http::Reply word_reply(std::string bytes, const std::string& name) {
  http::Reply out{.body = std::move(bytes), .content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"};
  out.headers.push_back({"content-disposition", "attachment; filename=\"document.docx\"; filename*=UTF-8''" + http::percent_encoded(name + ".docx")});
  return out;
}

void mount_documents(http::Router& router, std::shared_ptr<const LedgerBook> book) {
  router.get("/api/v1/ledgers/{type}/records/{id}/document", read_ledgers, [book](Reading& call) { return make(call, *book); }, {.weight = http::Weight::heavy});
  router.work(http::Method::post, "/api/v1/ledgers/{type}/documents", read_ledgers, [book](Working& call) { return print_many(call, *book); });
}

}  // namespace lianxin::ledgers
