#include "features/visits/visit_story_seed.h"

#include <algorithm>

namespace lianxin::visits {
namespace {

constexpr std::size_t households_met = 13;

class Stories {
 public:
  Stories(db::Writer& w, const VisitBook& book, const StoryGround& ground, const SeedOptions& options) : w_(w), book_(book), ground_(ground), options_(options) {}

  // An inspector may ask: at night, in the same words, in two townships at once.
  Result<void> to_ask_about() {
    TRY(enter(visit("night", 4, 4, 2 * 60 + 40, 70, "母羊难产，打来电话，连夜去搭了把手，母子都保住了。"), 0));
    const std::string_view alike = "入户宣讲了今年的补贴政策，群众表示满意，没有提出困难。";
    TRY(enter(visit("alike one", 5, 6, 15 * 60, 20, alike), 1));
    TRY(enter(visit("alike two", 9, 6, 15 * 60 + 30, 20, alike), 1));
    if (ground_.elsewhere.empty()) return {};
    TRY(enter(visit("near", 7, 8, 10 * 60, 30, "问了接羔用的棚子够不够，家里说还差一间。"), 2));
    NewVisit far = visit("far", 7, 8, 10 * 60 + 45, 40, "和几户一起说了明年轮牧的打算。");
    far.kind = VisitKind::meeting;
    far.household.reset();
    far.place = ground_.elsewhere;
    return enter(far, 2);
  }

  // The household's own word, for and against.
  Result<void> answered() {
    TRY(enter(visit("confirmed", 3, 5, 11 * 60, 30, "帮着看了看新买的饲料粉碎机，教了怎么换刀片。"), 0));
    TRY(answer("confirmed", 4, true, ""));
    TRY(enter(visit("disputed", 2, 9, 16 * 60, 20, "到家里坐了坐，说今年草长得不错。"), 1));
    return answer("disputed", 7, false, "那天我们全家在旗里看病，家里没有人，也没有人打过电话。");
  }

  // Put right by who made it; written by one for another; with a request.
  Result<void> written() {
    TRY(enter(visit("corrected", 6, 3, 9 * 60 + 30, 30, "说孩子转学的手续还没办好。"), 0));
    const auto made = TRY(store::find_visit(w_, book_.partition, id_of("corrected")));
    if (made) {
      VisitEdit edit{.reason = "把学校和要带的材料补写清楚", .words = "说孩子转到旗蒙古族小学的手续还没办好，缺户口本复印件和接种证明。"};
      TRY(correct(w_, as(0, at(2, 8 * 60)), book_, made->id, edit, made->version));
    }
    NewVisit for_another = visit("for another", 8, 2, 14 * 60, 40, "老两口想装一个能看天气的大字手机软件，当场装好了。");
    for_another.visited_by = std::vector<PersonId>{who(1).id};
    TRY(enter(for_another, 0));
    TRY(enter(visit("without a word", 11, 1, 17 * 60, 10, ""), 2));
    NewVisit with_request = visit("with a request", 10, 0, 8 * 60 + 20, 25, "这几天井里的水发浑，烧开了还有土腥味，人喝了闹肚子。");
    with_request.needs = std::vector<std::string>{"water"};
    with_request.promised = std::vector<NewPromise>{{"请水利局来化验，结果出来当天打电话", today() + 5}};
    VisitTicket request{.id = named_uuid("story request"), .text = "井水发浑，烧开了还有土腥味，请来化验能不能喝。", .category = "water.drinking", .urgency = tickets::Urgency::serious};
    request.named = true;
    if (options_.tickets > 0) with_request.tickets = std::vector<VisitTicket>{request};  // a demonstration without requests has none
    return enter(with_request, 0);
  }

 private:
  Day today() const { return day_of(options_.now, book_.zone); }
  Moment at(int days_ago, int minute) const { return moment_at(today() - days_ago, minute, book_.zone); }
  const people::PersonRef& who(std::size_t n) const { return ground_.team[n % ground_.team.size()]; }
  static VisitId id_of(std::string_view name) { return {named_uuid("story " + std::string(name))}; }

  Doing as(std::size_t writer, Moment when) const {
    Doing out{.by = system_actor("seed"), .now = std::min(when, options_.now), .zone = book_.zone};
    out.by.person = who(writer).id;
    out.by.name = who(writer).name;
    return out;
  }

  NewVisit visit(std::string_view name, std::size_t household, int days_ago, int minute, int minutes, std::string_view words) const {
    NewVisit out{.id = id_of(name), .household = ground_.households[household]};
    out.began_at = std::min(at(days_ago, minute), options_.now - minutes * ms_per_minute);
    out.ended_at = out.began_at + minutes * ms_per_minute;
    out.words = words;
    out.content = name;
    return out;
  }

  Result<void> enter(const NewVisit& asked, std::size_t writer) {
    TRY(enter_visit(w_, as(writer, *asked.ended_at + 20 * ms_per_minute), book_, asked));
    return {};
  }

  Result<void> answer(std::string_view name, int days_ago, bool was_so, const std::string& words) {
    const auto made = TRY(store::find_visit(w_, book_.partition, id_of(name)));
    if (!made) return {};
    TRY(confirm(w_, {.by = system_actor("card"), .now = at(days_ago, 19 * 60), .zone = book_.zone}, book_, *made, was_so, words));
    return {};
  }

  db::Writer& w_;
  const VisitBook& book_;
  const StoryGround& ground_;
  const SeedOptions& options_;
};

}  // namespace

Result<void> seed_stories(db::Writer& w, const VisitBook& book, const StoryGround& ground, const SeedOptions& options) {
  if (ground.team.empty() || ground.households.size() < households_met) return {};
  Stories stories(w, book, ground, options);
  TRY(stories.to_ask_about());
  TRY(stories.answered());
  return stories.written();
}

}  // namespace lianxin::visits
