#include "platform/http/texts.h"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <memory>
#include <mutex>
#include <stdexcept>

#include "base/text.h"
#include "platform/embedded/embedded.h"
#include "platform/json/value.h"

namespace lianxin::http {

namespace {

Error broken(std::string_view path, std::string why) {
  return fail(Code::internal, "base.pack_broken", {{"path", std::string(path)}, {"why", std::move(why)}});
}

Texts embedded_texts() {
  std::map<std::string, std::string, std::less<>> files;
  for (const EmbeddedFile& file : embedded_packs()) {
    if (file.path.starts_with("texts/")) files.emplace(file.path, file.content);
  }
  auto loaded = Texts::load(Packs(std::move(files)));
  if (!loaded) throw std::logic_error("the embedded texts are broken: " + loaded.error().args.back().value);
  return std::move(*loaded);
}

// Never taken down: threads may still be reading it while the program ends.
std::atomic<const Texts*> in_use = nullptr;

double quality_of(std::string_view range) {
  const std::size_t q = range.find("q=");
  if (q == std::string_view::npos) return 1;
  double out = 0;
  std::from_chars(range.data() + q + 2, range.data() + range.size(), out);
  return out;
}

}  // namespace

Result<Texts> Texts::load(const Packs& packs) {
  Texts out;
  for (const auto& [path, content] : packs.files()) {
    if (!path.starts_with("texts/") || !path.ends_with(".json")) continue;
    const bool zh = path.ends_with(".zh.json");
    if (!zh && !path.ends_with(".en.json")) return broken(path, "the name ends in neither .zh.json nor .en.json");
    auto document = json::parse(content);
    if (!document) return broken(path, document.error().key);
    if (document->root().kind() != json::Kind::object) return broken(path, "not an object");
    for (const json::Node& member : document->root().children()) {
      if (member.kind() != json::Kind::string) return broken(path, std::string(member.key()) + " is not a text");
      if (!(zh ? out.zh_ : out.en_).emplace(member.key(), member.text()).second) {
        return broken(path, std::string(member.key()) + " is in another file already");
      }
    }
  }
  return out;
}

std::string Texts::text(std::string_view key, const std::vector<Arg>& args, Language language) const {
  const Table& other = of(language == Language::zh ? Language::en : Language::zh);
  auto found = of(language).find(key);
  if (found == of(language).end() && (found = other.find(key)) == other.end()) return std::string(key);
  const std::string_view text = found->second;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = text.find('{', at);
    const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) return out.append(text.substr(at));
    out.append(text.substr(at, open - at));
    const std::string_view name = text.substr(open + 1, close - open - 1);
    const auto arg = std::ranges::find(args, name, &Arg::name);
    out.append(arg != args.end() ? std::string_view(arg->value) : text.substr(open, close - open + 1));
    at = close + 1;
  }
  return out;
}

std::vector<std::string> Texts::one_sided() const {
  std::vector<std::string> out;
  for (const auto& [key, text] : zh_) {
    if (!en_.contains(key)) out.push_back(key);
  }
  for (const auto& [key, text] : en_) {
    if (!zh_.contains(key)) out.push_back(key);
  }
  return out;
}

const Texts& texts() {
  if (const Texts* now = in_use.load(std::memory_order_acquire)) return *now;
  static const Texts* const embedded = new Texts(embedded_texts());
  return *embedded;
}

void use_texts(Texts texts) {
  static std::mutex mutex;
  static auto* const kept = new std::vector<std::unique_ptr<const Texts>>;
  const std::lock_guard lock(mutex);
  kept->push_back(std::make_unique<const Texts>(std::move(texts)));
  in_use.store(kept->back().get(), std::memory_order_release);
}

Language language_of(std::string_view accept_language) {
  double zh = 0;
  double en = 0;
  for (std::string_view range : split(accept_language, ',')) {
    range = trimmed(range);
    if (range.starts_with("zh") || range.starts_with('*')) zh = std::max(zh, quality_of(range));
    if (range.starts_with("en")) en = std::max(en, quality_of(range));
  }
  return en > zh ? Language::en : Language::zh;
}

}  // namespace lianxin::http
