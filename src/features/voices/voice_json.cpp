#include "features/voices/voice_json.h"

#include <cmath>

#include "platform/json/json.h"

namespace lianxin::voices {

struct ProposalView {
  tickets::NamedCategory category{};
  double probability = 0;
};
BOOST_DESCRIBE_STRUCT(ProposalView, (), (category, probability))
struct OtherView {
  TicketId id{};
  std::string number{};
  std::string title{};
};
BOOST_DESCRIBE_STRUCT(OtherView, (), (id, number, title))
struct GatheredView {
  std::int64_t count = 1;
  std::optional<OtherView> first{};
};
BOOST_DESCRIBE_STRUCT(GatheredView, (), (count, first))
struct JudgedView {
  std::int64_t model = 0;
  std::vector<ProposalView> proposals{};
  bool is_sure = false;
  std::vector<std::string> words{};
};
BOOST_DESCRIBE_STRUCT(JudgedView, (), (model, proposals, is_sure, words))
struct HeardView : JudgedView {
  bool is_judged = false;
  std::vector<Flag> flags{};
  GatheredView copies{};
  GatheredView group{};
};
BOOST_DESCRIBE_STRUCT(HeardView, (JudgedView), (is_judged, flags, copies, group))

struct ModelView {
  std::int64_t version = 0;
  ModelSource source{};
  Moment made_at{};
  std::int64_t examples = 0;
  std::int64_t confirmed = 0;
  ModelFigures figures{};
  bool is_active = false;
};
BOOST_DESCRIBE_STRUCT(ModelView, (), (version, source, made_at, examples, confirmed, figures, is_active))
struct ModelsView {
  std::vector<ModelView> items{};
};
BOOST_DESCRIBE_STRUCT(ModelsView, (), (items))

struct RunView {
  std::int64_t number = 0;
  RunState state{};
  RunPhase phase{};
  std::int64_t done = 0;
  std::int64_t total = 0;
  std::int64_t moved = 0;
  Moment asked_at{};
  std::string asked_by{};
  std::optional<Moment> ended_at{};
};
BOOST_DESCRIBE_STRUCT(RunView, (), (number, state, phase, done, total, moved, asked_at, asked_by, ended_at))
struct LastRunView {
  std::optional<RunView> run{};
};
BOOST_DESCRIBE_STRUCT(LastRunView, (), (run))

BOOST_DESCRIBE_STRUCT(AskedWords, (), (title, text))
BOOST_DESCRIBE_STRUCT(AskedPair, (), (other, is_same))
BOOST_DESCRIBE_STRUCT(AskedRefusal, (), (reason))

namespace {

double rounded(double share) { return std::round(share * 1000) / 1000; }

JudgedView view_of(const Judged& judged, const tickets::Desk& desk, http::Language language) {
  JudgedView out{.model = judged.model, .proposals = {}, .is_sure = judged.is_sure, .words = judged.words};
  for (const auto& proposal : judged.proposals) out.proposals.push_back({*tickets::named_category(desk, proposal.category, language), rounded(proposal.probability)});
  return out;
}

std::optional<OtherView> view_of(const std::optional<Heard::Other>& other) {
  return other ? std::optional(OtherView{other->id, other->number, other->title}) : std::nullopt;
}

}  // namespace

std::string write_heard(const Heard& heard, const tickets::Desk& desk, http::Language language) {
  HeardView out;
  if (heard.voice) {
    static_cast<JudgedView&>(out) = view_of(heard.voice->judged, desk, language);
    out.flags = heard.voice->flags;
    out.is_judged = true;
  }
  out.copies = {heard.copies, view_of(heard.first_copy)};
  out.group = {heard.group_size, view_of(heard.group)};
  return json::write(out);
}

std::string write_judged(const Judged& judged, const tickets::Desk& desk, http::Language language) { return json::write(view_of(judged, desk, language)); }

std::string write_models(const std::vector<Model>& models, Zone zone) {
  ModelsView out;
  for (const auto& m : models) {
    auto figures = m.figures;
    for (double* share : {&figures.accuracy, &figures.macro_f1, &figures.top2_accuracy, &figures.calibration_error, &figures.sure, &figures.precision_of_sure, &figures.before})
      *share = rounded(*share);
    out.items.push_back({m.version, m.source, m.made_at, m.examples, m.confirmed, figures, m.is_active});
  }
  return json::write(out, zone);
}

std::string write_run(const std::optional<Run>& run, Zone zone) {
  LastRunView out;
  if (run) out.run = RunView{run->number, run->state, run->phase, run->done, run->total, run->moved, run->asked_at, run->asked_by, run->ended_at};
  return json::write(out, zone);
}

Result<AskedWords> read_words(std::string_view body) { return json::read<AskedWords>(body); }
Result<AskedPair> read_pair(std::string_view body) { return json::read<AskedPair>(body); }
Result<AskedRefusal> read_refusal(std::string_view body) { return json::read<AskedRefusal>(body); }

}  // namespace lianxin::voices
