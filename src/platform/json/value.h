// Parsed JSON as plain values, so that who reads it does not compile a JSON library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace lianxin::json {

struct ReadOptions {
  int max_depth = 16;
  std::size_t max_string_bytes = 256 * 1024;
  // Written by write_kept and kept since: what is missing is as in T{}, double keys and broken UTF-8 are not looked for.
  bool is_own = false;
};

enum class Kind : std::uint8_t { null, boolean, integer, real, string, array, object };

// One value. A value's children follow it in memory; all live as long as their Document.
class Node {
 public:
  Kind kind() const { return kind_; }
  bool is_null() const { return kind_ == Kind::null; }
  bool boolean() const { return integer_ != 0; }
  std::int64_t integer() const { return integer_; }    // of Kind::integer
  double real() const;                                 // of integer and real; correctly rounded, infinite when too great
  std::string_view text() const { return text_; }      // of a string; of a number, as it was written
  std::string_view key() const { return key_; }        // of a member of an object
  std::size_t size() const { return count_; }          // children
  const Node* find(std::string_view key) const;        // a member; null when there is none

  class Children {
   public:
    class Iterator {
     public:
      using value_type = Node;
      using reference = const Node&;
      using pointer = const Node*;
      using difference_type = std::ptrdiff_t;
      using iterator_category = std::forward_iterator_tag;
      Iterator() = default;
      explicit Iterator(const Node* at) : at_(at) {}
      const Node& operator*() const { return *at_; }
      Iterator& operator++() { at_ += at_->span_; return *this; }
      Iterator operator++(int) { Iterator before = *this; ++*this; return before; }
      bool operator==(const Iterator&) const = default;
     private:
      const Node* at_ = nullptr;
    };
    explicit Children(const Node& parent) : parent_(&parent) {}
    Iterator begin() const { return Iterator(parent_ + 1); }
    Iterator end() const { return Iterator(parent_ + parent_->span_); }
   private:
    const Node* parent_;
  };
  Children children() const { return Children(*this); }

 private:
  friend class Builder;
  std::string_view text_{};
  std::string_view key_{};
  std::int64_t integer_ = 0;
  std::uint32_t span_ = 1;  // nodes of this value, itself included
  std::uint32_t count_ = 0;
  Kind kind_ = Kind::null;
};

class Document {
 public:
  const Node& root() const { return nodes_.front(); }

 private:
  friend class Builder;
  std::vector<Node> nodes_;
  std::unique_ptr<char[]> characters_;
};

// Errors: malformed "base.json_malformed" {at} (byte), "base.json_too_deep" {max}, "base.json_duplicate_key" {field},
// "base.text_not_utf8", "base.text_too_long" {max} (bytes of one string).
Result<Document> parse(std::string_view text, const ReadOptions& = {});

}  // namespace lianxin::json
