// A paper of an office as GB/T 9704-2012 sets it (domain §3.2), as a Word file: A4, type area 156 × 225 mm, 22 lines of 28 characters,
// red head and rule, number without 第 and without leading zeros, page numbers with dashes, odd right and even left. Fonts are named as
// offices have them; none is carried along.
#pragma once

#include <string>
#include <vector>

namespace lianxin::documents {

// paper 公文: issuer, number, title, addressee, body, sign-off. minutes 纪要: its own head, no seal, lists of who was there at the end.
// bulletin 简报: head with the number, unit and day between rules. sheet 工作表单: a title, a form, signatures.
enum class OfficialKind { paper, minutes, bulletin, sheet };

// How a paragraph of the body is set. head 一、 (黑体), second （一） (楷体), plain.
struct OfficialParagraph {
  enum class Level { head, second, plain } level = Level::plain;
  std::string text{};
};

// A table of the body: heads, and the cells of one row, which may be places of a template ("{{funds.source}}").
struct OfficialTable {
  std::vector<std::string> heads{};
  std::vector<std::string> cells{};
};

struct OfficialPaper {
  OfficialKind kind = OfficialKind::paper;
  std::string issuer{};     // red: 陈巴尔虎旗大引领办公室
  std::string number{};     // 陈旗引领办〔2014〕12号
  std::string title{};
  std::string addressee{};  // 主送
  std::vector<OfficialParagraph> body{};
  std::vector<OfficialTable> tables{};  // below the body
  std::vector<std::string> lists{};     // of minutes: 出席, 请假, 列席
  std::string signed_by{};  // 落款
  std::string signed_on{};  // 2014年5月7日
  std::string copies{};     // 抄送; empty: no foot of record
  std::string printed{};    // 印发机关 and day
};

// The whole file, as application/vnd.openxmlformats-officedocument.wordprocessingml.document. Texts may hold places of a template.
std::string official_file(const OfficialPaper&);

}  // namespace lianxin::documents
