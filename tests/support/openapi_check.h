// OpenApiCheck: whether an answer is what docs/openapi.yaml says. Understands the part of JSON Schema 2020-12 the document uses;
// a keyword it does not know is a fault of the document, not silently passed.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lianxin::test {

class OpenApiCheck {
 public:
  explicit OpenApiCheck(std::string_view openapi_json);
  ~OpenApiCheck();
  OpenApiCheck(const OpenApiCheck&) = delete;
  OpenApiCheck& operator=(const OpenApiCheck&) = delete;
  // docs/openapi.yaml as it is built in.
  static const OpenApiCheck& of_contract();

  // What is wrong with the answer; empty: nothing. `path` is the path of a request, without query. Also wrong: a path, a
  // method or a status the document does not have.
  std::vector<std::string> faults(std::string_view method, std::string_view path, int status, std::string_view content_type, std::string_view body) const;
  // The same for any schema by its name in #/components/schemas.
  std::vector<std::string> schema_faults(std::string_view schema, std::string_view json) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace lianxin::test
