#include "platform/sheets/xml_scan.h"

#include <expat.h>

#include <cstring>
#include <memory>

namespace lianxin::sheets {

namespace {
constexpr int piece = 64 * 1024;
constexpr int deepest = 64;
constexpr std::int64_t longest_token = 1 << 20;

std::string_view without_prefix(const char* name) {
  const char* colon = std::strchr(name, ':');
  return colon ? colon + 1 : name;
}
}  // namespace

class XmlScan {
 public:
  XmlScan(PackagePart& part, XmlHandler& handler) : part_(part), handler_(handler), parser_(XML_ParserCreate(nullptr)) {
    handler_.parser_ = parser_.get();
    handler_.depth_ = 0;
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), on_start, on_end);
    XML_SetCharacterDataHandler(parser_.get(), on_text);
    XML_SetStartDoctypeDeclHandler(parser_.get(), on_doctype);
  }

  Result<void> run(const std::function<void(std::string_view)>& before_parse) {
    std::int64_t fed = 0;
    for (;;) {
      void* buffer = XML_GetBuffer(parser_.get(), piece);
      if (!buffer) return fault("no memory");
      const auto got = part_.read(static_cast<char*>(buffer), piece);
      if (!got) return got.error();
      if (before_parse && *got > 0) before_parse({static_cast<const char*>(buffer), *got});
      fed += static_cast<std::int64_t>(*got);
      const auto status = XML_ParseBuffer(parser_.get(), static_cast<int>(*got), *got == 0);
      if (handler_.error_) return *handler_.error_;
      if (handler_.halted_) return {};
      if (has_doctype_) return fail(Code::invalid, "sheets.xml_entities", {{"file", part_.file()}, {"part", part_.name()}});
      if (status != XML_STATUS_OK) return fault(XML_ErrorString(XML_GetErrorCode(parser_.get())));
      if (*got == 0) return {};
      if (const auto at = XML_GetCurrentByteIndex(parser_.get()); fed - at > longest_token) return fault("endless");
    }
  }

 private:
  static void on_start(void* self, const char* name, const char** attributes) {
    auto& scan = *static_cast<XmlScan*>(self);
    if (scan.handler_.halted_) return;
    if (++scan.handler_.depth_ > deepest) return scan.handler_.stop(scan.fault("too deep"));
    scan.handler_.start(without_prefix(name), attributes);
  }
  static void on_end(void* self, const char* name) {
    auto& scan = *static_cast<XmlScan*>(self);
    if (scan.handler_.halted_) return;
    --scan.handler_.depth_;
    scan.handler_.end(without_prefix(name));
  }
  static void on_text(void* self, const char* text, int size) {
    auto& scan = *static_cast<XmlScan*>(self);
    if (!scan.handler_.halted_) scan.handler_.text({text, static_cast<std::size_t>(size)});
  }
  static void on_doctype(void* self, const char*, const char*, const char*, int) {
    auto& scan = *static_cast<XmlScan*>(self);
    scan.has_doctype_ = true;
    XML_StopParser(scan.parser_.get(), XML_FALSE);
  }

  Error fault(std::string_view why) const {
    return fail(Code::invalid, "sheets.xml",
                {{"file", part_.file()}, {"part", part_.name()}, {"line", std::to_string(XML_GetCurrentLineNumber(parser_.get()))},
                 {"why", std::string(why)}});
  }

  struct Free { void operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); } };
  PackagePart& part_;
  XmlHandler& handler_;
  std::unique_ptr<XML_ParserStruct, Free> parser_;
  bool has_doctype_ = false;
};

std::int64_t XmlHandler::offset() const { return XML_GetCurrentByteIndex(parser_); }
int XmlHandler::length() const { return XML_GetCurrentByteCount(parser_); }

void XmlHandler::stop() {
  halted_ = true;
  XML_StopParser(parser_, XML_FALSE);
}

void XmlHandler::stop(Error error) {
  if (!error_) error_ = std::move(error);
  stop();
}

const char* attribute(const char** attributes, std::string_view name) {
  for (; *attributes; attributes += 2)
    if (without_prefix(*attributes) == name) return attributes[1];
  return nullptr;
}

Result<void> scan_xml(PackagePart& part, XmlHandler& handler, const std::function<void(std::string_view)>& before_parse) {
  return XmlScan(part, handler).run(before_parse);
}

}  // namespace lianxin::sheets
