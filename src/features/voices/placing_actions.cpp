#include "features/voices/placing_actions.h"

#include <algorithm>

#include "base/text.h"
#include "features/voices/run_store.h"
#include "features/voices/voice_rules.h"
#include "platform/journal/journal.h"

namespace lianxin::voices {
namespace {

using likeness::StandingText;

constexpr int read_at_once = 500, placed_at_once = 100;
constexpr std::int64_t least_room = 20'000;  // texts

// Texts are numbered from 0, voices from 1.
std::uint32_t at(std::int64_t number) { return static_cast<std::uint32_t>(number - 1); }
std::int64_t number_at(std::uint32_t position) { return std::int64_t{position} + 1; }
std::optional<std::int64_t> number_at(const std::optional<std::uint32_t>& position) { return position ? std::optional(number_at(*position)) : std::nullopt; }

likeness::StandingTexts::Placed placed_of(const store::Words& words) {
  likeness::StandingTexts::Placed out{.group = at(words.group.value_or(words.number))};
  if (words.copy_of) out.copy_of = at(*words.copy_of);
  return out;
}

}  // namespace

struct Placing::Located {
  store::Words words{};
  std::string ground{};
  StandingText standing() const { return {words.title, words.text, ground}; }
};

// The places that the words name take part, beside the one the request was registered for: when it comes in, when the index is made and
// when everything is grouped anew.
Result<std::vector<Placing::Located>> Placing::locate(const db::Reader& r, std::vector<store::Words> rows) const {
  std::vector<std::string> texts;
  std::vector<places::TextNear> asked, asked_again;
  for (const auto& row : rows) texts.push_back(row.title + "\n" + row.text);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!is_valid_text(texts[i])) texts[i].clear();
    asked.push_back({texts[i], ground_of(rows[i].place_path)});
  }
  auto named = TRY(book_->names->named_in_each(r, book_->partition, asked));
  for (std::size_t i = 0; i < rows.size(); ++i) asked_again.push_back({named[i].empty() ? asked[i].text : std::string_view(), wider_ground_of(rows[i].place_path)});
  auto wider = TRY(book_->names->named_in_each(r, book_->partition, asked_again));
  std::vector<Located> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::vector<std::string> paths;
    for (auto& place : named[i].empty() ? wider[i] : named[i]) paths.push_back(std::move(place.path));
    std::string ground = ground_of(rows[i].place_path, paths);
    out.push_back({std::move(rows[i]), std::move(ground)});
  }
  return out;
}

Result<std::vector<Placing::Located>> Placing::read(db::Store& store, std::int64_t after, std::int64_t until) const {
  return store.reading([&](db::Reader& r) -> Result<std::vector<Located>> {
    return locate(r, TRY(store::words_after(r, book_->partition, after, until, read_at_once)));
  });
}

void Placing::forget() {
  index_.reset();
  loading_.reset();
}

void Placing::begin(Making& making, std::int64_t until) {
  making.until = until;
  making.weights = std::make_unique<likeness::TermWeights>(static_cast<std::size_t>(std::max(least_room, 2 * until)));
}

Result<bool> Placing::count_some(db::Store& store, Making& making) {
  if (making.index || making.counted >= making.until) return false;
  const auto rows = TRY(store.reading([&](db::Reader& r) { return store::words_after(r, book_->partition, making.counted, making.until, read_at_once); }));
  for (const auto& row : rows) making.weights->count(likeness::matter_of(row.title, row.text));
  making.counted = rows.empty() ? making.until : rows.back().number;
  return true;
}

Result<bool> Placing::enter_some(db::Store& store, Making& making) {
  if (!making.index) {
    making.index = std::make_unique<likeness::StandingTexts>(book_->seed, std::move(making.weights));
    if (making.run > 0) TRY(obey(store, *making.index, making.pairs));
  }
  if (making.entered >= making.until) return false;
  const auto rows = TRY(read(store, making.entered, making.until));
  for (const auto& row : rows) {
    if (making.run == 0) {
      making.index->restore(row.standing(), placed_of(row.words));
      continue;
    }
    // What came in after the counting is counted as it comes.
    const auto placed = row.words.number > making.counted ? making.index->add(row.standing()) : making.index->add_counted(row.standing());
    making.copy_of.push_back(placed.copy_of);
  }
  making.entered = rows.empty() ? making.until : rows.back().words.number;
  return true;
}

Result<void> Placing::obey(db::Store& store, likeness::StandingTexts& index, std::int64_t& pairs) {
  const auto decided = TRY(store.reading([&](db::Reader& r) { return store::pairs_after(r, book_->partition, pairs); }));
  for (const auto& pair : decided) {
    const likeness::TextPair texts{at(pair.one), at(pair.other)};
    if (texts.other >= index.size()) {
      pair.is_same ? index.must(texts) : index.must_not(texts);
    } else if (pair.is_same) {
      index.join(texts);
    } else if (index.are_together(texts)) {
      const auto words = TRY(read(store, pair.leaver() - 1, pair.leaver()));
      if (!words.empty()) index.part(at(pair.leaver()), words.front().standing());
    }
    pairs = std::max(pairs, pair.number);
  }
  return {};
}

// The index as the rows are: what other servers placed, and what people decided.
Result<void> Placing::follow(db::Store& store) {
  const auto [placed, runs] = TRY(store.reading([&](db::Reader& r) -> Result<std::pair<std::int64_t, std::int64_t>> {
    return std::pair{TRY(store::last_placed(r, book_->partition)), TRY(store::runs_done(r, book_->partition))};
  }));
  const auto known = index_ ? static_cast<std::int64_t>(index_->size()) : loading_ ? loading_->entered : 0;
  if (runs != runs_ || known > placed) forget();
  if (!index_ && !loading_) {
    runs_ = runs;
    pairs_ = TRY(store.reading([&](db::Reader& r) { return store::last_pair(r, book_->partition); }));
    loading_.emplace();
    begin(*loading_, placed);
  }
  if (!index_) return {};
  TRY(obey(store, *index_, pairs_));
  for (auto size = known; size < placed;) {
    const auto rows = TRY(read(store, size, placed));
    if (rows.empty()) break;
    for (const auto& row : rows) index_->restore(row.standing(), placed_of(row.words));
    size = rows.back().words.number;
  }
  return {};
}

Result<int> Placing::place_some(db::Store& store) {
  struct Waiting {
    std::vector<Located> rows{};
    ModelCache::Held model{};
    std::shared_ptr<const tickets::Desk> desk{};
  };
  const auto waiting = TRY(store.reading([&](db::Reader& r) -> Result<Waiting> {
    const auto last = TRY(store::last_number(r, book_->partition));
    auto rows = TRY(locate(r, TRY(store::words_after(r, book_->partition, static_cast<std::int64_t>(index_->size()), last, placed_at_once))));
    if (rows.empty()) return Waiting{};
    return Waiting{std::move(rows), TRY(book_->models->at(r, book_->partition)), TRY(book_->desk->at(r))};
  }));
  std::vector<store::Found> found;
  for (const auto& each : waiting.rows) {
    const auto placed = index_->add(each.standing());
    const auto& row = each.words;
    found.push_back({row.number, judge(waiting.model, *waiting.desk, row.title, row.text), flags_of(row.title, row.text), number_at(placed.copy_of), number_at(placed.group)});
  }
  if (found.empty()) return 0;
  const auto written = store.transact([&](db::Writer& w) -> Result<int> {
    for (const auto& each : found) TRY(store::save_found(w, book_->partition, each));
    return static_cast<int>(found.size());
  });
  if (!written) forget();  // it knows texts that the rows do not
  return written;
}

Result<bool> Placing::write_some(db::Store& store, Making& making) {
  if (making.written >= making.until) return false;
  const auto end = std::min(making.until, making.written + read_at_once);
  making.moved += TRY(store.transact([&](db::Writer& w) -> Result<std::int64_t> {
    std::int64_t moved = 0;
    for (auto number = making.written + 1; number <= end; ++number)
      moved += TRY(store::save_place(w, book_->partition, number, number_at(making.copy_of[at(number)]), number_at(making.groups[at(number)]))) ? 1 : 0;
    return moved;
  }));
  making.written = end;
  return true;
}

Result<void> Placing::work_on_run(db::Store& store, Moment now, Clock::time_point until) {
  auto run = TRY(store.reading([&](db::Reader& r) { return store::open_run(r, book_->partition); }));
  if (!run || (anew_ && anew_->run != run->number)) anew_.reset();
  if (!run) return {};
  if (!anew_) {
    anew_.emplace();
    anew_->run = run->number;
    begin(*anew_, static_cast<std::int64_t>(index_->size()));
  }
  Making& making = *anew_;
  run->state = RunState::running;
  bool is_written = false;
  while (Clock::now() < until && !is_written) {
    if (!making.is_merged && TRY(count_some(store, making))) continue;
    if (!making.is_merged && making.entered == making.until) making.until = static_cast<std::int64_t>(index_->size());
    if (!making.is_merged && TRY(enter_some(store, making))) continue;
    if (!making.is_merged) {
      making.index->merge();
      making.groups = making.index->groups();
      making.is_merged = true;
    }
    is_written = !TRY(write_some(store, making));
  }
  run->phase = making.is_merged ? RunPhase::writing : making.index ? RunPhase::grouping : RunPhase::counting;
  run->done = making.counted + making.entered + making.written;
  run->total = std::max(run->done, 3 * making.until);
  run->moved = making.moved;
  if (is_written) {
    run->state = RunState::done;
    run->ended_at = now;
  }
  const bool is_wanted = TRY(store.transact([&](db::Writer& w) -> Result<bool> {
    // What was decided while it was written.
    if (is_written)
      for (const auto& pair : TRY(store::pairs_after(w, book_->partition, 0))) TRY(store::obey_pair(w, book_->partition, pair));
    if (!TRY(store::save_run(w, book_->partition, *run))) return false;
    if (is_written)
      TRY(journal::record(w, {.by = system_actor("job"), .now = now, .zone = book_->zone}, {.kind = "grouping.done", .subject_kind = "grouping", .subject = std::to_string(run->number)}));
    return true;
  }));
  if (is_written) {
    index_ = std::move(making.index);
    runs_ += 1;
    pairs_ = making.pairs;
  }
  if (is_written || !is_wanted) anew_.reset();
  return {};
}

Result<int> Placing::advance(db::Store& store, Moment now, std::chrono::milliseconds budget) {
  const auto until = Clock::now() + budget;
  TRY(follow(store));
  while (!index_ && Clock::now() < until) {
    if (TRY(count_some(store, *loading_)) || TRY(enter_some(store, *loading_))) continue;
    index_ = std::move(loading_->index);
    loading_.reset();
    TRY(follow(store));
  }
  int done = 0;
  const bool is_being_written = anew_ && anew_->is_merged;
  while (index_ && !is_being_written && Clock::now() < until) {
    const int placed = TRY(place_some(store));
    done += placed;
    if (placed == 0) break;
  }
  if (index_) TRY(work_on_run(store, now, until));
  return done;
}

}  // namespace lianxin::voices
