#include "features/consolidations/names_json.h"

#include <algorithm>

#include "platform/http/texts.h"

namespace lianxin::consolidations {
namespace {

constexpr std::int64_t fewest_shown = 5;  // of a kind of sources; with fewer of one the figures would point at people (E3)

}  // namespace

Result<Names> Names::at(const db::Reader& r, const Workbook& book, http::Language language) {
  return Names(book, language, TRY(book.desk->packs().network->at(r, book.partition)));
}

std::optional<Coded> Names::category(const std::optional<std::string>& code) const {
  const auto named = tickets::named_category(book_->desk->packs(), code, language_);
  return named ? std::optional(Coded{named->code, named->name}) : std::nullopt;
}

std::optional<Coded> Names::level(const std::optional<std::string>& code) const {
  if (!code) return std::nullopt;
  const auto* found = places::find_level(book_->levels, *code);
  if (!found) return Coded{*code, *code};
  return Coded{*code, language_ == http::Language::zh ? found->zh : found->en};
}

Coded Names::channel(const std::string& code) const {
  if (const auto* of_round = book_->rounds->words.channel(code)) return {code, language_ == http::Language::zh ? of_round->zh : of_round->en};
  const auto* item = book_->desk->packs().channels.find(code);
  if (!item) return {code, code};
  return {code, language_ == http::Language::zh ? item->name : item->name_en};
}

std::optional<places::UnitRef> Names::unit(const std::optional<UnitId>& id) const {
  if (!id || id->is_nil()) return std::nullopt;
  const auto* found = network_->unit(*id);
  return places::UnitRef{*id, found ? found->name : ""};
}

std::string Names::place(const std::string& code) const {
  const auto* found = network_->place(code);
  return found ? found->name : code;
}

std::vector<CodedCount> Names::channels(const std::map<std::string, std::int64_t>& counts) const {
  std::vector<CodedCount> out;
  for (const auto& [code, n] : counts) out.push_back({code, channel(code).name, n});
  std::ranges::stable_sort(out, [](const auto& a, const auto& b) { return a.voices > b.voices; });
  return out;
}

std::vector<CodedCount> Names::sources(const std::map<std::string, std::int64_t>& counts) const {
  std::vector<CodedCount> out;
  for (const auto& [code, n] : counts) {
    if (n < fewest_shown) return {};
    const auto* source = book_->rounds->words.source(code);
    out.push_back({code, !source ? code : language_ == http::Language::zh ? source->zh : source->en, n});
  }
  std::ranges::stable_sort(out, [](const auto& a, const auto& b) { return a.voices > b.voices; });
  return out;
}

std::vector<Coded> Names::flags() const {
  std::vector<Coded> out;
  for (const auto& flag : book_->flags) out.push_back({flag.code, language_ == http::Language::zh ? flag.name : flag.name_en});
  return out;
}

std::string Names::text(const std::string& key) const { return http::translated(key, {}, language_); }

}  // namespace lianxin::consolidations
