#include "features/ledgers/ledger_seed.h"

#include "features/ledgers/demo_records_seed.h"
#include "features/ledgers/record_actions.h"
#include "features/places/demo_unit.h"
#include "features/places/places.h"

namespace lianxin::ledgers {
namespace {

// Who enters: the banner's office, and an inspector of it where another must.
Doing acting(const LedgerBook& book, const PathRange& banner, UnitId unit, bool inspector) {
  const Role role = inspector ? Role::inspector : Role::office;
  Doing out{.by = {.kind = Actor::Kind::account, .grants = {{.role = role, .reach = Reach::subtree, .places = banner, .unit = unit}}, .via = "demo"}, .now = {}, .zone = book.zone};
  out.by.name = inspector ? "娜仁花" : "包玉兰";
  out.by.unit = unit;
  if (inspector) out.by.account = AccountId{named_uuid("demo:ledger:inspector")};
  return out;
}

class Demo {
 public:
  Demo(db::Writer& w, const LedgerBook& book, const SeedOptions& options) : w_(w), book_(book), options_(options) {}

  Result<bool> begin() {
    const auto banner = TRY(places::find_place(w_, book_.partition, places::demo_chen_banner));
    if (!banner || TRY(store::find_record(w_, book_.partition, id_of(0)))) return false;
    const auto unit = TRY(places::find_unit(w_, book_.partition, places::demo_unit_id(places::demo_chen_banner, "office")));
    if (!unit) return false;
    for (const bool inspector : {false, true}) who_[inspector] = acting(book_, places::range_of(banner->now_path), unit->id, inspector);
    for (const auto& each : TRY(places::places_below(w_, book_.partition, banner->now_path))) {
      const auto steps = (each.now_path.size() - banner->now_path.size()) / places::path_step;
      if (steps == 1 || steps == 2) below_[steps - 1].push_back(each.code);
    }
    return !below_[0].empty() && !below_[1].empty();
  }

  Result<void> add(const DemoRecord& one) {
    const auto type = TRY(type_named(w_, book_, one.ledger));
    auto made = TRY(make_record(w_, at(one.days_ago, false), book_, type, {.id = id_of(count_++), .place = place_of(one.place), .fields = dated(one.fields)}));
    for (const DemoStep& step : one.steps) {
      const RecordEdit edit{.fields = step.fields.empty() ? "{}" : dated(step.fields), .note = std::string(step.note)};
      made.record = TRY(take_step(w_, at(step.days_ago, step.by_inspector), book_, one.ledger, made.record.id, step.step, edit, made.record.version));
    }
    return {};
  }

 private:
  static RecordId id_of(int number) { return RecordId{named_uuid("demo:ledger:" + std::to_string(number))}; }

  Doing at(int days_ago, bool inspector) const {
    Doing out = who_[inspector];
    out.now = options_.now - days_ago * ms_per_day;
    return out;
  }
  std::string place_of(std::string_view name) const {
    if (name == "banner") return std::string(places::demo_chen_banner);
    if (name == "sumu") return std::string(places::demo_sumu);
    if (name == "gacha") return std::string(places::demo_gacha);
    const auto& all = below_[name.front() == 't' ? 0 : 1];
    return all[static_cast<std::size_t>(std::stoi(std::string(name.substr(1)))) % all.size()];
  }
  std::string dated(std::string_view text) const {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
      const bool is_day = text[at] == '{' && at + 1 < text.size() && (text[at + 1] == '-' || text[at + 1] == '+');
      if (!is_day) {
        out += text[at++];
        continue;
      }
      const auto close = text.find('}', at);
      const int days = std::stoi(std::string(text.substr(at + 1, close - at - 1)));
      out += to_text(day_of(options_.now, book_.zone) + days);
      at = close + 1;
    }
    return out;
  }

  db::Writer& w_;
  const LedgerBook& book_;
  const SeedOptions& options_;
  Doing who_[2]{};
  std::vector<std::string> below_[2]{};
  int count_ = 0;
};

}  // namespace

Result<void> seed_records(db::Store& store, const LedgerBook& book, const SeedOptions& options) {
  if (options.tickets == 0) return {};
  return store.transact([&](db::Writer& w) -> Result<void> {
    Demo demo(w, book, options);
    if (!TRY(demo.begin())) return {};
    for (const auto& records : {demo_disputes_and_errands(), demo_plans_and_projects()})
      for (const DemoRecord& each : records) TRY(demo.add(each));
    return {};
  });
}

}  // namespace lianxin::ledgers
