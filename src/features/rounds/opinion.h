// Opinion: the marks a request has that was said in a round, and the figures made of them.
#pragma once

#include <map>
#include <string_view>

#include "features/places/place.h"
#include "features/rounds/round.h"
#include "features/tickets/vocabulary.h"

namespace lianxin::rounds {

// Of packs/collection_channels.json and packs/source_kinds.json.
struct CollectionChannel {
  std::string key{};
  std::string zh{};
  std::string en{};
  tickets::Channel as{};                 // the channel of the request
  std::optional<bool> sheets{};          // paper that is handed out and counted when it comes back
  std::optional<std::vector<std::string>> synonyms{};
};
BOOST_DESCRIBE_STRUCT(CollectionChannel, (), (key, zh, en, as, sheets, synonyms))
struct SourceKind {
  std::string key{};
  std::string zh{};
  std::string en{};
  std::optional<std::vector<std::string>> synonyms{};
};
BOOST_DESCRIBE_STRUCT(SourceKind, (), (key, zh, en, synonyms))

struct Vocabulary {
  std::vector<CollectionChannel> channels{};
  std::vector<SourceKind> sources{};
  // By key; null when there is none.
  const CollectionChannel* channel(std::string_view key) const;
  const SourceKind* source(std::string_view key) const;
  // As others write it: key, name in either language, or synonym.
  const CollectionChannel* channel_meant(std::string_view words) const;
  const SourceKind* source_meant(std::string_view words) const;
};

// The marks. `source` may be empty: nobody said.
struct Marks {
  std::string place{};
  std::string channel{};
  std::string source{};
  Target target = Target::work;
  std::string point{};
  std::optional<BatchId> batch{};
  std::optional<std::string> sheet_number{};
  std::optional<std::string> link{};     // where it stands for all to read (3.22)
  friend bool operator==(const Marks&, const Marks&) = default;
};

struct OpinionRow {
  Uuid ticket{};
  Marks marks{};
};

struct Spoken {                          // by name, only when an answer is wished
  std::string name{};
  std::optional<std::string> phone{};
};
BOOST_DESCRIBE_STRUCT(Spoken, (), (name, phone))

struct NewOpinion {
  std::optional<Uuid> id{};
  std::string place{};
  std::string channel{};
  std::optional<std::string> source{};
  Target target = Target::work;
  std::string text{};
  std::optional<tickets::TicketKind> kind{};
  std::optional<std::vector<PersonId>> about{};  // of a member's: whom (recusal, E2)
  std::optional<std::string> point{};
  std::optional<std::string> sheet_number{};
  std::optional<std::string> external_number{};
  std::optional<std::string> link{};
  std::optional<Day> said_on{};
  std::optional<Spoken> spoken{};
};
BOOST_DESCRIBE_STRUCT(NewOpinion, (), (id, place, channel, source, target, text, kind, about, point, sheet_number, external_number, link, said_on, spoken))

// One figure of the tallies, its place where it is now.
struct TallyRow {
  std::string path{};
  std::string channel{};
  std::string source{};
  Target target = Target::work;
  std::string point{};
  std::int64_t opinions = 0;
};

// Some sources are so few in a place that the figure would point at people (E3): neither the figure nor its list is shown.
constexpr std::int64_t fewest_shown = 5;
struct Figure {
  std::string key{};
  std::int64_t opinions = 0;
  bool few = false;                      // hidden
};

struct PlaceFigures {
  places::PlaceRef place{};
  bool is_itself = false;                // what was said of the place asked for, not of one below
  std::int64_t opinions = 0;
  std::map<std::string, std::int64_t> channels{};
};

struct Counts {
  places::PlaceRef place{};
  std::int64_t opinions = 0;
  std::vector<PlaceFigures> places{};
  std::vector<Figure> channels{}, sources{}, targets{}, points{};
};

struct OpinionFilter {
  std::optional<PathRange> places{};
  std::optional<std::string> only_place{};   // of this place itself
  std::optional<std::string> channel{};
  std::optional<std::string> source{};
  std::optional<Target> target{};
  std::optional<std::string> point{};
  std::optional<BatchId> batch{};
};

}  // namespace lianxin::rounds
