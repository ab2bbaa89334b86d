// Searching among many requests as the office of a prefecture does: the newest 20 with a word of two or of four characters, against reading
// 20 requests by their ids. The words are taken from the texts; what is found is held against a scan of the same texts.
// At scale 1: 100,000 texts; `search_bench 1000000` for as many as that. The store is SQLite, or the empty database that a further word names:
// `scripts/with-postgres sh -c 'search_bench 100000 "$LIANXIN_TEST_POSTGRES"'`. It is filled in bulk.
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <map>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/named.h"
#include "base/text.h"
#include "bench/stage.h"
#include "features/tickets/tickets.h"
#include "platform/db/migrations.h"
#include "platform/db/search.h"

using namespace lianxin;
using namespace lianxin::bench;

namespace {

constexpr std::string_view partition = "150700000000";
constexpr int page = 20;

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().key + " " + result.error().detail);
  return *std::move(result);
}
void must(Result<void> result) {
  if (!result) throw std::runtime_error(result.error().key + " " + result.error().detail);
}

// Clauses of what people say; a few are in many texts, most in few. Names of people and places outside any dictionary.
class Texts {
 public:
  explicit Texts(std::uint64_t seed) : random_(seed) {
    const std::u32string_view first = U"巴乌斯朝额白那苏哈德格图宝阿包赛查伊", then = U"仁海日图木拉音勒和德布尔斯格其尔浑林川";
    for (int i = 0; i < 3000; ++i) {
      std::string name;
      for (std::size_t n = below(2) + 2; n > 0; --n) append_code_point(name, name.empty() ? first[below(first.size())] : then[below(then.size())]);
      names_.push_back(std::move(name));
    }
  }
  // About 78 characters.
  std::string make() {
    static constexpr std::string_view what[] = {"水井的泵坏了", "草場被占", "路面塌了一块", "电压不稳", "羊圈漏雨", "补贴没有到账", "学校的校车不来", "垃圾没人清", "网络信号差",
                                                "围栏倒了", "牲畜喝水要去三十里外", "桥断了过不去", "医保报销不了", "房子裂缝", "狗伤了人", "采暖不热", "合同没有兑现", "河道堵了", "机井没有水", "宅基地有纠纷"};
    static constexpr std::string_view more[] = {"请派人来看看", "已经反映过两次", "盼着早点解决", "三年没有人管", "家里老人出不了门", "去年就说要修", "電話打不通", "冬天更难", "几户都这样", "不知道该找谁"};
    std::string out = names_[zipf(names_.size())] + "说" + std::string(what[zipf(std::size(what))]) + "，";
    out += names_[below(names_.size())] + "也说" + std::string(what[below(std::size(what))]) + "，" + std::string(more[below(std::size(more))]) + "。";
    out += names_[zipf(names_.size())] + "那边" + std::string(more[zipf(std::size(more))]) + "，" + std::string(what[zipf(std::size(what))]);
    if (below(10) == 0) out += "，电话1" + std::to_string(3'000'000'000 + below(999'999'999));
    if (below(20) == 0) out += "，见〔20" + std::to_string(10 + below(16)) + "〕" + std::to_string(1 + below(90)) + "号";
    return out;
  }
  std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_); }

 private:
  std::size_t zipf(std::size_t end) {  // the n-th about 1/n as often as the first
    const double u = std::uniform_real_distribution<double>(0, 1)(random_);
    return std::min(end - 1, static_cast<std::size_t>(std::pow(static_cast<double>(end), u)) - 1);
  }
  std::mt19937_64 random_;
  std::vector<std::string> names_{};
};

struct Kept {
  std::string id;
  std::string folded;   // what a scan looks through
  std::int64_t registered_ms = 0;
};

class SearchBench {
 public:
  SearchBench(std::int64_t count, const std::string& address) : folder_(std::filesystem::temp_directory_path() / ("search_bench." + std::to_string(getpid()))) {
    std::filesystem::create_directories(folder_);
    store_ = must(db::open_store({.url = address.empty() ? "sqlite:" + (folder_ / "search.db").string() : address}));
    must(db::migrate(*store_, must(db::embedded_migrations(store_->dialect()))));
    fill(count);
    must(store_->gather_statistics());
    actor_ = {.kind = Actor::Kind::account, .account = {named_uuid("wulan")}, .person = {named_uuid("wulan herself")}, .grants = {{.role = Role::office, .reach = Reach::subtree, .places = {"001", "001~"}}}};
    desk_.partition = partition;
  }
  ~SearchBench() {
    store_.reset();
    std::filesystem::remove_all(folder_);
  }

  std::vector<std::string> found(const std::string& word) {
    std::vector<std::string> out;
    for (const auto& one : must(store_->reading([&](db::Reader& r) { return tickets::find_said(r, actor_, desk_, {.words = word, .most = page}); }))) out.push_back(to_text(one.said.id));
    return out;
  }
  void read_some() {
    must(store_->reading([&](db::Reader& r) -> Result<void> {
      for (int i = 0; i < page; ++i) {
        const auto id = *parse_id<tickets::TicketId>(kept_[random_.below(kept_.size())].id);
        if (!TRY(tickets::store::find_ticket(r, partition, id))) throw std::runtime_error("a request is not there");
      }
      return {};
    }));
  }
  // A piece of so many Chinese characters of some text.
  std::string word_of(std::size_t length) {
    for (;;) {
      const std::string& text = kept_[random_.below(kept_.size())].folded;
      std::vector<std::size_t> begins;
      for (std::size_t at = 0; at < text.size();) {
        begins.push_back(at);
        const char32_t c = next_code_point(text, at);
        if (c < 0x4E00 || c > 0x9FFF) begins.clear();
        if (begins.size() >= length && random_.below(25) == 0) return text.substr(begins[begins.size() - length], at - begins[begins.size() - length]);
      }
    }
  }
  // The newest page, and how many there are, by looking through every text.
  std::vector<std::string> scanned(std::string_view folded, std::int64_t& all) const {
    std::vector<const Kept*> hits;
    const bool word = folded[0] >= '0' && folded[0] <= '9';
    for (const Kept& one : kept_) {
      auto at = one.folded.find(folded);
      while (word && at != std::string::npos && at > 0 && one.folded[at - 1] >= '0' && one.folded[at - 1] <= '9') at = one.folded.find(folded, at + 1);
      if (at != std::string::npos) hits.push_back(&one);
    }
    all = static_cast<std::int64_t>(hits.size());
    std::ranges::sort(hits, std::ranges::greater{}, &Kept::registered_ms);
    std::vector<std::string> out;
    for (const Kept* hit : hits)
      if (out.size() < page) out.push_back(hit->id);
    return out;
  }
  std::int64_t matches(const std::string& word) {
    return must(store_->reading([&](db::Reader& r) { return db::search_matches(r, db::search_query(store_->dialect(), word), 100'000'000); }));
  }
  double mb() {
    const bool is_file = store_->dialect() == db::Dialect::sqlite;
    const auto bytes = is_file ? static_cast<std::int64_t>(std::filesystem::file_size(folder_ / "search.db"))
                               : must(store_->reading([](db::Reader& r) { return r.integer("select pg_database_size(current_database())", {}); }));
    return static_cast<double>(bytes) / 1e6;
  }

 private:
  tickets::Ticket pattern() const {
    tickets::Ticket t;
    t.number = "pattern";
    t.version = 1;
    t.place = "150725200201";
    t.place_path = "001001001001";
    t.registered_at = t.changed_at = *parse_moment("2025-01-01T00:00:00+08:00");
    return t;
  }
  // One row is put by the product, the others are copies of it with words of their own.
  std::string copy_statement(db::Reader& r, std::string_view of) const {
    const std::map<std::string, std::string, std::less<>> own{{"id", "$1"}, {"number", "$2"}, {"title", "$3"}, {"body", "$4"}, {"registered_at", "cast($5 as bigint)"}};
    std::string columns, values;
    const bool is_file = store_->dialect() == db::Dialect::sqlite;
    must(r.select(is_file ? "select name from pragma_table_info('tickets') order by cid"
                          : "select cast(column_name as text) from information_schema.columns where table_schema = current_schema() and table_name = 'tickets' order by ordinal_position",
                  {}, [&](const db::Row& row) {
      const std::string name(row.text(0));
      const auto given = own.find(name);
      columns += (columns.empty() ? "" : ", ") + name;
      values += (values.empty() ? "" : ", ") + (given == own.end() ? name : given->second);
    }));
    return "insert into tickets (" + columns + ") select " + values + " from tickets where partition = '" + std::string(partition) + "' and id = '" + std::string(of) + "'";
  }
  void fill(std::int64_t count) {
    tickets::Ticket first = pattern();
    first.id = {named_uuid("pattern")};
    must(store_->write_and_wait([&](db::Writer& w) { return tickets::store::insert_ticket(w, partition, first, {}, {}); }));
    std::string copy;
    must(store_->reading([&](db::Reader& r) -> Result<void> {
      copy = copy_statement(r, to_text(first.id));
      return {};
    }));
    for (std::int64_t begin = 0; begin < count; begin += 20'000) {
      must(store_->write_and_wait([&](db::Writer& w) -> Result<void> {
        for (std::int64_t i = begin; i < std::min(count, begin + 20'000); ++i) TRY(put(w, copy, first, i));
        return {};
      }));
    }
  }
  // Some minutes apart, and now and then one that was said before.
  Result<void> put(db::Writer& w, const std::string& copy, const tickets::Ticket& first, std::int64_t i) {
    const std::string text = random_.make(), id = to_text(named_uuid("said " + std::to_string(i)));
    const Moment at{first.registered_at.ms + (i % 17 == 0 ? i / 2 : i) * 30'000 + 1000 * (i % 17)};
    const std::string number = "海 2026-" + std::to_string(i), title = shortened(text, 30);
    TRY(w.run(copy, {id, number, title, text, at}));
    TRY(db::put_search_text(w, "tickets", id, number + "\n" + title + "\n" + text, at));
    kept_.push_back({id, db::folded(number + "\n" + title + "\n" + text), at.ms});
    return {};
  }

  std::filesystem::path folder_;
  std::unique_ptr<db::Store> store_{};
  Texts random_{20261122};
  std::vector<Kept> kept_{};
  Actor actor_{};
  tickets::Desk desk_{};
};

double us_of(const auto& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count();
}

// In turns, so that what else the machine does meets both.
void measure(SearchBench& bench, std::size_t length) {
  std::vector<double> searching, reading;
  for (int i = 0; i < 300; ++i) {
    const std::string word = bench.word_of(length);
    searching.push_back(us_of([&] { bench.found(word); }));
    reading.push_back(us_of([&] { bench.read_some(); }));
  }
  const std::string name = std::to_string(length) + " characters";
  print_figure("newest 20 with a word of " + name, median(searching), "us");
  std::sort(searching.begin(), searching.end());
  print_figure("  95 of 100 within", searching[searching.size() * 95 / 100], "us");
  print_figure("reading 20 by id", median(reading), "us");
  print_ratio("reading 20 : searching " + name + ", time", median(reading) / median(searching), 1.0 / 3);
}

void check(SearchBench& bench, const std::string& typed) {
  std::int64_t all = 0;
  const auto truth = bench.scanned(db::folded(typed), all);
  if (bench.found(typed) != truth) throw std::runtime_error("not the newest 20 of a scan: " + typed);
  if (const auto matches = bench.matches(typed); matches != all) throw std::runtime_error(typed + ": found " + std::to_string(matches) + ", a scan " + std::to_string(all));
}

}  // namespace

int main(int count, char** given) {
  const std::int64_t texts = count > 1 ? std::max<std::int64_t>(1000, std::atoll(given[1])) : std::max<std::int64_t>(5000, scaled(100'000));
  const std::string address = count > 2 ? given[2] : "";
  std::printf("searching, %lld texts, %s\n", static_cast<long long>(texts), address.empty() ? "SQLite" : "PostgreSQL");
  std::unique_ptr<SearchBench> bench;
  const double filling = us_of([&] { bench = std::make_unique<SearchBench>(texts, address); });
  print_figure("filling", filling / 1e6, "s");
  print_figure("the database", bench->mb(), "MB");
  measure(*bench, 2);
  measure(*bench, 4);
  std::vector<std::string> words{"草場", "草场被占", "電話", "电话", "13", "2015", "几户都这样", "没有的字句"};
  for (int i = 0; i < 25; ++i)
    for (const std::size_t length : {std::size_t{2}, std::size_t{3}, std::size_t{4}}) words.push_back(bench->word_of(length));
  for (const auto& word : words) check(*bench, word);
  print_figure("words held against a scan, all alike", static_cast<double>(words.size()), "");
  return 0;
}
