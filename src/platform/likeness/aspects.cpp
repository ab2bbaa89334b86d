#include "platform/likeness/aspects.h"

#include <algorithm>
#include <bit>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace lianxin::likeness {
namespace {

// Words of our own, a line for each kind; blanks part them.
constexpr std::array<std::u32string_view, 42> kinds = {
    U"噪音 噪声 扰民 太吵 吵闹 很吵 喧哗 广场舞 轰鸣 吵",
    U"油烟 烟道 烧烤 排烟",
    U"粉尘 扬尘 灰尘 沙尘 搅拌站",
    U"污水 污染 臭 异味 排污 气味 黑水",
    U"垃圾 脏 卫生差 环卫 环境卫生",
    U"车位 停车 乱停 占道停 停放",
    U"堵 拥堵 信号灯 红绿灯 斑马线 人行道 天桥 逆行 交通安全 交通混乱",
    U"公交 班车 线路 公车 站牌",
    U"地铁 轻轨 高铁 城铁 火车 车站 候车",
    U"修路 路面 坑洼 破损 塌 泥泞 路灯 照明 道路 桥 围挡",
    U"停水 水压 自来水 供水 饮水 漏水 水管 水质 二次供水",
    U"停电 电压 供电 变压器 高压线 用电 电费",
    U"燃气 天然气 煤气 供气",
    U"供暖 暖气 供热 取暖",
    U"电梯",
    U"质量 开裂 裂缝 渗水 豆腐渣 沉降 精装 毛坯",
    U"停工 烂尾 延期交房 逾期交房 交房 收房 复工",
    U"房产证 产权证 不动产 两证 办证 网签 过户",
    U"购房 房价 捆绑 认购 首付 退房 定金 售楼 涨价",
    U"物业 业委会 业主委员会 维修基金 物业费",
    U"违建 违章建筑 违规建 搭建 规划 改建 住改商",
    U"拆迁 征地 征收 安置 补偿 棚改 拆除",
    U"幼儿园 普惠 入园",
    U"入学 学位 学区 配套小学 招生 升学 上学 读书 转学",
    U"补课 老师 教师 课 教育局 乱收费 学费 校",
    U"培训 退费 退款 退课 健身",
    U"实习 打工 学生会 宿舍 食堂",
    U"拖欠 欠薪 工资 农民工 薪资 血汗",
    U"社保 医保 养老 公积金 退休 低保 报销 生育津贴 工伤",
    U"补贴 人才 落户 租房 户口",
    U"诈骗 传销 非法集资 套路 骗 网贷 高利 车贷 借贷 投资",
    U"消防 火灾 通道 消防栓 隐患",
    U"医院 医生 看病 卫生院 诊所 疫苗 药",
    U"证照 无证 无照 执照 许可 非法经营 经营",
    U"餐馆 饭店 餐厅 食品 夜宵 外卖",
    U"树 绿化 公园 草坪 花园 湖",
    U"牛 羊 草场 草原 牧 养殖 猪",
    U"快递 网络 宽带 信号 电信 通信",
    U"加油站 充电桩 电瓶车 电动车",
    U"摩托 出租车 滴滴 驾校 驾驶 年检 车牌",
    U"税 发票 收费 乱扣 扣款",
    U"殡仪 公墓 墓 丧"};
static_assert(kinds.size() <= aspect_count);

using Words = std::unordered_map<char32_t, std::vector<std::pair<std::u32string_view, std::size_t>>>;

const Words& by_first() {
  static const auto made = [] {
    Words out;
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
      auto rest = kinds[kind];
      while (!rest.empty()) {
        const auto end = std::min(rest.find(U' '), rest.size());
        out[rest.front()].emplace_back(rest.substr(0, end), kind);
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
    return out;
  }();
  return made;
}

}  // namespace

Aspects aspects_of(const std::vector<char32_t>& characters) {
  Aspects out = 0;
  const std::u32string_view text(characters.data(), characters.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto found = by_first().find(text[i]);
    if (found == by_first().end()) continue;
    for (const auto& [word, kind] : found->second) {
      if (text.substr(i).starts_with(word)) out |= Aspects{1} << kind;
    }
  }
  return out;
}

void AspectTally::Many::add(Aspects aspects) {
  ++told;
  for (auto left = aspects; left != 0; left &= left - 1) ++texts[static_cast<std::size_t>(std::countr_zero(left))];
}

void AspectTally::add(Aspects aspects) {
  if (aspects == 0) return;
  if (!is_told()) {
    one_ = aspects;
    return;
  }
  if (!many_) {
    many_ = std::make_unique<Many>();
    many_->add(std::exchange(one_, 0));
  }
  many_->add(aspects);
}

void AspectTally::add(const AspectTally& other) {
  if (!other.many_) return add(other.one_);
  if (!many_) {
    many_ = std::make_unique<Many>(*other.many_);
    if (one_ != 0) many_->add(std::exchange(one_, 0));
    return;
  }
  many_->told += other.many_->told;
  for (std::size_t kind = 0; kind < aspect_count; ++kind) many_->texts[kind] += other.many_->texts[kind];
}

float AspectTally::share(std::size_t kind) const {
  if (many_) return static_cast<float>(many_->texts[kind]) / static_cast<float>(many_->told);
  return ((one_ >> kind) & 1U) != 0 ? 1.0F : 0.0F;
}

float agreement(const AspectTally& a, const AspectTally& b) {
  if (!a.is_told() || !b.is_told()) return 1;
  if (!a.many_ && !b.many_) return (a.one_ & b.one_) != 0 ? 1.0F : 0.0F;
  float most = 0;
  for (std::size_t kind = 0; kind < aspect_count; ++kind) most = std::max(most, std::min(a.share(kind), b.share(kind)));
  return most;
}

}  // namespace lianxin::likeness
