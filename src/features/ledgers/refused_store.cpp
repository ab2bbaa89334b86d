#include "features/ledgers/refused_store.h"

#include "platform/json/json.h"

namespace lianxin::ledgers::store {

struct Blocklist {
  std::string about{};
  std::vector<std::string> names{};
  std::vector<std::string> words{};
  std::vector<std::string> ranking{};
};
BOOST_DESCRIBE_STRUCT(Blocklist, (), (about, names, words, ranking))

Result<Refused> read_refused(std::string_view text) {
  Blocklist list = TRY(json::read<Blocklist>(text));
  // What ranks people is refused like what is believed (E4): by Chinese words anywhere, English ones whole.
  for (std::string& each : list.ranking) (each.front() & 0x80 ? list.words : list.names).push_back(std::move(each));
  return Refused{std::move(list.words), std::move(list.names)};
}

}  // namespace lianxin::ledgers::store
