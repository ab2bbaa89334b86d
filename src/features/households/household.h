// Household 户: who lives where, with what the service needs to know and nothing else (E1, E6): no birth date, no people, no
// health, no money. Names, phones, the address and the way to a camp are sealed; what stands in a Household is masked.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/actor.h"
#include "base/id.h"
#include "base/moment.h"
#include "features/households/vocabulary.h"

namespace lianxin::households {

using HouseholdId = Id<struct Household>;
using MemberId = Id<struct Member>;

// Answers by the keys of the form: numbers as written ("12.5"), yes_no as "yes" and "no".
using Profile = std::map<std::string, std::string>;

struct Camp {
  CampSeason season = CampSeason::settled;
  std::optional<std::string> place{};  // code
  friend bool operator==(const Camp&, const Camp&) = default;
};
BOOST_DESCRIBE_STRUCT(Camp, (), (season, place))

struct Tag {
  std::string tag{};      // key of packs/household_tags.json
  std::string reason{};
  Day since{};
  Day until{};            // its last day
};

struct Member {
  MemberId id{};
  Relation relation = Relation::other;
  std::string name{};     // masked
  bool away = false;
  bool has_phone = false;
  bool has_id_number = false;
};

struct Household {
  HouseholdId id{};
  std::string number{};                    // 户号: with the place, what identifies it
  std::string place{};                     // code
  std::string path{};                      // of the place, now
  std::string name{};                      // of the head, masked
  HouseholdState state = HouseholdState::active;
  Day state_on{};                          // since when
  std::optional<HouseholdId> successor{};  // merged into
  std::optional<HouseholdId> origin{};     // split off from
  std::int64_t members_count = 1;
  std::vector<Camp> camps{};
  Profile profile{};
  std::string form_version{};
  bool surveyed = false;                   // every known item is answered (0.10)
  Consent consent = Consent::unknown;
  std::optional<Day> consent_on{};
  Moment registered_at{};
  Moment changed_at{};
  std::int64_t version = 1;
};

// What lists of other records show of it.
struct HouseholdRef {
  HouseholdId id{};
  std::string number{};
  std::string name{};   // masked
  std::string place{};  // code
};

// What is sealed.
struct HouseholdSecrets {
  std::string head{};
  std::string phone{};
  std::string address{};
  std::vector<std::string> camp_words{};  // how to get there, in the order of the camps
};
BOOST_DESCRIBE_STRUCT(HouseholdSecrets, (), (head, phone, address, camp_words))

struct MemberSecrets {
  std::string name{};
  std::string phone{};
  std::string id_number{};  // eighteen characters, or empty: nobody has to give one (domain §3.3)
  friend bool operator==(const MemberSecrets&, const MemberSecrets&) = default;
};
BOOST_DESCRIBE_STRUCT(MemberSecrets, (), (name, phone, id_number))

struct OpenMember {
  Member member{};
  MemberSecrets secrets{};
  // The rest of a member is worked out from the secrets.
  friend bool operator==(const OpenMember& a, const OpenMember& b) {
    return a.member.id == b.member.id && a.member.relation == b.member.relation && a.member.away == b.member.away && a.secrets == b.secrets;
  }
};

// A household with what is sealed opened: for changing it, and for who may read it and says why.
struct OpenHousehold {
  Household household{};
  HouseholdSecrets secrets{};
  std::vector<OpenMember> members{};
};

// Members are named as in the API. Where a masked name, phone or id number comes back as it was shown, it stays as it is.
struct NewMember {
  std::optional<MemberId> id{};
  std::string name{};
  Relation relation = Relation::other;
  std::optional<std::string> phone{};
  std::optional<std::string> id_number{};
  std::optional<bool> away{};
};
BOOST_DESCRIBE_STRUCT(NewMember, (), (id, name, relation, phone, id_number, away))

struct NewCamp {
  CampSeason season = CampSeason::settled;
  std::optional<std::string> place{};
  std::optional<std::string> words{};
};
BOOST_DESCRIBE_STRUCT(NewCamp, (), (season, place, words))

// What is asked for, with answers as they are kept, or as requests have them.
template <class Answers>
struct HouseholdAsked {
  std::optional<HouseholdId> id{};
  std::optional<std::string> number{};
  std::string place{};
  std::string head{};
  std::optional<std::string> phone{};
  std::optional<std::string> address{};
  std::optional<std::vector<NewCamp>> camps{};
  std::optional<std::vector<NewMember>> members{};
  std::optional<Answers> profile{};
  std::optional<Consent> consent{};
  std::optional<Day> consent_on{};
  BOOST_DESCRIBE_CLASS(HouseholdAsked, (), (id, number, place, head, phone, address, camps, members, profile, consent, consent_on), (), ())
};
using NewHousehold = HouseholdAsked<Profile>;

// What is missing stays as it is; an answer that is empty is taken out of the profile.
template <class Answers>
struct HouseholdChanging {
  std::optional<std::string> number{};
  std::optional<std::string> place{};
  std::optional<std::string> head{};
  std::optional<std::string> phone{};
  std::optional<std::string> address{};
  std::optional<std::vector<NewCamp>> camps{};
  std::optional<std::vector<NewMember>> members{};  // the whole list
  std::optional<Answers> profile{};                 // only the items to change
  std::optional<Consent> consent{};
  std::optional<Day> consent_on{};
  BOOST_DESCRIBE_CLASS(HouseholdChanging, (), (number, place, head, phone, address, camps, members, profile, consent, consent_on), (), ())
};
using HouseholdEdit = HouseholdChanging<Profile>;

struct HouseholdCommand {
  CommandName command = CommandName::away;
  std::optional<std::string> reason{};
  std::optional<Day> on{};
  std::optional<HouseholdId> into{};           // merge
  std::optional<NewHousehold> household{};     // split: the new one
  std::optional<std::vector<MemberId>> members{};  // split: who goes with it
  std::optional<std::string> tag{};
  std::optional<Day> until_on{};               // tag
  std::optional<Uuid> offer{};                 // accept_offer, decline_offer
};

}  // namespace lianxin::households
