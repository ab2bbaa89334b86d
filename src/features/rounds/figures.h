// Figures counted by hand: sheets of paper, and what places report in a lump.
#pragma once

#include "base/written_number.h"
#include "features/rounds/opinion.h"

namespace lianxin::rounds {

struct SheetCount {
  std::int64_t handed_out = 0;
  std::int64_t returned = 0;  // at most those
  std::int64_t valid = 0;     // at most these
  friend bool operator==(const SheetCount&, const SheetCount&) = default;
};
BOOST_DESCRIBE_STRUCT(SheetCount, (), (handed_out, returned, valid))

struct SheetRow {
  std::string place{};
  std::string path{};
  std::string channel{};
  SheetCount count{};
  std::int64_t version = 0;
};

struct SheetEdit {
  std::string place{};
  std::string channel{};
  std::int64_t handed_out = 0;
  std::int64_t returned = 0;
  std::int64_t valid = 0;
  std::optional<std::int64_t> version{};  // missing or 0: there is none yet
};
BOOST_DESCRIBE_STRUCT(SheetEdit, (), (place, channel, handed_out, returned, valid, version))

// 班子成员深入基层人次, 座谈会场次, 走访户数, 意见条数 (3.25).
enum class Measure : std::uint8_t { person_times, meetings, households, opinions };
BOOST_DESCRIBE_ENUM(Measure, person_times, meetings, households, opinions)

struct ReportRow {
  std::string place{};
  std::string path{};
  Measure measure{};
  WrittenNumber number{};
  std::string written{};
  std::int64_t version = 0;
};

struct ReportEdit {
  std::string place{};
  Measure measure{};
  std::string written{};                  // "232.4万余户"; empty: taken back
  std::optional<std::int64_t> version{};
};
BOOST_DESCRIBE_STRUCT(ReportEdit, (), (place, measure, written, version))

// What stands for a place: its own report, or the sum of those below it.
struct ReportSum {
  Measure measure{};
  WrittenNumber number{};
  std::int64_t reports = 0;               // it is made of
  bool is_own = false;                    // the place said it itself
};

}  // namespace lianxin::rounds
