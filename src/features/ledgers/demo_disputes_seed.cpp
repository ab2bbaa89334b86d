#include "features/ledgers/demo_records_seed.h"

namespace lianxin::ledgers {

std::span<const DemoRecord> demo_disputes_and_errands() {
  static const std::vector<DemoRecord> records{
      {"disputes", "gacha", 41, R"({"found_on":"{-41}","source":"visit","kind":"pasture","urgency":"orange","concerned":6,"parties":"河东、河西两户牧民","summary":"围栏往东挪了二十多米，两家都说草场是自己的"})",
       {{"take_on", 40, R"({"leader":{"name":"苏木分管副苏木达"},"lead_unit":{"name":"苏木司法所"},"owner":{"name":"嘎查调解员"},"settle_by":"{-20}"})"},
        {"settle", 23, R"({"outcome":"settled","settled_on":"{-23}","settled_at":"village","agreement":"按承包合同四至重新立桩，围栏费用两家各半"})"}}},
      {"disputes", "gacha", 26, R"({"found_on":"{-26}","source":"reported","kind":"neighbours","urgency":"yellow","concerned":4,"summary":"邻居家的羊圈排水淌进院子，冬天结冰"})",
       {{"take_on", 25, R"({"leader":{"name":"嘎查书记"},"lead_unit":{"name":"嘎查委员会"},"owner":{"name":"嘎查调解员"},"settle_by":"{-6}"})"}}},
      {"disputes", "v2", 19, R"({"found_on":"{-19}","source":"sweep","kind":"pasture","urgency":"red","concerned":11,"parties":"两个组的牧户","summary":"打草场边界说法不一，秋天各打各的"})",
       {{"take_on", 18, R"({"leader":{"name":"苏木达"},"lead_unit":{"name":"苏木草原站"},"owner":{"name":"草原站站长"},"settle_by":"{+3}","measures":"请两组代表、老户主和草原站一起踏勘，照旧图定界"})"}}},
      {"disputes", "t1", 33, R"({"found_on":"{-33}","source":"passed_on","kind":"labour","urgency":"red","concerned":17,"amount":186000,"summary":"修路队拖欠十七名民工两个月工钱"})",
       {{"take_on", 33, R"({"leader":{"name":"副旗长"},"lead_unit":{"name":"旗人力资源和社会保障局"},"owner":{"name":"劳动监察大队长"},"settle_by":"{-18}"})"},
        {"settle", 20, R"({"outcome":"settled","settled_on":"{-20}","settled_at":"county","agreement":"总包单位先行垫付，当天发到本人手里"})"}}},
      {"disputes", "v5", 15, R"({"found_on":"{-15}","source":"visit","kind":"family","urgency":"yellow","concerned":3,"summary":"兄弟三人为老人轮流赡养起争执"})",
       {{"take_on", 14, R"({"leader":{"name":"嘎查书记"},"lead_unit":{"name":"嘎查委员会"},"owner":{"name":"妇联主任"},"settle_by":"{+8}"})"}}},
      {"disputes", "v8", 52, R"({"found_on":"{-52}","source":"reported","kind":"debt","urgency":"yellow","concerned":2,"amount":24000,"summary":"赊购饲草料两年未结"})",
       {{"hand_over", 30, R"({"outcome":"to_court"})", "两次调解不成，本人愿意走诉讼，已帮助写好诉状"}}},
      {"disputes", "sumu", 4, R"({"found_on":"{-4}","source":"team","kind":"clearance","urgency":"orange","concerned":5,"summary":"集镇改造拆除凉棚，五户商户对补偿有意见"})", {}},

      {"errands", "gacha", 16, R"({"what":"代办养老保险待遇申领","taken_on":"{-16}","for_whom":"person","applicant":"宝音","authorised_on":"{-16}","materials":[{"what":"身份证复印件","received":true},{"what":"户口簿","received":true,"original":true}]})",
       {{"hand_in", 15, R"({"sent_to":"旗社会保险事业服务中心","sent_on":"{-15}","runner":{"name":"嘎查代办员"},"promised_days":5})"},
        {"finish", 10, R"({"done_on":"{-10}"})"},
        {"deliver", 9, R"({"handed_over":"door","signed_on":"{-9}","people_word":"satisfied"})"}}},
      {"errands", "gacha", 14, R"({"what":"代办草原补奖资金账户变更","taken_on":"{-14}","for_whom":"person","applicant":"其其格","authorised_on":"{-14}"})",
       {{"hand_in", 13, R"({"sent_to":"苏木财政所","sent_on":"{-13}","runner":{"name":"嘎查代办员"},"promised_days":3})"}}},
      {"errands", "v3", 6, R"({"what":"代办残疾人证换领","taken_on":"{-6}","for_whom":"person","applicant":"额尔敦","materials":[{"what":"旧证","received":true},{"what":"近期照片","received":false}]})",
       {{"ask_papers", 6, "", "还差一张近期照片，下次入户时帮着照"}}},
      {"errands", "sumu", 9, R"({"what":"代办合作社年报公示","taken_on":"{-9}","for_whom":"organisation","applicant":"河湾牧民专业合作社"})",
       {{"hand_in", 8, R"({"sent_to":"旗市场监督管理局","sent_on":"{-8}","runner":{"name":"苏木便民中心窗口"},"promised_days":10})"}}},
      {"errands", "v6", 2, R"({"what":"代办新生儿落户","taken_on":"{-2}","for_whom":"person","applicant":"乌日娜"})", {}},

      {"good_deeds", "gacha", 60, R"({"what":"给三号井换上防冻水泵","kind":"water_power","came_from":"visit","households_served":11,"people_served":38,"cost":18500,"promised_on":"{-60}","due_by":"{-30}"})",
       {{"start", 55, R"({"lead_unit":{"name":"旗水利局"},"owner":{"name":"水利局驻嘎查干部"}})"}, {"finish", 34, R"({"done_on":"{-34}","people_word":"satisfied"})"}}},
      {"good_deeds", "v1", 48, R"({"what":"嘎查卫生室添置心电图机","kind":"medical","came_from":"asked","yearly_list":true,"people_served":420,"cost":36000,"promised_on":"{-48}","due_by":"{-5}"})",
       {{"start", 40, R"({"lead_unit":{"name":"旗卫生健康委员会"},"owner":{"name":"基层卫生股股长"}})"}}},
      {"good_deeds", "sumu", 30, R"({"what":"集镇到学校一段路装太阳能路灯","kind":"roads","came_from":"meeting","yearly_list":true,"households_served":86,"cost":92000,"promised_on":"{-30}","due_by":"{+25}"})",
       {{"start", 28, R"({"lead_unit":{"name":"旗交通运输局"},"owner":{"name":"苏木包片干部"}})"}}},
      {"good_deeds", "v4", 22, R"({"what":"帮两名待业青年联系到旗里的电焊班","kind":"jobs","came_from":"visit","people_served":2,"promised_on":"{-22}","due_by":"{-2}"})",
       {{"finish", 7, R"({"lead_unit":{"name":"旗就业服务中心"},"owner":{"name":"驻嘎查工作队"},"done_on":"{-7}","people_word":"mostly"})"}}},
      {"good_deeds", "v7", 10, R"({"what":"把五户老人的取暖煤送到家","kind":"disaster","came_from":"plan","households_served":5,"people_served":8,"promised_on":"{-10}","due_by":"{+6}"})", {}},
  };
  return records;
}

}  // namespace lianxin::ledgers
