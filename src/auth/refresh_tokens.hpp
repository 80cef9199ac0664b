#pragma once

#include "partnerctl/auth/accounts.hpp"
#include "partnerctl/auth/sign_in.hpp"

#include <functional>
#include <map>
#include <mutex>
#include <string>

namespace partnerctl::auth {

// The refresh tokens of one person during a run: the one for all tenants, and those of tenants that
// asked for more. What comes anew is used at once and goes back to where sign-ins are kept, at
// first, then once a minute, and at the end; no store is written tenant by tenant. Nothing but
// those very tokens is changed there, and only while the same sign-in is kept. A store that fails
// changes nothing here. Safe to use from several threads; no lock is held while a store is written.
class RefreshTokens {
public:
  // store may be empty: nowhere.
  RefreshTokens(Account const& account, std::function<Accounts&()> store, core::Clock const& clock);
  ~RefreshTokens();
  RefreshTokens(RefreshTokens const&) = delete;
  RefreshTokens& operator=(RefreshTokens const&) = delete;

  struct Taken {
    core::Secret token{};
    // The tenant's GUID; empty: the one for all tenants.
    std::string slot{};
    // Counts the sign-ins that the slot had since the beginning.
    int sign_ins = 0;
  };
  // The newest one to redeem at the tenant.
  Taken newest(core::TenantRef const& tenant) const;
  // Whether the tenant, named by a domain that was not learned yet, could be one that has a token
  // of its own.
  bool could_have_another(core::TenantRef const& tenant) const;
  // What `from` was redeemed for came with a new refresh token, which takes its place; one that a
  // sign-in had replaced meanwhile keeps its place.
  void came(Taken const& from, core::Secret const& next);
  // The GUID of a tenant that was named by its domain.
  void learn(core::TenantRef const& named, core::Guid const& tenant);
  // The person signed in again. is_kept: and the store has it already.
  void signed_in(PersonSignedIn const& again, bool is_kept);

private:
  struct Slot {
    core::Secret newest{};
    // What the store holds, as far as is known.
    core::Secret stored{};
    int sign_ins = 0;
    bool is_behind() const { return newest.reveal() != stored.reveal(); }
  };
  using Slots = std::map<std::string, Slot>;

  std::string slot_of(core::TenantRef const& tenant) const;
  void write_back(bool at_end);
  // Writes the slots that are behind and puts into them what the store holds then; false when the
  // sign-in is kept no more.
  bool write(Slots& behind, core::TimePoint refreshed) const;
  void take_over(Slots const& sent, Slots const& held);

  std::function<Accounts&()> m_store;
  core::Clock const& m_clock;
  mutable std::mutex m_mutex;
  // Whose, and of which sign-in; without tokens.
  Account m_account;
  Slots m_slots;
  std::map<std::string, std::string> m_tenant_of_domain;
  core::TimePoint m_refreshed{};
  core::SteadyPoint m_next_write = core::SteadyPoint::min();
  bool m_is_writing = false;
  bool m_is_kept = true;
};

} // namespace partnerctl::auth
