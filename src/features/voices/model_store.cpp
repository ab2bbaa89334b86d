#include "features/voices/model_store.h"

#include "features/tickets/vocabulary.h"
#include "platform/crypto/digest.h"
#include "platform/json/json.h"

namespace lianxin::voices::store {
namespace {

using db::Row;

constexpr std::size_t part_bytes = 750'000;

Model model_from(const Row& row) {
  Model out{.version = row.integer(0), .source = named<ModelSource>(row.text(1)).value_or(ModelSource::file), .made_at = row.get<Moment>(2)};
  out.examples = row.integer(3);
  out.confirmed = row.integer(4);
  if (auto figures = json::read<ModelFigures>(row.text(5), {.is_own = true})) out.figures = *figures;
  out.is_active = row.get<bool>(6);
  return out;
}

// Sorted by people: past the first state, taken back by nobody.
constexpr std::string_view confirmed =
    "from voices v join ticket_words_facts t on t.partition = v.partition and t.id = v.ticket "
    "where v.partition = $1 and t.category is not null and t.state not in ($2, $3) ";
constexpr int untouched = static_cast<int>(tickets::TicketState::registered), withdrawn = static_cast<int>(tickets::TicketState::withdrawn);

}  // namespace

Result<std::vector<Model>> list_models(const db::Reader& r, std::string_view partition) {
  return r.list("select version, source, made_at, examples, confirmed, figures, is_active from voice_models where partition = $1 order by version desc",
                {partition}, model_from);
}

Result<std::optional<std::int64_t>> active_version(const db::Reader& r, std::string_view partition) {
  return r.find("select version from voice_models where partition = $1 and is_active = 1", {partition}, [](const Row& row) { return row.integer(0); });
}

Result<std::string> model_bytes(const db::Reader& r, std::string_view partition, std::int64_t version) {
  std::string out;
  bool is_whole = true;
  TRY(r.select("select bytes from voice_model_parts where partition = $1 and version = $2 order by part", {partition, version}, [&](const Row& row) {
    const auto bytes = crypto::from_base64url(row.text(0));
    if (bytes) out += *bytes;
    else is_whole = false;
  }));
  if (out.empty() && is_whole) return fail(Code::not_found, "base.not_found");
  return out;  // what cannot be read is found out by its sum
}

Result<std::int64_t> add_model(db::Writer& w, std::string_view partition, const Model& m, std::string_view bytes) {
  const auto version = 1 + TRY(w.integer("select coalesce(max(version), 0) from voice_models where partition = $1", {partition}));
  TRY(w.run("insert into voice_models (partition, version, source, made_at, examples, confirmed, figures, is_active) values ($1, $2, $3, $4, $5, $6, $7, 0)",
            {partition, version, name_of(m.source), m.made_at, m.examples, m.confirmed, json::write(m.figures)}));
  for (std::size_t at = 0; at < bytes.size(); at += part_bytes)
    TRY(w.run("insert into voice_model_parts (partition, version, part, bytes) values ($1, $2, $3, $4)",
              {partition, version, at / part_bytes, crypto::base64url(bytes.substr(at, part_bytes))}));
  return version;
}

Result<void> activate_model(db::Writer& w, std::string_view partition, std::int64_t version) {
  if (TRY(w.integer("select count(*) from voice_models where partition = $1 and version = $2", {partition, version})) == 0)
    return fail(Code::not_found, "base.not_found");
  TRY(w.run("update voice_models set is_active = case when version = $2 then 1 else 0 end where partition = $1", {partition, version}));
  return {};
}

Result<void> drop_old_models(db::Writer& w, std::string_view partition) {
  constexpr std::string_view old = "version <= (select max(version) from voice_models where partition = $1) - cast($2 as bigint) and version not in "
                                   "(select version from voice_models where partition = $1 and is_active = 1)";
  TRY(w.run(std::string("delete from voice_model_parts where partition = $1 and ") + std::string(old), {partition, models_kept}));
  TRY(w.run(std::string("delete from voice_models where partition = $1 and ") + std::string(old), {partition, models_kept}));
  return {};
}

Result<std::int64_t> count_confirmed(const db::Reader& r, std::string_view partition) {
  return r.integer(std::string("select count(*) ") + std::string(confirmed), {partition, untouched, withdrawn});
}

Result<std::vector<Confirmed>> list_confirmed(const db::Reader& r, std::string_view partition, int limit) {
  return r.list(std::string("select v.ticket, coalesce(v.copy_of, v.number), t.category, t.title, t.body ") + std::string(confirmed) +
                    "order by v.number desc limit $4",
                {partition, untouched, withdrawn, limit}, [](const Row& row) {
                  return Confirmed{row.get<TicketId>(0), row.integer(1), row.get<std::string>(2), row.get<std::string>(3), row.get<std::string>(4)};
                });
}

}  // namespace lianxin::voices::store
