// Teaching the machine categories: the first version from the packs, the next from what people decided; and asking it.
#pragma once

#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

#include "base/actor.h"
#include "features/places/place_names.h"
#include "features/tickets/tickets.h"
#include "features/voices/model_store.h"
#include "features/voices/voice.h"
#include "platform/access/access.h"
#include "platform/db/store.h"
#include "platform/likeness/classifier.h"

namespace lianxin::voices {

inline const access::Verb keep_models{.name = "voice.models", .roles = {Role::administrator}};

constexpr int most_lessons = 20'000;             // decisions learned from, the newest
constexpr std::size_t max_model_bytes = 64'000'000;

// Gives out the model in use, read once from the database; another process's change is seen at the next request.
class ModelCache {
 public:
  struct Held {
    std::int64_t version = 0;
    std::shared_ptr<const likeness::Classifier> classifier{};  // null: there is none yet
  };
  // A version that cannot be read is as none: the texts stay unjudged, nothing else fails.
  Result<Held> at(const db::Reader&, std::string_view partition) const;
  // The bytes of a model trained from these examples, the first time.
  Result<std::string> starter(const std::vector<likeness::Example>&) const;

 private:
  mutable std::mutex mutex_;
  mutable std::string starter_{};
  mutable Held last_{};
};

// What the actions of voices need of the deployment.
struct VoiceBook {
  std::string partition{};
  std::uint64_t seed = 0;  // of the index of copies, from the deployment's key: nobody outside can write texts that collide
  Zone zone{};
  std::shared_ptr<const tickets::DeskSource> desk{};
  std::vector<likeness::Example> starter{};
  std::shared_ptr<const ModelCache> models = std::make_shared<const ModelCache>();
  std::shared_ptr<const places::PlaceNamesCache> names = std::make_shared<const places::PlaceNamesCache>();
};

std::uint64_t seed_of(std::string_view secret_key);
// packs/classifier_examples.json and the names of the leaves of the category tree. internal "base.pack_broken" {path, why}.
Result<std::vector<likeness::Example>> starter_examples(std::string_view pack, const tickets::PackList& categories);

// Proposals of categories that are in the tree. Any text, also an empty one: then nothing is proposed.
Judged judge(const ModelCache::Held&, const tickets::Desk&, std::string_view title, std::string_view text);

// The first version when there is none; true when it was made.
Result<bool> make_starter(db::Store&, const VoiceBook&, Moment now);
// A further version when enough was decided since the last, in use at once unless it is worse on what is held back: every fifth
// decision with its copies, from which no version ever learns. True when one was made.
Result<bool> learn(db::Store&, const VoiceBook&, Moment now);

// What follows asks for `keep_models`. The newest first.
Result<std::vector<Model>> list_models(const db::Reader&, const Doing&, const VoiceBook&);
// not_found "base.not_found".
Result<void> use_model(db::Writer&, const Doing&, const VoiceBook&, std::int64_t version);
// A file as `lianxin classifier train` writes it; it is kept, not used. invalid "likeness.not_a_model", "likeness.other_version"
// {found, wanted}, "likeness.corrupt_model"; "voices.no_known_label" when no label is a category here.
Result<std::int64_t> bring_model(db::Writer&, const Doing&, const VoiceBook&, std::string_view bytes);

}  // namespace lianxin::voices
