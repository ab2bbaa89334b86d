// A linear support vector machine with squared hinge loss, trained by dual coordinate descent
// (Hsieh, Chang, Lin, Keerthi, Sundararajan: A dual coordinate descent method for large-scale linear SVM, ICML 2008).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lianxin::likeness {

// Sparse rows one behind the other: row i holds terms[begins[i]] … terms[begins[i + 1] - 1].
struct SparseRows {
  std::vector<std::size_t> begins{0};
  std::vector<std::uint32_t> terms{};
  std::vector<float> values{};

  std::size_t size() const { return begins.size() - 1; }
};

struct Machine {
  std::vector<float> weights{};  // a term each
  float bias = 0;
};

struct MachineOptions {
  double cost_inside = 1;   // of a fault at a row inside the class
  double cost_outside = 1;
  int max_rounds = 15;
  double enough = 0.05;     // largest violation at which it stops
  std::uint64_t seed = 1;
};

// `chosen`: the rows to learn from; `inside[row]`: whether it belongs to the class. `terms`: how many there are.
Machine train_machine(const SparseRows&, std::span<const std::uint32_t> chosen, std::span<const char> inside, std::size_t terms,
                      const MachineOptions&);
float decide(const Machine&, const SparseRows&, std::size_t row);

}  // namespace lianxin::likeness
