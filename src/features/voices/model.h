// Model: a version of what the machine learned about categories, with how good it was on texts it had not seen.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>

#include "base/moment.h"
#include "base/named.h"

namespace lianxin::voices {

enum class ModelSource {
  starter,    // from packs/classifier_examples.json and the names of the categories
  decisions,  // from what people decided, and those examples
  file,       // brought by an administrator
};
BOOST_DESCRIBE_ENUM(ModelSource, starter, decisions, file)

struct ModelFigures {
  std::int64_t judged = 0;       // texts it had not seen; 0: it was not measured
  double accuracy = 0;
  double macro_f1 = 0;
  double top2_accuracy = 0;
  double calibration_error = 0;
  double sure = 0;               // share it calls sure
  double precision_of_sure = 0;
  double before = 0;             // accuracy of the version then in use on the same texts; 0 where there was none
};
BOOST_DESCRIBE_STRUCT(ModelFigures, (), (judged, accuracy, macro_f1, top2_accuracy, calibration_error, sure, precision_of_sure, before))

struct Model {
  std::int64_t version = 0;
  ModelSource source{};
  Moment made_at{};
  std::int64_t examples = 0;
  std::int64_t confirmed = 0;  // decisions of people among them
  ModelFigures figures{};
  bool is_active = false;
};

}  // namespace lianxin::voices
