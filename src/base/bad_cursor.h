// What every list answers to a cursor that is none of its own (page.h): 400, with the field's name.
#pragma once

#include "base/result.h"

namespace lianxin {

inline Error bad_cursor() {
  Error error = fail(Code::malformed, "base.page_cursor");
  error.fields.push_back({"cursor", "base.page_cursor"});
  return error;
}

}  // namespace lianxin
