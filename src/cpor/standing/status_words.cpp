#include "cpor/standing/status_words.hpp"

#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace partnerctl::cpor {
namespace {

struct Words {
  // Folded.
  std::string_view text;
  Status status;
  std::optional<Consent> consent = std::nullopt;
  bool is_act = false;
};

// The statuses of a claim for association, then those of the claims for partner activities, which
// stand on the same page, then what people say. What follows for an association where the consent
// expired is not documented: it is neither given nor refused. Nor is it where a word says that
// either of the two was so.
constexpr std::array<Words, 43> k_words{
    {{"draft", Status::draft},
     {"editing", Status::draft},
     {"handedoff", Status::handed_off},
     {"submitted", Status::submitted},
     {"underreview", Status::under_review},
     {"partneractionrequired", Status::partner_action_required},
     {"approved", Status::approved},
     {"rejected", Status::rejected},
     {"dispute", Status::disputed},
     {"disputed", Status::disputed},
     {"rejectedfinal", Status::rejected_final},

     {"awaitingcustomerconsent", Status::other, Consent::notified},
     {"awaitingcustomerconsentresponse", Status::other, Consent::notified},
     {"canceled", Status::other},
     {"cancelled", Status::other},
     {"consentrejected", Status::other, Consent::declined},
     {"consentdeclined", Status::other, Consent::declined},
     {"consentreceived", Status::other, Consent::received},
     {"consentexpired", Status::other, Consent::expired},
     {"customerclaimed", Status::other},
     {"customerconsentrejected", Status::other, Consent::declined},
     {"customerconsentdeclined", Status::other, Consent::declined},
     {"customerconsentexpired", Status::other, Consent::expired},
     {"customerconsentreceived", Status::other, Consent::received},
     {"consentdeclinedexpired", Status::other, Consent::expired},
     {"customerconsentdeclinedexpired", Status::other, Consent::expired},
     {"customerdeclinedexpired", Status::other, Consent::expired},
     {"disputeexpired", Status::other},
     {"disputedexpired", Status::other},
     {"notsubmittedexpired", Status::other},
     {"postsubmissionexpired", Status::other},

     {"resubmitted", Status::submitted},
     {"customerdeclined", Status::rejected, Consent::declined, true},
     {"declinedbycustomer", Status::rejected, Consent::declined, true},
     {"declinedbythecustomer", Status::rejected, Consent::declined, true},
     {"customeroptedout", Status::rejected, Consent::declined, true},
     {"disassociate", Status::rejected_final, std::nullopt, true},
     {"disassociated", Status::rejected_final, std::nullopt, true},
     {"disassociation", Status::rejected_final, std::nullopt, true},

     // Only ever said of the customer's answer; as a status they are unknown.
     {"consentaccepted", Status::unknown, Consent::received},
     {"consentgranted", Status::unknown, Consent::received},
     {"consentawaitingresponse", Status::unknown, Consent::notified},
     {"consentpending", Status::unknown, Consent::notified}}};

// Blanks, dashes and what else stands between words, ASCII's and those that word processors make of
// them.
constexpr std::array<std::string_view, 17> k_between{
    " ", "\t", "\r", "\n", "-", "_", ".", ",", ":", "/", "(", ")", "\xC2\xA0",
    // U+2010 to U+2015 share two bytes; U+2212 and U+202F.
    "\xE2\x80\xAF", "\xE2\x88\x92", "\xE3\x80\x80", "\xEF\xBB\xBF"};

// How many bytes of what only separates words stand at the front.
std::size_t between_at(std::string_view text) {
  for (auto const separator : k_between) {
    if (text.starts_with(separator)) {
      return separator.size();
    }
  }
  bool const is_dash =
      text.size() >= 3 && text.starts_with("\xE2\x80") && text[2] >= '\x90' && text[2] <= '\x95';
  return is_dash ? 3 : 0;
}

// Everything else is kept, so that no foreign word becomes one of ours by what it loses.
std::string folded(std::string_view text) {
  // No status is so long; a cell of a megabyte is not worth the copy.
  constexpr std::size_t k_longest = 200;
  std::string kept;
  if (text.size() > k_longest) {
    return kept;
  }
  auto const lower = core::to_lower(text);
  for (std::string_view rest = lower; !rest.empty();) {
    auto const skipped = between_at(rest);
    if (skipped == 0) {
      kept += rest.front();
    }
    rest.remove_prefix(std::max<std::size_t>(skipped, 1));
  }
  return kept;
}

Words const* find(std::string const& wanted) {
  auto const found = std::find_if(k_words.begin(), k_words.end(),
                                  [&](Words const& words) { return words.text == wanted; });
  return found == k_words.end() ? nullptr : &*found;
}

} // namespace

Status status_of(std::string_view text) {
  auto const* words = find(folded(text));
  return words == nullptr ? Status::unknown : words->status;
}

std::optional<Consent> consent_of(std::string_view text) {
  auto const* words = find(folded(text));
  return words == nullptr ? std::nullopt : words->consent;
}

std::optional<Consent> answer_of(std::string_view text) {
  if (auto const consent = consent_of(text)) {
    return consent;
  }
  auto const* words = find("consent" + folded(text));
  return words == nullptr ? std::nullopt : words->consent;
}

bool tells_of_an_act(std::string_view text) {
  auto const* words = find(folded(text));
  return words != nullptr && words->is_act;
}

} // namespace partnerctl::cpor
