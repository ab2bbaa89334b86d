// XML read in a stream. A document type, and with it every entity, is refused; so are depth and words without end.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "base/result.h"
#include "platform/sheets/package.h"

struct XML_ParserStruct;

namespace lianxin::sheets {

// Names come without their prefix.
class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  // Names and values in turn, a null pointer behind the last.
  virtual void start(std::string_view name, const char** attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view) {}

  // For those that copy the document: where the piece of XML that is being told begins, and how long it is, in bytes.
  std::int64_t offset() const;
  int length() const;
  bool halted() const { return halted_; }

 protected:
  void stop();
  void stop(Error);

 private:
  friend class XmlScan;
  XML_ParserStruct* parser_ = nullptr;
  bool halted_ = false;
  std::optional<Error> error_{};
  int depth_ = 0;
};

// The value of an attribute, or null.
const char* attribute(const char** attributes, std::string_view name);

// Reads the part to its end, or until the handler stops. `before_parse` sees every piece of the document first.
// Fails with invalid "sheets.xml" {file, part, line, why}, "sheets.xml_entities" {file, part}, or what the handler stopped with.
Result<void> scan_xml(PackagePart&, XmlHandler&, const std::function<void(std::string_view)>& before_parse = {});

}  // namespace lianxin::sheets
