// Wrong requests, and the problem each must get.
#pragma once

#include <string>
#include <vector>

#include "tests/support/http_client.h"

namespace lianxin::journeys {

enum class Who { nobody, office, clerk, stranger, auditor };

struct Case {
  const char* name;
  Who who;
  const char* method;
  std::string path;
  std::string body;
  int status;
  const char* code;   // end of the problem's type, or the code of the field's error
  const char* field;  // "": none is named
  testing::HttpHeaders headers = {};
};

// One request that exists, and the state it is in.
struct Known {
  std::string registered;  // id, state registered
  std::string assigned;    // id, led by the clerk's unit
  std::string sent_id;     // of a body that was sent
  std::string sent_body;
  std::string unit;
};

// All of them. `Known` is what they speak of.
std::vector<Case> bad_requests(const Known&);
// The body of a registration with these members besides.
std::string ticket_with(const std::string& more);

}  // namespace lianxin::journeys
