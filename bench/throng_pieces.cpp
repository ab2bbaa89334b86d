#include "bench/throng_pieces.h"

#include <array>
#include <stdexcept>

#include <boost/describe/class.hpp>

#include "platform/embedded/embedded.h"
#include "platform/json/json.h"

namespace lianxin::bench {
namespace {

using namespace std::string_view_literals;

constexpr std::array openings = {
    "我是{county}{town}{village}的住户{name}"sv, "本人家住{town}{village}"sv, "{village}的几户人家一起写这封信"sv,
    "我代表{county}{town}{village}的乡亲说几句"sv, "{town}{village}这边有件事要讲"sv, "我在{village}住了三十多年"sv,
    "替{village}的老人们问一件事"sv, "我家在{county}{village}东头"sv, "{county}{town}的{village}有一桩难事"sv,
    "我是嫁到{village}的媳妇{name}"sv, "在外打工回到{village}才知道这件事"sv, "我是{town}{village}放牧的{name}"sv};

constexpr std::array commons = {
    "事情从{month}月就开始了，就在{thing}旁边"sv, "{thing}周围的{number}户人家都受牵连"sv, "{thing}门口最厉害的一段有{number}米"sv,
    "{month}月里来过一个穿蓝马甲的人量了尺寸再没有下文"sv, "当时答应{days}天给信，现在早过了日子"sv, "墙上的通知写着{month}月底完工，如今还是老样子"sv,
    "{thing}的负责人说要等上面批{number}万块钱"sv, "前后换过{days}拨人来看，说法一回一个样"sv, "会上说过要先顾{thing}这一片，后来没有提起"sv,
    "去年登记表上写的是{number}户，今年变成了另一个数"sv, "{thing}后面那条沟填了以后更不行了"sv, "听说用的是{month}月那批便宜材料"sv,
    "从{thing}走到办事的地方要{days}里路"sv, "值班电话打过{number}次，多半没有人接"sv, "{thing}的老门卫可以作证，他记了账"sv,
    "带头的人姓得少见，大家叫他{name}"sv, "最早是{thing}二排的人家发现的"sv, "公示栏里贴的名单少了{number}个人"sv,
    "原先的合同写到{month}月为止，没有人出来续"sv, "{thing}对面新立的牌子上写着另一家单位"sv, "村里开会举手的有{number}人，都说该管"sv,
    "仓库钥匙在{name}手里，他人不在"sv, "{month}月十五那天最严重，录了像"sv, "同一批办的{thing}南边早就弄好了"sv};

constexpr std::array privates = {
    "我母亲八十一岁，腿脚不便"sv, "家里两个娃要早起上学"sv, "我自己掏钱请人弄过一回，没顶用"sv, "为这事我误了三天工"sv,
    "我爱人急得夜里睡不好"sv, "我腰上做过手术，干不了重活"sv, "儿子在外地，家里只剩我和老伴"sv, "我托亲戚去问，也没有问出什么"sv,
    "手机里存着照片，随时可以给你们看"sv, "我不图别的，就想过个安稳年"sv, "我是党员，话都照实说"sv, "邻居劝我算了，我想还是要讲"sv,
    "去年给我登记的小伙子态度挺好"sv, "我家今年养了四十来只羊，全靠它"sv, "我种着二十亩地，忙不过来"sv, "我写字慢，请多包涵"sv,
    "我开小卖部，来往的人都在说"sv, "前些天赶集碰到熟人，他们那里也谈起来"sv, "我孙女放假回来住不惯"sv, "我家的房子是九八年盖的"sv,
    "我女婿是开车的，他看得最清楚"sv, "我在外面问过懂行的人，说不难办"sv, "这个月我已经第三次写信了"sv, "我当过几年会计，账还看得懂"sv,
    "我有高血压，一着急就头晕"sv, "院子里的井是我父亲打的"sv, "我刚从医院回来，没有力气再跑"sv, "家里收入不多，经不起折腾"sv,
    "我弟弟一家已经搬走了"sv, "我每天四点起来喂牛"sv, "我参加过上回的座谈会，也提了"sv, "我们家一向配合工作"sv,
    "我退休前在学校教书"sv, "我爱看新闻，知道上头重视这个"sv, "昨晚下雨，我又起来看了两回"sv, "我已经六十七了，等不了几年"sv,
    "我拄着拐去过一趟，门锁着"sv, "两边都是亲戚，我不好开口"sv, "我妹妹从城里回来也吓了一跳"sv, "今年收成一般，手头紧"sv};

constexpr std::array askings = {
    "请派人到现场看一看"sv, "盼着早点有个准信"sv, "能不能给个明白话"sv, "望在上冻以前办好"sv, "请把办理的日子告诉我们"sv,
    "想知道归哪个单位管"sv, "希望别再推来推去"sv, "请给登记上，排上号也行"sv, "要是办不了也请说个理由"sv, "恳请领导过问一下"sv};

constexpr std::array closings = {"谢谢"sv, "辛苦了"sv, "此致敬礼"sv, "麻烦你们了"sv, "盼复"sv, "感谢"sv, ""sv, ""sv, ""sv, ""sv};

constexpr std::array names = {"锦绣"sv, "金河"sv, "远景"sv, "松山"sv, "安居"sv, "北苑"sv, "祥泰"sv, "白桦"sv, "明珠"sv, "银杏"sv, "龙腾"sv, "翠湖"sv,
                              "兴业"sv, "和顺"sv, "东升"sv, "天骏"sv, "福源"sv, "雪岭"sv, "百合"sv, "广厦"sv, "晨光"sv, "玉泉"sv, "西林"sv, "永兴"sv,
                              "鸿雁"sv, "青松"sv, "朝阳"sv, "泰和"sv, "星河"sv, "金穗"sv, "蓝天"sv, "丰华"sv, "瑞丰"sv, "万家"sv, "清河"sv, "草原明珠"sv};
constexpr std::array kinds = {"小区"sv, "家园"sv, "路"sv, "街"sv, "市场"sv, "超市"sv, "合作社"sv, "加工厂"sv, "桥头"sv, "广场"sv, "水站"sv, "料场"sv};
constexpr std::array families = {"王某"sv, "李某"sv, "赵师傅"sv, "巴特尔"sv, "乌云"sv, "张某某"sv, "刘大姐"sv, "孟和"sv, "陈老汉"sv, "其其格"sv, "苏某"sv, "周姐"sv,
                                 "高娃"sv, "杨某"sv, "朝鲁"sv, "韩老师"sv, "冯某"sv, "那顺"sv, "马师傅"sv, "吴某某"sv, "郭大爷"sv, "萨仁"sv, "孙某"sv, "田嫂"sv};
constexpr std::array slips = {"的"sv, "地"sv, "在"sv, "再"sv, "做"sv, "作"sv, "以"sv, "已"sv, "带"sv, "代"sv, "即"sv, "既"sv, "象"sv, "像"sv, "那"sv, "哪"sv,
                              "座"sv, "坐"sv, "历"sv, "厉"sv, "副"sv, "付"sv, "园"sv, "圆"sv, "帐"sv, "账"sv, "份"sv, "分"sv, "侯"sv, "候"sv, "拔"sv, "拨"sv};

struct PackItem {
  std::string category;
  std::vector<std::string> texts;
};
struct Pack {
  std::string name;
  std::string about;
  std::string version;
  std::vector<PackItem> items;
};
BOOST_DESCRIBE_STRUCT(PackItem, (), (category, texts))
BOOST_DESCRIBE_STRUCT(Pack, (), (name, about, version, items))

void cut_into(std::string_view text, std::vector<std::string>& out) {
  std::string clause;
  for (std::size_t at = 0; at < text.size();) {
    const auto first = static_cast<unsigned char>(text[at]);
    const std::size_t width = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    const auto character = text.substr(at, width);
    at += width;
    if (character != "，"sv && character != "。"sv && character != "？"sv && character != "！"sv) clause += character;
    else if (!clause.empty()) out.push_back(std::exchange(clause, {}));
  }
  if (!clause.empty()) out.push_back(clause);
}

std::vector<Subject> read_subjects() {
  const auto* file = find_embedded(embedded_packs(), "classifier_examples.json");
  if (!file) throw std::runtime_error("no packs/classifier_examples.json");
  const auto pack = json::read<Pack>(file->content);
  if (!pack) throw std::runtime_error("packs/classifier_examples.json: " + pack.error().key);
  std::vector<Subject> out;
  for (const auto& item : pack->items) {
    auto& subject = out.emplace_back(Subject{item.category, {}});
    for (const auto& text : item.texts) cut_into(text, subject.clauses);
  }
  return out;
}

}  // namespace

Pieces opening_pieces() { return openings; }
Pieces common_pieces() { return commons; }
Pieces private_pieces() { return privates; }
Pieces asking_pieces() { return askings; }
Pieces closing_pieces() { return closings; }
Pieces thing_names() { return names; }
Pieces thing_kinds() { return kinds; }
Pieces family_names() { return families; }
Pieces wrong_characters() { return slips; }

const std::vector<Subject>& subjects() {
  static const auto read = read_subjects();
  return read;
}

}  // namespace lianxin::bench
