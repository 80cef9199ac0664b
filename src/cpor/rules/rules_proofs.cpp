#include "cpor/rules/rule_fields.hpp"
#include "cpor/rules/rule_groups.hpp"
#include "cpor/rules/rule_words.hpp"
#include "partnerctl/core/phrase.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace partnerctl::cpor {
namespace {

using Outcome = ProofText::Outcome;

// " (why)", as whoever read the proof says it; nothing where it did not say.
std::string because(ReadProof const& proof) {
  constexpr std::size_t k_columns = 100;
  auto const why = core::phrase(proof.reading.why, k_columns);
  return why.empty() ? std::string() : " (" + why + ")";
}

// A file without bytes is empty, whatever came of reading it.
Outcome outcome_of(ReadProof const& proof) {
  auto const outcome = proof.reading.outcome;
  bool const was_opened = outcome == Outcome::read || outcome == Outcome::not_readable_here;
  return was_opened && proof.proof.size == 0 ? Outcome::empty : outcome;
}

Hits each_with(Examined const& examined, Outcome outcome, std::string_view says,
               std::string_view remedy) {
  return each_proof(examined, [&](ReadProof const& proof) {
    return outcome_of(proof) == outcome ? fmt::format("{} {}{}: {}", as_quote(proof.proof.name),
                                                      says, because(proof), remedy)
                                        : std::string();
  });
}

Hits proof_any(Examined const& examined) {
  return hit_if(examined.proofs.empty(), field::k_proofs,
                "there is no proof of execution, such as a statement of work that the customer "
                "signed: " +
                    command_for(examined, "attach", "FILE --kind KIND --acknowledged DATE"));
}

Hits proof_hash(Examined const& examined) {
  return each_proof(examined, [](ReadProof const& proof) {
    constexpr std::size_t k_digits = 64;
    constexpr char const* k_hexadecimal = "0123456789abcdef";
    auto const& digest = proof.proof.sha256;
    return digest.size() == k_digits && digest.find_first_not_of(k_hexadecimal) == std::string::npos
               ? std::string()
               : as_quote(proof.proof.name) + " is kept without its SHA-256: attach it again";
  });
}

Hits proof_there(Examined const& examined) {
  return each_with(examined, Outcome::missing, "is not where it was kept", "attach it again");
}

Hits proof_unchanged(Examined const& examined) {
  return each_with(examined, Outcome::changed, "was changed since it was attached",
                   "attach it again, after a look at what it says now");
}

Hits proof_not_empty(Examined const& examined) {
  return each_with(examined, Outcome::empty, "is empty", "attach the file with its content");
}

Hits proof_open(Examined const& examined) {
  return each_with(examined, Outcome::encrypted, "asks for a password, which no reviewer has",
                   "attach it without");
}

Hits proof_readable(Examined const& examined) {
  return each_with(examined, Outcome::unreadable, "cannot be read", "attach a whole copy");
}

Hits proof_read_here(Examined const& examined) {
  return each_with(examined, Outcome::not_readable_here, "cannot be checked here",
                   "see for yourself that it names the tenant, the customer, your company and the "
                   "workloads, with a date and a signature");
}

std::string type_of(std::string const& name) {
  auto const dot = name.rfind('.');
  return dot == std::string::npos ? std::string() : core::to_lower(name.substr(dot + 1));
}

Hits proof_type(Examined const& examined) {
  return each_proof(examined, [&](ReadProof const& proof) {
    auto const& types = examined.policy.types;
    bool const is_usual =
        std::find(types.begin(), types.end(), type_of(proof.proof.name)) != types.end();
    return is_usual ? std::string()
                    : as_quote(proof.proof.name) +
                          " is of a type that the portal may not take: attach it as PDF or docx";
  });
}

std::string size_text(std::uint64_t bytes) {
  constexpr std::uint64_t k_mib = std::uint64_t{1} << 20U;
  return bytes % k_mib == 0 ? fmt::format("{} MiB", bytes / k_mib) : fmt::format("{} bytes", bytes);
}

Hits proof_size(Examined const& examined) {
  return each_proof(examined, [&](ReadProof const& proof) {
    auto const most = examined.policy.warn_bytes;
    return proof.proof.size > most
               ? fmt::format("{} has more than {}, which the portal may not take: attach a smaller "
                             "copy",
                             as_quote(proof.proof.name), size_text(most))
               : std::string();
  });
}

Hits proof_template(Examined const& examined) {
  auto const& proofs = examined.proofs;
  bool const is_form = std::any_of(proofs.begin(), proofs.end(), [](ReadProof const& proof) {
    return proof.proof.kind == ProofKind::template_form;
  });
  bool const is_wanted =
      role_of(examined.claim()) == PartnerRole::usage_recognition && !proofs.empty();
  return hit_if(is_wanted && !is_form, field::k_proofs,
                "for usage recognition other papers than Microsoft's form are said to be rejected: "
                "attach the portal's template too");
}

constexpr std::array<Rule, 11> k_rules{{
    {.id = "proof-any",
     .asks = "There is a proof of execution",
     .source = k_create_page,
     .find = proof_any},
    {.id = "proof-hash",
     .asks = "Each proof is kept with its SHA-256",
     .source = k_ours,
     .find = proof_hash},
    {.id = "proof-there",
     .asks = "The kept copy of each proof is there",
     .source = k_create_page,
     .find = proof_there},
    {.id = "proof-unchanged",
     .asks = "The kept copy of each proof is what was attached",
     .source = k_ours,
     .find = proof_unchanged},
    {.id = "proof-not-empty",
     .asks = "No proof is empty",
     .source = k_create_page,
     .find = proof_not_empty},
    {.id = "proof-open",
     .asks = "No proof asks for a password",
     .source = k_create_page,
     .find = proof_open},
    {.id = "proof-readable",
     .asks = "Each proof can be read",
     .source = k_create_page,
     .find = proof_readable},
    {.id = "proof-read-here",
     .severity = Severity::warning,
     .asks = "Each proof can be checked by this program",
     .source = k_ours,
     .find = proof_read_here},
    {.id = "proof-type",
     .severity = Severity::warning,
     .asks = "Each proof is of a usual type (those of the co-op tool unless configured)",
     .source = "KB2969889 (co-op, 2015)",
     .find = proof_type},
    {.id = "proof-size",
     .severity = Severity::warning,
     .asks = "No proof is bigger than the portal may take (20 MiB unless configured)",
     .source = k_ours,
     .find = proof_size},
    {.id = "proof-template",
     .severity = Severity::warning,
     .asks = "A claim of usage recognition has Microsoft's form among its proofs",
     .source = "partner forum (Mar 2026), unofficial",
     .find = proof_template},
}};

} // namespace

std::span<Rule const> rules_of_proofs() {
  return k_rules;
}

} // namespace partnerctl::cpor
