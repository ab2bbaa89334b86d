#include "platform/likeness/classifier_file.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "platform/crypto/digest.h"
#include "platform/likeness/ngrams.h"

namespace lianxin::likeness {
namespace {

static_assert(std::endian::native == std::endian::little, "the file holds numbers as they lie in memory");

constexpr std::string_view magic = "LIANXIN-CLASSES\n";
constexpr std::uint32_t plain_version = 1;  // knows neither triples nor the title's own terms
constexpr std::uint32_t version = 2;
constexpr std::size_t digest_bytes = sizeof(crypto::Digest);
constexpr std::uint32_t most_labels = 1000;
constexpr std::uint32_t most_label_bytes = 4096;

template <class T>
void put(std::string& out, const T& value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}
template <class T>
void put_all(std::string& out, const std::vector<T>& values) {
  out.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
}

// Takes from the front; after the end everything is refused.
class Taker {
 public:
  explicit Taker(std::string_view rest) : rest_(rest) {}
  bool is_good() const { return good_; }
  bool is_done() const { return good_ && rest_.empty(); }

  std::string_view bytes(std::size_t count) {
    good_ = good_ && count <= rest_.size();
    if (!good_) return {};
    const auto out = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return out;
  }
  template <class T>
  T one() {
    T value{};
    if (const auto from = bytes(sizeof value); good_) std::memcpy(&value, from.data(), sizeof value);
    return value;
  }
  template <class T>
  std::vector<T> many(std::size_t count) {
    if (count > rest_.size() / sizeof(T)) good_ = false;
    std::vector<T> values(good_ ? count : 0);
    if (const auto from = bytes(values.size() * sizeof(T)); good_ && !values.empty()) std::memcpy(values.data(), from.data(), from.size());
    return values;
  }

 private:
  std::string_view rest_;
  bool good_ = true;
};

bool all_finite(const std::vector<float>& values) {
  for (const float value : values) {
    if (!std::isfinite(value)) return false;
  }
  return true;
}

bool fits(const ClassifierParts& parts) {
  std::size_t terms = 0;
  for (const auto word : parts.met) terms += static_cast<std::size_t>(std::popcount(word));
  return terms == parts.rarity.size() && parts.labels.size() >= 2 && all_finite(parts.rarity) && all_finite(parts.weights) &&
         all_finite(parts.biases) && all_finite({parts.title_weight, parts.sharpness, parts.middle, parts.sure_from});
}

crypto::Digest digest_of(std::string_view bytes) { return crypto::sha256(bytes); }

}  // namespace

std::string write_classifier(const Classifier& classifier) {
  const auto& parts = classifier.parts();
  std::string out(magic);
  put(out, parts.is_rich ? version : plain_version);
  put(out, static_cast<std::uint32_t>(parts.labels.size()));
  put(out, static_cast<std::uint64_t>(parts.rarity.size()));
  put(out, parts.title_weight);
  put(out, parts.sharpness);
  put(out, parts.middle);
  put(out, parts.sure_from);
  put(out, parts.examples);
  for (const auto& label : parts.labels) {
    put(out, static_cast<std::uint32_t>(label.size()));
    out += label;
  }
  put_all(out, parts.met);
  put_all(out, parts.rarity);
  put_all(out, parts.weights);
  put_all(out, parts.biases);
  put(out, digest_of(out));
  return out;
}

Result<Classifier> read_classifier(std::string_view bytes) {
  if (!bytes.starts_with(magic)) return fail(Code::invalid, "likeness.not_a_model");
  const Error corrupt = fail(Code::invalid, "likeness.corrupt_model");
  Taker taker(bytes.substr(magic.size()));
  const auto found = taker.one<std::uint32_t>();
  if (!taker.is_good()) return corrupt;
  if (found != version && found != plain_version) {
    return fail(Code::invalid, "likeness.other_version", {{"found", std::to_string(found)}, {"wanted", std::to_string(version)}});
  }
  if (bytes.size() < digest_bytes) return corrupt;
  const auto content = bytes.substr(0, bytes.size() - digest_bytes);
  const auto digest = digest_of(content);
  if (std::memcmp(digest.data(), bytes.data() + content.size(), digest_bytes) != 0) return corrupt;

  ClassifierParts parts;
  parts.is_rich = found == version;
  const auto labels = taker.one<std::uint32_t>();
  const auto terms = taker.one<std::uint64_t>();
  parts.title_weight = taker.one<float>();
  parts.sharpness = taker.one<float>();
  parts.middle = taker.one<float>();
  parts.sure_from = taker.one<float>();
  parts.examples = taker.one<std::uint32_t>();
  if (!taker.is_good() || labels > most_labels || terms > buckets) return corrupt;
  for (std::uint32_t label = 0; label < labels; ++label) {
    const auto length = taker.one<std::uint32_t>();
    if (length > most_label_bytes) return corrupt;
    parts.labels.emplace_back(taker.bytes(length));
  }
  parts.met = taker.many<std::uint64_t>(buckets / 64);
  parts.rarity = taker.many<float>(terms);
  parts.weights = taker.many<float>(terms * labels);
  parts.biases = taker.many<float>(labels);
  (void)taker.bytes(digest_bytes);
  if (!taker.is_done() || !fits(parts)) return corrupt;
  return Classifier(std::move(parts));
}

Result<void> save_classifier(const Classifier& classifier, const std::string& path) {
  const std::string draft = path + ".new";
  const auto bytes = write_classifier(classifier);
  std::error_code fault;
  {
    std::ofstream file(draft, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.flush();
    if (!file) {
      std::filesystem::remove(draft, fault);
      return fail(Code::unavailable, "likeness.cannot_write", {{"path", path}});
    }
  }
  std::filesystem::rename(draft, path, fault);
  if (fault) return fail(Code::unavailable, "likeness.cannot_write", {{"path", path}});
  return {};
}

Result<Classifier> load_classifier(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (!file && bytes.empty()) return fail(Code::not_found, "likeness.cannot_read", {{"path", path}});
  return read_classifier(bytes);
}

}  // namespace lianxin::likeness
