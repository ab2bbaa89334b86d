#include "platform/likeness/linear_machine.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "platform/likeness/hashing.h"

namespace lianxin::likeness {
namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();

class Descent {
 public:
  Descent(const SparseRows& rows, std::span<const std::uint32_t> chosen, std::span<const char> inside, std::size_t terms,
          const MachineOptions& options)
      : rows_(rows), inside_(inside), options_(options), order_(chosen.begin(), chosen.end()), share_(rows.size()), curve_(rows.size()) {
    machine_.weights.resize(terms);
    for (const auto row : order_) {
      double square = 1;  // of the bias
      for (auto at = rows.begins[row]; at < rows.begins[row + 1]; ++at) square += double{rows.values[at]} * double{rows.values[at]};
      curve_[row] = square + slack(row);
    }
  }

  Machine run() {
    Sequence numbers(options_.seed);
    std::size_t active = order_.size();
    double limit = unlimited;
    for (int round = 0; round < options_.max_rounds; ++round) {
      for (std::size_t i = active; i > 1; --i) std::swap(order_[i - 1], order_[numbers.below(i)]);
      const double worst = visit(active, limit);
      if (worst >= options_.enough) {
        limit = worst;
      } else if (active == order_.size()) {
        break;
      } else {  // those laid aside have their say once more
        active = order_.size();
        limit = unlimited;
      }
    }
    return std::move(machine_);
  }

 private:
  double slack(std::uint32_t row) const { return 0.5 / (inside_[row] ? options_.cost_inside : options_.cost_outside); }

  // One round over the active rows; lays aside those that are sure. Gives the largest violation.
  double visit(std::size_t& active, double limit) {
    double worst = 0;
    for (std::size_t i = 0; i < active;) {
      const auto row = order_[i];
      const double sign = inside_[row] ? 1 : -1;
      const double slope = sign * double{decide(machine_, rows_, row)} - 1 + share_[row] * slack(row);
      if (share_[row] == 0 && slope > limit) {
        std::swap(order_[i], order_[--active]);
        continue;
      }
      ++i;
      const double violation = share_[row] == 0 ? std::min(slope, 0.0) : slope;
      worst = std::max(worst, std::abs(violation));
      if (std::abs(violation) > 1e-12) move(row, sign, std::max(share_[row] - slope / curve_[row], 0.0));
    }
    return worst;
  }

  void move(std::uint32_t row, double sign, double share) {
    const auto step = static_cast<float>((share - share_[row]) * sign);
    share_[row] = share;
    for (auto at = rows_.begins[row]; at < rows_.begins[row + 1]; ++at) machine_.weights[rows_.terms[at]] += step * rows_.values[at];
    machine_.bias += step;
  }

  const SparseRows& rows_;
  std::span<const char> inside_;
  const MachineOptions& options_;
  std::vector<std::uint32_t> order_;
  std::vector<double> share_;  // the dual variable of each row
  std::vector<double> curve_;  // the diagonal of the dual problem
  Machine machine_{};
};

}  // namespace

Machine train_machine(const SparseRows& rows, std::span<const std::uint32_t> chosen, std::span<const char> inside, std::size_t terms,
                      const MachineOptions& options) {
  return Descent(rows, chosen, inside, terms, options).run();
}

float decide(const Machine& machine, const SparseRows& rows, std::size_t row) {
  float sum = machine.bias;
  for (auto at = rows.begins[row]; at < rows.begins[row + 1]; ++at) sum += machine.weights[rows.terms[at]] * rows.values[at];
  return sum;
}

}  // namespace lianxin::likeness
