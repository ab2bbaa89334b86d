#include "features/ledgers/demo_records_seed.h"

namespace lianxin::ledgers {

std::span<const DemoRecord> demo_plans_and_projects() {
  static const std::vector<DemoRecord> records{
      {"rectification", "banner", 75, R"({"plan_kind":"special","special_action":"窗口作风","special_task":"让来办事的人少跑一趟","problem":"几个窗口一次说不清要哪些材料","source":"people","problem_kind":"service","sphere":"window","found_on":"{-75}"})",
       {{"take_on", 72, R"({"task":"写出每个事项的材料单，当面给、一次给全","finish_criterion":"十个高频事项都有材料单，暗访不再补件","deadline_kind":"limited","due_by":"{-25}","leader":{"name":"常务副旗长"},"lead_unit":{"name":"旗政务服务局"},"owner":{"name":"大厅管理股股长"}})"},
        {"apply", 35, R"({"completion":"completed","done_on":"{-36}","progress":"十二个事项的材料单已上墙、上网","evidence":"暗访二十人次，补件一次"})"},
        {"check", 31, "", "抽了四个窗口，材料单齐，问了六个人都说清楚", true},
        {"strike_off", 29, R"({"people_word":"satisfied","people_asked":30,"word_on":"{-30}"})"}}},
      {"rectification", "banner", 66, R"({"plan_kind":"overall","domain":"联系群众","aspect":"下基层","problem":"到嘎查调研多看路边点，远处的点去得少","source":"self","problem_kind":"formalism","sphere":"organ","found_on":"{-66}"})",
       {{"take_on", 64, R"({"task":"班子成员每人联系一个离旗里最远的嘎查","finish_criterion":"每人半年住够三晚，问题当面记、当面回","deadline_kind":"long_term","leader":{"name":"旗委副书记"},"lead_unit":{"name":"旗委办公室"},"owner":{"name":"督查室主任"}})"}}},
      {"rectification", "sumu", 50, R"({"plan_kind":"daily","problem":"嘎查财务公开栏半年没有更新","source":"supervision","problem_kind":"rules","sphere":"rural","found_on":"{-50}"})",
       {{"take_on", 49, R"({"task":"按季公开，念给不识字的人听","finish_criterion":"每个嘎查连续两季按时公开","deadline_kind":"limited","due_by":"{-8}","leader":{"name":"苏木党委书记"},"lead_unit":{"name":"苏木经管站"},"owner":{"name":"经管站站长"}})"}}},
      {"rectification", "banner", 40, R"({"plan_kind":"last_km","special_action":"最后一公里","problem":"冬季班车停开后偏远牧户看病难","source":"people","problem_kind":"basics","sphere":"rural","found_on":"{-40}"})",
       {{"take_on", 38, R"({"task":"定点定时开一趟冬季巡回车","finish_criterion":"每周两趟，路线和时间牧户都知道","deadline_kind":"limited","due_by":"{+4}","leader":{"name":"副旗长"},"lead_unit":{"name":"旗交通运输局"},"owner":{"name":"运输管理股股长"}})"},
        {"publish", 37, ""}}},
      {"rectification", "t2", 30, R"({"plan_kind":"daily","problem":"值班电话晚上没人接","source":"tour","problem_kind":"absent","sphere":"organ","found_on":"{-30}"})",
       {{"fix_at_once", 30, R"({"deadline_kind":"at_once","completion":"completed","task":"值班表上墙，电话转到手机","finish_criterion":"随时打得通","done_on":"{-30}","people_word":"mostly","people_asked":5,"leader":{"name":"苏木党委副书记"},"lead_unit":{"name":"苏木党政办"},"owner":{"name":"党政办主任"}})"}}},
      {"rectification", "v2", 12, R"({"plan_kind":"daily","problem":"饮水井检测结果没有告诉用水的人","source":"mutual","problem_kind":"service","sphere":"rural","found_on":"{-12}"})", {}},

      {"help_projects", "gacha", 120, R"({"name":"萨如拉塔拉嘎查机井更新","kind":"water_power","nature":"rebuild","helper_level":"county","helper":{"name":"旗水利局"},"planned_start":"{-110}","planned_finish":"{-25}","households_served":26,"villages_planned":1,"villages_reached":1,"funds":[{"source":"county","planned":260000,"arrived":260000,"paid":198000,"on_day":"{-105}"},{"source":"own","planned":20000,"arrived":20000}]})",
       {{"start", 100, R"({"owner":{"name":"水利局工程股股长"},"started_on":"{-100}"})"},
        {"finish", 32, R"({"finished_on":"{-33}","outputs":[{"what":"机井","planned_quantity":4,"quantity":4,"measure":"well"}],"accepted_on":"{-28}","acceptance":"passed","acceptors":[{"name":"嘎查监委会主任"},{"name":"用水户代表"}]})"},
        {"accept", 28, "", "", true},
        {"show", 26, R"({"shown_from":"{-26}","shown_at":"嘎查公开栏"})"}}},
      {"help_projects", "sumu", 90, R"({"name":"苏木到三个嘎查砂石路","kind":"roads","nature":"build","helper_level":"prefecture","planned_start":"{-85}","planned_finish":"{-10}","villages_planned":3,"villages_reached":2,"funds":[{"source":"prefecture","planned":1800000,"arrived":1500000,"paid":1120000},{"source":"county","planned":300000,"arrived":300000}]})",
       {{"start", 80, R"({"owner":{"name":"交通局项目办主任"},"started_on":"{-80}","progress":"两个嘎查已通，剩下一段等砂石料"})"}}},
      {"help_projects", "v3", 45, R"({"name":"过冬暖棚","kind":"sheds","nature":"build","helper_level":"county","planned_finish":"{+7}","households_served":9,"funds":[{"source":"helper","planned":90000,"arrived":90000}],"goods":[{"what":"彩钢板","quantity":9,"measure":"套","worth":54000}]})",
       {{"start", 40, R"({"owner":{"name":"包联单位驻点干部"},"started_on":"{-38}"})"}}},
      {"help_projects", "v6", 20, R"({"name":"嘎查文化活动室维修","kind":"premises","nature":"extend","helper_level":"township","planned_finish":"{+60}","funds":[{"source":"county","planned":80000}]})", {}},

      {"key_projects", "banner", 100, R"({"name":"百个嘎查亮灯行动","category":"service","task_kind":"help","goal":"集中居住点都有路灯","finish_criterion":"通电、有人管、坏了三天内修","starts_on":"{-100}","due_by":"{+40}","breakdown":[{"step":"摸底定点","by_day":"{-70}","which_unit":{"name":"旗交通运输局"},"done_day":"{-72}"},{"step":"采购安装","by_day":"{+10}","which_unit":{"name":"旗交通运输局"}},{"step":"移交管护","by_day":"{+35}","which_unit":{"name":"各苏木镇"}}]})",
       {{"start", 95, R"({"leader":{"name":"副旗长"},"section":{"name":"旗交通运输局"},"watcher":{"name":"督查室专员"}})"}}},
      {"key_projects", "banner", 88, R"({"name":"草原补奖政策明白卡","category":"style","task_kind":"coverage","goal":"户户看得懂、算得清","finish_criterion":"入户率百分之百，随机问十户都说得上来","starts_on":"{-88}","due_by":"{-15}"})",
       {{"start", 85, R"({"leader":{"name":"副旗长"},"section":{"name":"旗林业和草原局"},"watcher":{"name":"督查室专员"}})"},
        {"call_for_help", 20, R"({"obstacle":"两个苏木的户数对不上，要先核清草场承包底账"})"}}},
      {"key_projects", "banner", 70, R"({"name":"苏木镇便民窗口规范","category":"rules","goal":"一个窗口受理，一次告知","finish_criterion":"七个窗口全部达标","starts_on":"{-70}","due_by":"{-12}"})",
       {{"start", 68, R"({"leader":{"name":"常务副旗长"},"section":{"name":"旗政务服务局"},"watcher":{"name":"督查室专员"}})"}, {"finish", 14, R"({"done_on":"{-14}","outcome":"七个窗口都已验收，群众评价上墙"})"}}},

      {"meetings", "banner", 28, R"({"name":"第三次工作例会","kind":"leading_group","at_level":"county","held_by":{"name":"旗委办公室"},"held_on":"{-21}","venue":"旗委二楼会议室","expected":22,"agenda":[{"topic":"久拖不决的饮水问题","speaker":{"name":"水利局局长"}},{"topic":"冬季巡回车","speaker":{"name":"交通运输局局长"}}]})",
       {{"hold", 21, R"({"chair":{"name":"旗委副书记"},"present":20,"decisions":[{"what":"三号井十天内换泵","lead_unit":{"name":"旗水利局"},"owner":{"name":"工程股股长"},"due_by":"{-11}","done_day":"{-12}"},{"what":"巡回车月底前开行","lead_unit":{"name":"旗交通运输局"},"owner":{"name":"运输管理股股长"},"due_by":"{+4}"}]})"},
        {"send_minutes", 19, R"({"minutes":"会议听取了两件久拖事项的情况，定了时间和责任人。"})"}}},
      {"meetings", "banner", 10, R"({"name":"重点任务调度会","kind":"dispatch","at_level":"county","held_by":{"name":"旗政府办公室"},"held_on":"{-6}","expected":15})",
       {{"hold", 6, R"({"chair":{"name":"常务副旗长"},"present":15})"}}},
      {"meetings", "gacha", 5, R"({"name":"嘎查民主议事会","kind":"routine","at_level":"village","held_by":{"name":"嘎查委员会"},"held_on":"{+2}","expected":31})", {}},

      {"weak_organisations", "v5", 150, R"({"name":"河湾嘎查党支部","sphere":"gacha","found_on":"{-150}","reasons":["no_activity","no_income"],"has_first_secretary":true,"first_secretary_from":"county_organ","due_by":"{-20}"})",
       {{"start", 140, R"({"plan_of_village":"先把三会一课开起来，再用两栋闲置棚圈办合作社","helping_unit":{"name":"旗农牧局"},"owner":{"name":"第一书记"}})"},
        {"apply", 30, R"({"done_on":"{-31}","outcome":"支部换届补齐了人，合作社入了十九户","people_word":"mostly","people_asked":40})"},
        {"accept", 24, "", "", true}}},
      {"weak_organisations", "v9", 95, R"({"name":"北山嘎查党支部","sphere":"gacha","found_on":"{-95}","reasons":["no_secretary"],"has_first_secretary":true,"first_secretary_from":"township","due_by":"{-3}"})",
       {{"start", 88, R"({"plan_of_village":"从返乡青年里培养书记人选，苏木干部先兼着","helping_unit":{"name":"旗委组织部"},"owner":{"name":"苏木组织委员"}})"}}},
      {"weak_organisations", "v11", 40, R"({"name":"南河嘎查党支部","sphere":"gacha","found_on":"{-40}","reasons":["no_place","openness"],"has_first_secretary":false,"due_by":"{+90}"})", {}},
  };
  return records;
}

}  // namespace lianxin::ledgers
