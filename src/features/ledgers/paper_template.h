// A template of a paper that is made from a record: shipped ones are declared in packs/documents, an office's own is a Word file.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "base/moment.h"

namespace lianxin::ledgers {

struct PaperLine {
  std::string level{};  // head 一、, second （一）, plain
  std::string text{};
};
BOOST_DESCRIBE_STRUCT(PaperLine, (), (level, text))

struct PaperTable {
  std::vector<std::string> heads{};
  std::vector<std::string> cells{};  // "{{funds.source}}"
};
BOOST_DESCRIBE_STRUCT(PaperTable, (), (heads, cells))

// As in packs/documents/*.json. Texts have places: a field by its key or Chinese name, and number, title, state, place, unit, due, today.
struct PaperTemplate {
  std::string key{};
  std::string zh{};
  std::string en{};
  std::vector<std::string> ledgers{};  // of which it may be made; empty: of every one
  std::string kind{};                  // paper, minutes, bulletin, sheet
  std::string issuer{};
  std::string number{};
  std::string title{};
  std::string addressee{};
  std::vector<PaperLine> body{};
  std::vector<PaperTable> tables{};
  std::vector<std::string> lists{};
  std::string signed_by{};
  std::string signed_on{};
  std::string copies{};
  std::string printed{};
};
BOOST_DESCRIBE_STRUCT(PaperTemplate, (), (key, zh, en, ledgers, kind, issuer, number, title, addressee, body, tables, lists, signed_by, signed_on, copies, printed))

// An office's own, in place of a shipped one of the same key or beside them.
struct OwnTemplate {
  std::string key{};
  std::string name{};
  std::string bytes{};
  Moment at{};
  std::string by{};
};

constexpr std::size_t max_own_templates = 50;  // of one ledger

}  // namespace lianxin::ledgers
