#include "features/tickets/demo_texts_seed.h"

#include "platform/json/json.h"

namespace lianxin::tickets {

Result<DemoTexts> read_demo_texts(const Packs& packs) {
  return json::read<DemoTexts>(TRY(packs.text("demo/ticket_texts.json")));
}

std::uint64_t Dice::next() {
  std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

}  // namespace lianxin::tickets
