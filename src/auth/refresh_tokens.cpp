#include "auth/refresh_tokens.hpp"

#include "partnerctl/core/attempt.hpp"

#include <algorithm>
#include <chrono>

namespace partnerctl::auth {
namespace {

constexpr std::chrono::minutes k_between_writes{1};

// Documents hold whole seconds.
bool same_second(core::TimePoint a, core::TimePoint b) {
  return std::chrono::floor<std::chrono::seconds>(a) == std::chrono::floor<std::chrono::seconds>(b);
}

// Where an account has the token of a slot; null where it has none.
core::Secret* place_in(Account& account, std::string const& slot) {
  if (slot.empty()) {
    return &account.refresh_token;
  }
  auto const found = account.tenant_tokens.find(slot);
  return found == account.tenant_tokens.end() ? nullptr : &found->second;
}

} // namespace

RefreshTokens::RefreshTokens(Account const& account, std::function<Accounts&()> store,
                             core::Clock const& clock)
    : m_store(std::move(store)), m_clock(clock), m_account(account) {
  m_slots[""] = {.newest = account.refresh_token, .stored = account.refresh_token};
  for (auto const& [tenant, token] : account.tenant_tokens) {
    m_slots[tenant] = {.newest = token, .stored = token};
  }
  m_account.refresh_token = {};
  m_account.tenant_tokens.clear();
}

RefreshTokens::~RefreshTokens() {
  write_back(true);
}

std::string RefreshTokens::slot_of(core::TenantRef const& tenant) const {
  auto const known = m_tenant_of_domain.find(tenant.text());
  auto const& text = known == m_tenant_of_domain.end() ? tenant.text() : known->second;
  return m_slots.contains(text) ? text : std::string();
}

RefreshTokens::Taken RefreshTokens::newest(core::TenantRef const& tenant) const {
  std::scoped_lock const lock(m_mutex);
  auto const name = slot_of(tenant);
  auto const& slot = m_slots.at(name);
  return {.token = slot.newest, .slot = name, .sign_ins = slot.sign_ins};
}

bool RefreshTokens::could_have_another(core::TenantRef const& tenant) const {
  std::scoped_lock const lock(m_mutex);
  return tenant.form() == core::TenantRef::Form::domain && m_slots.size() > 1 &&
         !m_tenant_of_domain.contains(tenant.text());
}

void RefreshTokens::came(Taken const& from, core::Secret const& next) {
  {
    std::scoped_lock const lock(m_mutex);
    auto& slot = m_slots.at(from.slot);
    if (slot.sign_ins != from.sign_ins || next.empty()) {
      return;
    }
    slot.newest = next;
    m_refreshed = m_clock.now();
  }
  write_back(false);
}

void RefreshTokens::learn(core::TenantRef const& named, core::Guid const& tenant) {
  if (named.form() == core::TenantRef::Form::domain) {
    std::scoped_lock const lock(m_mutex);
    m_tenant_of_domain[named.text()] = tenant.text();
  }
}

void RefreshTokens::signed_in(PersonSignedIn const& again, bool is_kept) {
  std::scoped_lock const lock(m_mutex);
  auto const tenant = again.token.identity.tenant.text();
  bool const at_home = tenant == m_account.home_tenant;
  auto& slot = m_slots[at_home ? "" : tenant];
  slot.newest = again.account.refresh_token;
  ++slot.sign_ins;
  m_refreshed = m_clock.now();
  if (!is_kept) {
    return;
  }
  slot.stored = slot.newest;
  if (at_home) {
    m_account.signed_in = again.account.signed_in;
    m_is_kept = true;
  }
}

void RefreshTokens::write_back(bool at_end) {
  Slots behind;
  core::TimePoint refreshed{};
  {
    std::scoped_lock const lock(m_mutex);
    bool const is_time = at_end || m_clock.steady() >= m_next_write;
    if (!m_store || !m_is_kept || m_is_writing || !is_time) {
      return;
    }
    std::copy_if(m_slots.begin(), m_slots.end(), std::inserter(behind, behind.end()),
                 [](auto const& each) { return each.second.is_behind(); });
    if (behind.empty()) {
      return;
    }
    m_is_writing = true;
    m_next_write = m_clock.steady() + k_between_writes;
    refreshed = m_refreshed;
  }
  auto held = behind;
  // What cannot be written goes on in memory, and is tried again a minute later.
  auto const written = core::attempt([&] { return write(held, refreshed); });
  std::scoped_lock const lock(m_mutex);
  m_is_writing = false;
  if (written) {
    m_is_kept = *written.value;
    take_over(behind, held);
  }
}

bool RefreshTokens::write(Slots& behind, core::TimePoint refreshed) const {
  bool is_kept = false;
  m_store().change([&](std::vector<Account>& all) {
    auto const found = std::find_if(all.begin(), all.end(), [this](Account const& each) {
      return same_sign_in(each, m_account) && same_second(each.signed_in, m_account.signed_in);
    });
    is_kept = found != all.end();
    for (auto& [name, slot] : behind) {
      auto* place = is_kept ? place_in(*found, name) : nullptr;
      if (place != nullptr && place->reveal() == slot.stored.reveal()) {
        *place = slot.newest;
        found->refreshed = std::max(found->refreshed, refreshed);
      }
      slot.stored = place == nullptr ? core::Secret() : *place;
    }
  });
  return is_kept;
}

// Where another process had written first, its token is as good as ours, or better: the person may
// have signed in there.
void RefreshTokens::take_over(Slots const& sent, Slots const& held) {
  for (auto const& [name, slot] : held) {
    auto& mine = m_slots.at(name);
    bool const is_theirs = slot.stored.reveal() != sent.at(name).newest.reveal();
    if (mine.sign_ins != slot.sign_ins) {
      continue;
    }
    if (is_theirs && !slot.stored.empty()) {
      mine.newest = slot.stored;
      ++mine.sign_ins;
    }
    mine.stored = slot.stored;
  }
}

} // namespace partnerctl::auth
