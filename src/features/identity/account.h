// Account: a login. Apart from the person it belongs to: a person may leave and the account's history stays, an
// interface of another system has an account and no person. Secrets are no part of these records.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/actor.h"

namespace lianxin::identity {

using GrantId = Id<struct AccountGrant>;

enum class Language { zh, en };
BOOST_DESCRIBE_ENUM(Language, zh, en)
enum class Theme { system, light, dark };
BOOST_DESCRIBE_ENUM(Theme, system, light, dark)

struct Account {
  AccountId id{};
  std::string login_name;               // lower-case Latin letters, digits, . _ -
  std::optional<PersonId> person{};     // none: an interface, or the first administrator
  std::string person_name{};            // as people have it, kept fresh by reactions; so are the three below
  std::optional<UnitId> unit{};
  std::string unit_name{};
  std::string place_path{};             // where the account lies: its person's unit, else the root
  bool blocked = false;
  bool must_change_password = false;    // until then it may do nothing else
  Language language = Language::zh;
  Theme theme = Theme::system;
  std::optional<Moment> last_sign_in_at{};
  Moment created_at{};
  std::int64_t version = 1;
};

// A role and where it holds. `place` for subtree and own_links, `unit` for own_unit.
struct AccountGrant {
  GrantId id{};
  AccountId account{};
  Role role = Role::unit_clerk;
  Reach reach = Reach::own_unit;
  std::optional<std::string> place{};   // code
  std::optional<UnitId> unit{};
  Moment granted_at{};
  std::optional<PersonId> granted_by{}; // none: the command line, or an account without a person
  std::string granted_by_name{};        // as it was then
};

struct NewGrant {
  Role role = Role::unit_clerk;
  Reach reach = Reach::own_unit;
  std::optional<std::string> place{};
  std::optional<UnitId> unit{};
};

// A list's condition: what one may see, and the words looked for.
struct AccountQuery {
  std::vector<PathRange> ranges{};
  std::string words{};                  // in the login name or the person's name; empty: all
  std::optional<Role> role{};           // held anywhere
  std::optional<PathRange> within{};    // where the account lies
};

struct NewAccount {
  AccountId id{};                       // nil: one is made
  std::string login_name;
  std::optional<PersonId> person{};
  Language language = Language::zh;
  bool must_change_password = true;
  std::vector<NewGrant> grants{};
};

struct AccountEdit {
  std::optional<bool> blocked{};
  std::optional<PersonId> person{};
};

// What somebody sets for himself.
struct Settings {
  std::optional<Language> language{};
  std::optional<Theme> theme{};
};

// Wrong passwords in a row for one login name, whether it exists or not.
struct SignInAttempts {
  int failures = 0;
  Moment last_at{};
  std::optional<Moment> locked_until{};
};

}  // namespace lianxin::identity
