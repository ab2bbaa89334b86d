// The closed lists of a ticket's words. Their numbers are stored: new words go to the end, none is moved or reused.
// The names are those of the API (docs/openapi.yaml); a trailing underscore is not part of the name.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>

#include "base/named.h"

namespace lianxin::tickets {

enum class TicketState : std::uint8_t {
  registered,
  triaged,
  declined,
  assigned,
  returned,
  in_progress,
  escalated,
  replied,
  reopened,
  closed,
  withdrawn
};
BOOST_DESCRIBE_ENUM(TicketState, registered, triaged, declined, assigned, returned, in_progress, escalated, replied, reopened,
                    closed, withdrawn)

// problem 问题: what many voices are about; gathered from them, never said by one (domain §2.5).
enum class TicketKind : std::uint8_t { consultation, help, complaint, report, suggestion, dispute, praise, problem };
BOOST_DESCRIBE_ENUM(TicketKind, consultation, help, complaint, report, suggestion, dispute, praise, problem)

enum class Channel : std::uint8_t { visit, call, letter_box, meeting, web, hotline, wechat, office, inspection, other };
BOOST_DESCRIBE_ENUM(Channel, visit, call, letter_box, meeting, web, hotline, wechat, office, inspection, other)

// 急, 重, 一般 (domain §2.6).
enum class Urgency : std::uint8_t { urgent, serious, normal };
BOOST_DESCRIBE_ENUM(Urgency, urgent, serious, normal)

// 易, 中, 难.
enum class Difficulty : std::uint8_t { easy, medium, hard };
BOOST_DESCRIBE_ENUM(Difficulty, easy, medium, hard)

enum class Visibility : std::uint8_t { internal, public_ };
BOOST_DESCRIBE_ENUM(Visibility, internal, public_)

// Who spoke: a resident known by name, nobody to be known (E3), or a member of staff in his own name.
enum class Submitter : std::uint8_t { resident, anonymous, staff };
BOOST_DESCRIBE_ENUM(Submitter, resident, anonymous, staff)

// The honest outcomes: cannot names the rule that prevents it, planned the day.
enum class Outcome : std::uint8_t { solved, explained, partly, cannot, planned };
BOOST_DESCRIBE_ENUM(Outcome, solved, explained, partly, cannot, planned)

// 本级, 联合, 上报.
enum class Disposal : std::uint8_t { own_level, joint, escalated };
BOOST_DESCRIBE_ENUM(Disposal, own_level, joint, escalated)

enum class Light : std::uint8_t { green, amber, red, paused };
BOOST_DESCRIBE_ENUM(Light, green, amber, red, paused)

// extension: the reply's clock after it was extended.
enum class ClockKind : std::uint8_t { triage, accept, return_, reply, joint, extension, escalation, waiting_resident, rating };
BOOST_DESCRIBE_ENUM(ClockKind, triage, accept, return_, reply, joint, extension, escalation, waiting_resident, rating)

// 提醒/催办, 督办, 上级督办 (domain §2.8).
enum class SupervisionLevel : std::uint8_t { none, reminder, order, upper_level };
BOOST_DESCRIBE_ENUM(SupervisionLevel, none, reminder, order, upper_level)

enum class AssignmentState : std::uint8_t { issued, accepted, returned, done, void_ };
BOOST_DESCRIBE_ENUM(AssignmentState, issued, accepted, returned, done, void_)

enum class PartState : std::uint8_t { waiting, contributed, expired };
BOOST_DESCRIBE_ENUM(PartState, waiting, contributed, expired)

enum class AskTo : std::uint8_t { resident, office };
BOOST_DESCRIBE_ENUM(AskTo, resident, office)

// How the resident's judgement arrived when he did not give it himself.
enum class RatingVia : std::uint8_t { code, call_back, visit, paper };
BOOST_DESCRIBE_ENUM(RatingVia, code, call_back, visit, paper)

// What waits for a decision or an answer.
enum class Pending : std::uint8_t { decline, return_, extension, release, objection, question };
BOOST_DESCRIBE_ENUM(Pending, decline, return_, extension, release, objection, question)

constexpr bool is_open(TicketState s) {
  return s != TicketState::declined && s != TicketState::closed && s != TicketState::withdrawn;
}

}  // namespace lianxin::tickets
