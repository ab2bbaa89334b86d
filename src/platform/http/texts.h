// Texts for people, by key and language: packs/texts/<feature>.zh.json and .en.json, flat objects of key → text with
// {name} placeholders.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "platform/feature/deployment.h"
#include "platform/http/message.h"

namespace lianxin::http {

class Texts {
 public:
  // Reads texts/*.json. internal "base.pack_broken" {path, why} for a file that is no flat object of strings or names a key
  // that another file has.
  static Result<Texts> load(const Packs&);
  // The key itself when no file has it; the other language's text when only that has it.
  std::string text(std::string_view key, const std::vector<Arg>& args, Language) const;
  // Keys that one language has and the other has not: for `packs check` and the guards.
  std::vector<std::string> one_sided() const;
  bool has(std::string_view key, Language language) const { return of(language).contains(key); }

 private:
  using Table = std::map<std::string, std::string, std::less<>>;
  const Table& of(Language language) const { return language == Language::zh ? zh_ : en_; }
  Table zh_;
  Table en_;
};

// The texts in use: those of the embedded packs until others are put in place at the start.
const Texts& texts();
void use_texts(Texts);
inline std::string translated(std::string_view key, const std::vector<Arg>& args, Language language) {
  return texts().text(key, args, language);
}

// zh unless Accept-Language prefers en (RFC 9110 §12.5.4, by q).
Language language_of(std::string_view accept_language);

}  // namespace lianxin::http
