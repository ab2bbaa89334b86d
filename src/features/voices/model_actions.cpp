#include "features/voices/model_actions.h"

#include <algorithm>

#include "features/voices/voice_rules.h"
#include "platform/crypto/digest.h"
#include "platform/journal/journal.h"
#include "platform/json/json.h"
#include "platform/likeness/classifier_file.h"
#include "platform/likeness/evaluation.h"
#include "platform/likeness/hashing.h"

namespace lianxin::voices {

struct ExamplesOfCategory {
  std::string category{};
  std::vector<std::string> texts{};
};
BOOST_DESCRIBE_STRUCT(ExamplesOfCategory, (), (category, texts))
struct ExamplesPack {
  std::string name{};
  std::string about{};
  std::string version{};
  std::vector<ExamplesOfCategory> items{};
};
BOOST_DESCRIBE_STRUCT(ExamplesPack, (), (name, about, version, items))
struct ModelDetail {
  std::int64_t version = 0;
  ModelSource source{};
};
BOOST_DESCRIBE_STRUCT(ModelDetail, (), (version, source))

namespace {

using likeness::Example;

constexpr std::uint64_t held_back_of = 5;
constexpr std::size_t most_words = 5;
constexpr std::string_view pack_path = "classifier_examples.json";

Error broken(std::string why) { return fail(Code::internal, "base.pack_broken", {{"path", std::string(pack_path)}, {"why", std::move(why)}}); }

ModelFigures figures_of(const likeness::Figures& f) {
  return {.judged = static_cast<std::int64_t>(f.examples), .accuracy = f.accuracy, .macro_f1 = f.macro_f1, .top2_accuracy = f.top2_accuracy,
          .calibration_error = f.calibration_error, .sure = f.sure, .precision_of_sure = f.precision_of_sure};
}

// No version learns from these, so that two can be compared on them. Copies stay on one side.
bool is_held_back(std::int64_t family) { return likeness::mixed(static_cast<std::uint64_t>(family)) % held_back_of == 0; }

Result<void> note(db::Writer& w, const Doing& doing, std::string_view kind, std::int64_t version, ModelSource source) {
  return journal::record(w, doing, {.kind = kind, .subject_kind = "model", .subject = std::to_string(version), .detail = json::write(ModelDetail{version, source})});
}

struct Lessons {
  std::vector<Example> learned{}, held{};
  std::vector<std::uint32_t> families{};  // of the learned
  std::int64_t confirmed = 0;
};

Lessons lessons_of(const VoiceBook& book, std::vector<store::Confirmed> all) {
  Lessons out{.learned = book.starter, .confirmed = static_cast<std::int64_t>(all.size())};
  for (std::uint32_t i = 0; i < out.learned.size(); ++i) out.families.push_back(i);
  for (auto& each : all) {
    Example example{std::move(each.category), std::move(each.title), std::move(each.text)};
    if (is_held_back(each.family)) {
      out.held.push_back(std::move(example));
      continue;
    }
    out.learned.push_back(std::move(example));
    out.families.push_back(static_cast<std::uint32_t>(book.starter.size()) + static_cast<std::uint32_t>(each.family));
  }
  return out;
}

likeness::Figures measured(const likeness::Classifier& classifier, const std::vector<Example>& held) {
  likeness::Scorer scorer;
  for (const auto& example : held) scorer.add(classifier, example);
  return scorer.figures();
}

Result<std::int64_t> keep(db::Writer& w, const Doing& doing, const VoiceBook& book, Model model, std::string_view bytes, bool is_used) {
  model.made_at = doing.now;
  const auto version = TRY(store::add_model(w, book.partition, model, bytes));
  TRY(note(w, doing, "model.made", version, model.source));
  if (is_used) {
    TRY(store::activate_model(w, book.partition, version));
    TRY(note(w, doing, "model.used", version, model.source));
  }
  TRY(store::drop_old_models(w, book.partition));
  return version;
}

}  // namespace

Result<ModelCache::Held> ModelCache::at(const db::Reader& r, std::string_view partition) const {
  const auto version = TRY(store::active_version(r, partition)).value_or(0);
  const std::lock_guard lock(mutex_);
  if (last_.version == version) return last_;
  Held held{.version = version};
  if (version > 0) {
    if (auto classifier = likeness::read_classifier(TRY(store::model_bytes(r, partition, version))))
      held.classifier = std::make_shared<const likeness::Classifier>(std::move(*classifier));
  }
  return last_ = std::move(held);
}

Result<std::string> ModelCache::starter(const std::vector<Example>& examples) const {
  const std::lock_guard lock(mutex_);
  if (starter_.empty()) starter_ = likeness::write_classifier(TRY(likeness::train(examples)));
  return starter_;
}

std::uint64_t seed_of(std::string_view secret_key) {
  std::uint64_t out = 0;
  const auto digest = crypto::hmac_sha256(secret_key, "seed of copies");
  for (std::size_t i = 0; i < 8; ++i) out = out << 8 | digest[i];
  return out;
}

Result<std::vector<Example>> starter_examples(std::string_view text, const tickets::PackList& categories) {
  auto pack = json::read<ExamplesPack>(text);
  if (!pack) return broken(pack.error().fields.empty() ? pack.error().key : pack.error().fields.front().field);
  std::vector<Example> out;
  for (auto& item : pack->items) {
    const auto* category = categories.find(item.category);
    if (!category) return broken(item.category);
    const auto* above = category->parent ? categories.find(*category->parent) : nullptr;
    out.push_back({item.category, "", (above ? above->name : std::string()) + category->name});
    for (auto& words : item.texts) out.push_back({item.category, "", std::move(words)});
  }
  if (out.empty()) return broken("items");
  return out;
}

Judged judge(const ModelCache::Held& model, const tickets::Desk& desk, std::string_view title, std::string_view text) {
  Judged out{.model = model.version};
  const auto flags = flags_of(title, text);
  if (!model.classifier || std::ranges::find(flags, Flag::empty) != flags.end()) return out;
  const auto& labels = model.classifier->labels();
  const auto judgement = model.classifier->judge(title, text);
  std::vector<Proposal> all;
  for (std::size_t i = 0; i < labels.size(); ++i) all.push_back({labels[i], std::clamp(double{judgement.probabilities[i]}, 0.0, 1.0)});
  std::ranges::stable_sort(all, std::greater<>(), &Proposal::probability);
  out.proposals = standing(std::move(all), [&](std::string_view code) { return desk.categories.find(code) != nullptr; });
  if (out.proposals.empty()) return out;
  out.is_sure = judgement.is_sure && out.proposals.front().category == labels[judgement.best];
  const auto label = std::ranges::find(labels, out.proposals.front().category) - labels.begin();
  out.words = joined(model.classifier->reasons(title, text, static_cast<std::uint32_t>(label), most_words), text);
  return out;
}

Result<bool> make_starter(db::Store& store, const VoiceBook& book, Moment now) {
  if (!TRY(store.reading([&](db::Reader& r) { return store::list_models(r, book.partition); })).empty()) return false;
  const Model model{.source = ModelSource::starter, .examples = static_cast<std::int64_t>(book.starter.size())};
  const Doing doing{.by = system_actor("job"), .now = now, .zone = book.zone};
  const auto bytes = TRY(book.models->starter(book.starter));
  return store.transact([&](db::Writer& w) -> Result<bool> {
    if (!TRY(store::list_models(w, book.partition)).empty()) return false;  // another server was quicker
    TRY(keep(w, doing, book, model, bytes, true));
    return true;
  });
}

Result<bool> learn(db::Store& store, const VoiceBook& book, Moment now) {
  struct Known {
    std::vector<Model> models{};
    std::int64_t confirmed = 0;
    ModelCache::Held used{};
  };
  const auto known = TRY(store.reading([&](db::Reader& r) -> Result<Known> {
    return Known{TRY(store::list_models(r, book.partition)), TRY(store::count_confirmed(r, book.partition)), TRY(book.models->at(r, book.partition))};
  }));
  std::int64_t learned = 0;
  for (const auto& model : known.models) learned = std::max(learned, model.confirmed);
  if (!is_time_to_learn(known.confirmed, learned)) return false;
  const auto lessons = lessons_of(book, TRY(store.reading([&](db::Reader& r) { return store::list_confirmed(r, book.partition, most_lessons); })));
  const auto classifier = TRY(likeness::train(lessons.learned, lessons.families));
  Model model{.source = ModelSource::decisions, .examples = static_cast<std::int64_t>(lessons.learned.size()), .confirmed = known.confirmed};
  model.figures = figures_of(measured(classifier, lessons.held));
  if (known.used.classifier) model.figures.before = measured(*known.used.classifier, lessons.held).accuracy;
  const Doing doing{.by = system_actor("job"), .now = now, .zone = book.zone};
  const auto bytes = likeness::write_classifier(classifier);
  const bool is_better = !known.used.classifier || model.figures.accuracy >= model.figures.before;
  TRY(store.transact([&](db::Writer& w) { return keep(w, doing, book, model, bytes, is_better); }));
  return true;
}

Result<std::vector<Model>> list_models(const db::Reader& r, const Doing& doing, const VoiceBook& book) {
  if (!access::may_somewhere(doing.by, keep_models)) return fail(Code::forbidden, "base.forbidden");
  return store::list_models(r, book.partition);
}

Result<void> use_model(db::Writer& w, const Doing& doing, const VoiceBook& book, std::int64_t version) {
  for (const auto& model : TRY(list_models(w, doing, book))) {
    if (model.version != version) continue;
    TRY(likeness::read_classifier(TRY(store::model_bytes(w, book.partition, version))));
    TRY(store::activate_model(w, book.partition, version));
    return note(w, doing, "model.used", version, model.source);
  }
  return fail(Code::not_found, "base.not_found");
}

Result<std::int64_t> bring_model(db::Writer& w, const Doing& doing, const VoiceBook& book, std::string_view bytes) {
  if (!access::may_somewhere(doing.by, keep_models)) return fail(Code::forbidden, "base.forbidden");
  const auto classifier = TRY(likeness::read_classifier(bytes));
  const auto& desk = book.desk->packs();
  if (std::ranges::none_of(classifier.labels(), [&](const std::string& label) { return desk.categories.find(label) != nullptr; }))
    return fail(Code::invalid, "voices.no_known_label");
  return keep(w, doing, book, {.source = ModelSource::file, .examples = classifier.parts().examples}, bytes, false);
}

}  // namespace lianxin::voices
