#include "cli/claim/examination.hpp"

#include "cli/claim/memo_send.hpp"
#include "cli/claim/voice.hpp"
#include "cli/services.hpp"
#include "cli/sign_in_choice.hpp"
#include "partnerctl/auth/sign_in.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/phrase.hpp"
#include "partnerctl/cpor/renewal_warnings.hpp"

#include <algorithm>

namespace partnerctl::cli {
namespace {

constexpr std::size_t k_why_columns = 200;
// For all that is asked of services about one claim.
constexpr std::chrono::seconds k_patience{60};

std::vector<cpor::OtherClaim> others_of(std::vector<cpor::KeptClaim> const& claims,
                                        ClaimSettings const& settings) {
  std::vector<cpor::OtherClaim> others;
  others.reserve(claims.size());
  for (auto const& kept : claims) {
    others.push_back(
        {.kept = &kept,
         .standing = cpor::standing_of(kept.history, settings.clocks, settings.today)});
  }
  return others;
}

struct Asker {
  http::Send send{};
  std::string home_tenant{};
};

// Some identities are found, and fail only when they are asked where they are at home.
Asker sign_in(Services& services) {
  auto& who = services.signed_in();
  auto const home = who.credential->home();
  return {.send = memo_send(services.asking_nobody(who)),
          .home_tenant = home ? home->text() : std::string()};
}

} // namespace

std::size_t ExaminedClaim::count(cpor::Severity severity) const {
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(),
                    [&](cpor::Finding const& finding) { return finding.severity == severity; }));
}

std::size_t ExaminedClaim::failed_checks() const {
  return static_cast<std::size_t>(
      std::count_if(preflight.begin(), preflight.end(), [](cpor::PreflightCheck const& check) {
        return check.result == cpor::Passing::failed;
      }));
}

Examination::Examination(ledger::ClaimBook const& book, ClaimSettings settings, bool offline,
                         Services& services)
    : m_book(book), m_settings(std::move(settings)), m_offline(offline), m_services(services),
      m_claims(book.all()), m_others(others_of(m_claims, m_settings)), m_by_tenant(m_others) {}

ExaminedClaim Examination::examine(cpor::KeptClaim const& kept, Interrupt const& interrupt) {
  ExaminedClaim examined{
      .viewed = view(kept, m_settings),
      .proofs = read_proofs(kept, m_book, m_settings, m_services, interrupt.no_more())};
  cpor::Examined const facts{.kept = &kept,
                             .standing = examined.viewed.standing,
                             .proofs = examined.proofs,
                             .others = m_by_tenant.of(kept.claim.customer_tenant_id),
                             .catalogue = &m_settings.catalogue,
                             .policy = m_settings.policy,
                             .own_tenants = m_settings.own_tenants,
                             .clocks = m_settings.clocks,
                             .today = m_settings.today};
  examined.findings = cpor::check(facts);
  examined.preflight = preflight(kept.claim, interrupt);
  auto const soon = cpor::renewal_warnings(facts, examined.preflight);
  examined.findings.insert(examined.findings.end(), soon.begin(), soon.end());
  for (auto& finding : examined.findings) {
    finding.says = with_place(finding.says, m_settings.place);
  }
  return examined;
}

std::vector<cpor::PreflightCheck> Examination::preflight(cpor::Claim const& claim,
                                                         Interrupt const& interrupt) {
  if (m_offline) {
    return cpor::preflight_skipped(claim, "not asked (--offline)");
  }
  make_means();
  m_means.deadline = m_services.clock().steady() + k_patience;
  m_means.stop = interrupt.no_more();
  return cpor::preflight(claim, m_means);
}

// Whoever is not signed in is told by each check that needs it, and stopped by none.
void Examination::make_means() {
  if (std::exchange(m_has_means, true)) {
    return;
  }
  m_services.ask_nobody();
  m_means.cloud = &m_services.cloud();
  m_means.catalogue = &m_settings.catalogue;
  m_means.anonymous = memo_send(m_services.anonymous());
  if (!m_services.is_sandbox()) {
    // What was mistyped would never sign in.
    auth::check_method_name(sign_in_method(m_services));
  }
  auto who = core::attempt([&] { return sign_in(m_services); });
  if (who) {
    m_means.signed_in = std::move(who.value->send);
    m_means.home_tenant = std::move(who.value->home_tenant);
  } else if (who.error->kind == core::ErrorKind::cancelled) {
    throw std::move(*who.error);
  } else {
    m_means.why_not = "nobody is signed in: " + core::phrase(who.error->message, k_why_columns);
  }
}

} // namespace partnerctl::cli
