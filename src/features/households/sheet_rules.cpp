#include "features/households/sheet_rules.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"

namespace lianxin::households {
namespace {

enum Column { place, number, head, phone, address, people, name, relation, id_number, columns };

constexpr std::array<std::string_view, columns> field_names{"place", "number", "head", "phone", "address", "people", "name", "relation", "id_number"};

struct Names {
  Column column;
  std::vector<std::string_view> words;
};

const std::array<Names, columns> known_names{{
    {place, {"place", "区划", "区划代码", "地点", "村", "嘎查", "嘎查村", "所在嘎查", "所在村", "所属嘎查", "嘎查名称", "村名"}},
    {number, {"number", "户号", "户编号", "户籍号"}},
    {head, {"head", "户主", "户主姓名"}},
    {phone, {"phone", "电话", "联系电话", "手机", "手机号", "户主电话", "联系方式"}},
    {address, {"address", "住址", "地址", "家庭住址", "详细地址"}},
    {people, {"people", "人口", "家庭人口", "常住人口", "人数", "家庭人口数"}},
    {name, {"name", "姓名", "成员", "成员姓名", "家庭成员", "家庭成员姓名"}},
    {relation, {"relation", "关系", "与户主关系", "家庭关系", "与户主的关系"}},
    {id_number, {"id_number", "身份证", "身份证号", "身份证号码", "公民身份号码"}},
}};

std::string plain(std::string_view cell) {
  std::string out;
  for (const char c : half_width(trimmed(cell)))
    if (c != ' ' && c != '\n' && c != '\r' && c != '\t') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) { return std::ranges::find(words, text) != words.end(); }

// Which column is what, with the words of the sheet for faults.
struct Head {
  std::array<int, columns> at{};
  std::map<int, std::string> answers{};      // column → key of the form
  std::vector<std::string> titles{};
  std::vector<std::string> plain_cells{};
  Head() { at.fill(-1); }
  std::size_t found() const { return static_cast<std::size_t>(std::ranges::count_if(at, [](int i) { return i >= 0; })) + answers.size(); }
};

Head head_in(const std::vector<std::string>& cells, const HouseholdForm& form) {
  Head out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string cell = plain(cells[i]);
    out.titles.emplace_back(trimmed(cells[i]));
    out.plain_cells.push_back(cell);
    if (cell.empty()) continue;
    bool known = false;
    for (const auto& [column, words] : known_names)
      if (std::ranges::find(words, cell) != words.end()) {
        if (out.at[column] < 0) out.at[column] = static_cast<int>(i);
        known = true;
      }
    for (const auto& item : form.items)
      if (!known && (cell == item.key || cell == plain(item.zh) || cell == plain(item.en))) out.answers.emplace(static_cast<int>(i), item.key);
  }
  return out;
}

bool is_head(const Head& head_row) { return head_row.at[head] >= 0 && head_row.found() >= 3; }

// "户主" over "姓名" is the head's name; what stands over an empty cell is its own head.
std::vector<std::string> two_storeys(const std::vector<std::string>& above, const std::vector<std::string>& below) {
  std::vector<std::string> out = below;
  std::string group;
  for (std::size_t i = 0; i < out.size() && i < above.size(); ++i) {
    if (const std::string upper = plain(above[i]); !upper.empty()) group = upper;
    const std::string cell = plain(out[i]);
    if (cell.empty()) out[i] = above[i];
    else if (group.starts_with("户主") && cell == "姓名") out[i] = "户主姓名";
  }
  return out;
}

// A second storey under merged cells: what the row below names and the head does not.
bool is_second_storey(const Head& below, const Head& above) {
  if (below.found() == 0 || below.at[head] >= 0) return false;
  return std::ranges::all_of(below.plain_cells, [&](const std::string& cell) {
    return cell.empty() || std::ranges::none_of(cell, [](char c) { return c >= '0' && c <= '9'; });
  }) && (below.found() > 1 || above.at[name] < 0);
}

void take_storey(Head& above, const Head& below) {
  for (std::size_t c = 0; c < columns; ++c)
    if (above.at[c] < 0) above.at[c] = below.at[c];
  above.answers.insert(below.answers.begin(), below.answers.end());
  for (std::size_t i = 0; i < below.titles.size() && i < above.titles.size(); ++i)
    if (!below.titles[i].empty()) above.titles[i] = below.titles[i];
}

bool is_same_as_above(std::string_view cell) {
  return is_one_of(plain(cell), {"同上", "〃", "\"", "“", "”", "''", "″", "上同"});
}
bool is_nothing(std::string_view cell) { return is_one_of(plain(cell), {"", "/", "-", "—", "——", "无", "\\"}); }

bool is_sum_or_note(const std::vector<std::string>& cells) {
  std::size_t filled = 0;
  for (const auto& cell : cells) {
    const std::string text = plain(cell);
    if (text.empty()) continue;
    ++filled;
    for (const std::string_view word : {"合计", "总计", "小计", "共计"})
      if (text.starts_with(word)) return true;
    for (const std::string_view word : {"注:", "注：", "备注:", "说明:", "填表人", "填报人", "制表", "审核人", "单位:", "填表日期", "填报日期"})
      if (filled == 1 && text.starts_with(word)) return true;
  }
  return filled == 0;
}

// The words of an option or of yes and no, as its key.
std::string answer_meant(const FormItem& item, std::string_view cell) {
  const std::string text = plain(cell);
  if (item.type == ItemType::number) {
    std::string figures = text;
    for (const auto& unit : {item.unit_zh, item.unit_en})
      if (unit && figures.ends_with(*unit)) figures.resize(figures.size() - unit->size());
    return figures;
  }
  if (item.type == ItemType::yes_no) return is_one_of(text, {"是", "有", "yes", "√"}) ? "yes" : is_one_of(text, {"否", "无", "没有", "no", "×"}) ? "no" : text;
  if (item.options)
    for (const auto& choice : *item.options)
      if (text == choice.key || text == plain(choice.zh) || text == plain(choice.en)) return choice.key;
  return std::string(trimmed(cell));
}

class Reader {
 public:
  explicit Reader(const HouseholdForm& form) : form_(form) {}
  Sheet sheet{};

  void read(const SheetLine& line) {
    Head here = head_in(line.cells, form_);
    if (!has_head_) {
      head_rows_.push_back(here.plain_cells);
      if (is_head(here)) head_rows_.erase(head_rows_.begin(), head_rows_.end() - 1);
      else here = head_in(two_storeys(above_, line.cells), form_);
      above_ = line.cells;
      if (!is_head(here)) return;  // a title, a line of units
      has_head_ = after_head_ = true;
      head_ = std::move(here);
      if (head_rows_.size() > 2) head_rows_.erase(head_rows_.begin(), head_rows_.end() - 2);
      return;
    }
    if (is_head(here) || std::ranges::find(head_rows_, here.plain_cells) != head_rows_.end()) return;  // again, on the next sheet of paper
    if (after_head_ && is_second_storey(here, head_)) {
      head_rows_.push_back(here.plain_cells);
      return take_storey(head_, here);
    }
    after_head_ = false;
    if (!is_sum_or_note(line.cells)) row(line);
  }
  void finish() {
    for (std::size_t c = 0; c < columns; ++c) sheet.titles.emplace(field_names[c], title(static_cast<Column>(c)));
    for (const auto& [at, key] : head_.answers) sheet.titles.emplace("profile." + key, head_.titles[static_cast<std::size_t>(at)]);
  }
  bool has_head() const { return has_head_; }
  bool has(Column column) const { return head_.at[column] >= 0; }

 private:
  std::string_view cell(const SheetLine& line, int at) const {
    if (at < 0 || static_cast<std::size_t>(at) >= line.cells.size()) return {};
    return trimmed(line.cells[static_cast<std::size_t>(at)]);
  }
  // What is merged or "as above" stands in the last row that said it.
  std::string down(const SheetLine& line, Column column, bool when_empty, std::string& last) {
    const auto text = cell(line, head_.at[column]);
    if (is_same_as_above(text) || (text.empty() && when_empty)) {
      if (last.empty() && is_same_as_above(text)) sheet.faults.push_back({line.line, title(column), "households.nothing_above"});
      return last;
    }
    return last = is_nothing(text) ? std::string() : half_width(text);
  }
  std::string title(Column column) const {
    const int at = head_.at[column];
    return at < 0 ? std::string() : head_.titles[static_cast<std::size_t>(at)];
  }

  void row(const SheetLine& line) {
    SheetRow out{.line = line.line};
    out.place = down(line, place, true, last_place_);
    const bool continues = cell(line, head_.at[head]).empty() && cell(line, head_.at[number]).empty() && has(name);
    if (!continues && !is_same_as_above(cell(line, head_.at[number])) && !is_same_as_above(cell(line, head_.at[head]))) forget();
    out.number = down(line, number, continues, last_number_);
    out.head = down(line, head, continues, last_head_);
    out.phone = down(line, phone, false, last_phone_);
    out.address = down(line, address, continues, last_address_);
    const auto plain_cell = [&](Column column) {
      const auto text = cell(line, head_.at[column]);
      return is_nothing(text) ? std::string() : std::string(text);
    };
    out.people = half_width(plain_cell(people));
    out.name = plain_cell(name);
    out.relation = plain_cell(relation);
    out.id_number = plain_cell(id_number);
    for (const auto& [at, key] : head_.answers)
      if (const auto text = cell(line, at); !is_one_of(plain(text), {"", "/", "-", "—"})) out.answers[key] = answer_meant(*find_item(form_, key), text);
    sheet.rows.push_back(std::move(out));
  }
  void forget() {
    last_phone_.clear();
    last_address_.clear();
  }

  const HouseholdForm& form_;
  bool has_head_ = false, after_head_ = false;
  Head head_{};
  std::vector<std::string> above_{};
  std::vector<std::vector<std::string>> head_rows_{};
  std::string last_place_{}, last_number_{}, last_head_{}, last_phone_{}, last_address_{};
};

}  // namespace

Relation relation_meant(std::string_view text) {
  static const std::vector<std::pair<Relation, std::vector<std::string_view>>> words{
      {Relation::head, {"户主", "本人", "head"}},
      {Relation::spouse, {"配偶", "妻子", "妻", "丈夫", "夫", "之妻", "之夫", "spouse"}},
      {Relation::grandchild, {"孙子", "孙女", "外孙", "外孙女", "外孙子", "之孙", "grandchild"}},
      {Relation::child, {"子", "女", "儿子", "女儿", "长子", "长女", "次子", "次女", "三子", "三女", "独生子", "独生女", "养子", "养女", "child"}},
      {Relation::grandparent, {"祖父", "祖母", "爷爷", "奶奶", "外祖父", "外祖母", "grandparent"}},
      {Relation::parent, {"父", "母", "父亲", "母亲", "岳父", "岳母", "公公", "婆婆", "parent"}},
      {Relation::sibling, {"兄", "弟", "姐", "妹", "哥哥", "弟弟", "姐姐", "妹妹", "兄弟", "姐妹", "sibling"}},
  };
  const std::string wanted = plain(text);
  for (const auto& [relation, all] : words)
    if (std::ranges::find(all, wanted) != all.end()) return relation;
  return Relation::other;
}

Sheet read_sheet(const std::vector<SheetLine>& lines, const HouseholdForm& form) {
  Reader reader(form);
  for (const auto& line : lines) reader.read(line);
  reader.finish();
  if (!reader.has_head()) reader.sheet.missing = "head";
  else if (!reader.has(place)) reader.sheet.missing = "place";
  return std::move(reader.sheet);
}

namespace {

SheetHousehold begun_with(const SheetRow& row, const HouseholdForm& form) {
  SheetHousehold out{.line = row.line, .place = row.place};
  out.household.head = row.head;
  if (!row.number.empty()) out.household.number = row.number;
  if (!row.phone.empty()) out.household.phone = row.phone;
  if (!row.address.empty()) out.household.address = row.address;
  Profile answers = row.answers;
  if (const FormItem* item = find_item(form, "people"); item && !row.people.empty()) answers[item->key] = answer_meant(*item, row.people);
  if (!answers.empty()) out.household.profile = std::move(answers);
  return out;
}

}  // namespace

std::vector<SheetHousehold> households_of(const Sheet& sheet, const HouseholdForm& form) {
  std::vector<SheetHousehold> out;
  std::map<std::string, std::size_t> at;
  for (const auto& row : sheet.rows) {
    const std::string key = row.place + "\n" + (row.number.empty() ? "h" + row.head : "n" + row.number);
    const auto [found, is_new] = at.emplace(key, out.size());
    if (is_new) out.push_back(begun_with(row, form));
    SheetHousehold& household = out[found->second];
    if (row.name.empty() && row.id_number.empty()) continue;
    NewMember member{.name = row.name.empty() ? row.head : row.name, .relation = relation_meant(row.relation)};
    if (row.relation.empty() && with_plain_middle_dot(member.name) == with_plain_middle_dot(row.head)) member.relation = Relation::head;
    if (!row.id_number.empty()) member.id_number = row.id_number;
    if (!household.household.members) household.household.members.emplace();
    household.household.members->push_back(std::move(member));
    household.member_lines.push_back(row.line);
  }
  return out;
}

}  // namespace lianxin::households
