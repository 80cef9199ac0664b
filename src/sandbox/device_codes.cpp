#include "sandbox/device_codes.hpp"

#include "partnerctl/core/base64.hpp"
#include "partnerctl/core/text.hpp"
#include "sandbox/digest.hpp"
#include "sandbox/person_errors.hpp"

#include <algorithm>

namespace partnerctl::sandbox {
namespace {

constexpr std::chrono::seconds k_slow_down{5};

// Nine letters and digits that are not taken for one another.
std::string random_user_code() {
  constexpr std::string_view k_letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  constexpr std::size_t k_size = 9;
  auto code = random_bytes(k_size);
  for (auto& letter : code) {
    letter = k_letters[static_cast<unsigned char>(letter) % k_letters.size()];
  }
  return code;
}

std::string as_printed(std::string_view user_code) {
  auto code = core::to_upper(user_code);
  std::erase_if(code, [](char letter) { return letter == ' ' || letter == '-'; });
  return code;
}

} // namespace

DeviceCodes::Issued DeviceCodes::issue(DeviceRequest request) {
  constexpr std::size_t k_secret_size = 32;
  constexpr std::chrono::hours k_remembered{1}; // so that who is late hears of the expiry
  auto const now = m_clock.steady();
  Issued issued{.device_code = core::base64url(random_bytes(k_secret_size)),
                .user_code = random_user_code()};
  std::scoped_lock const lock(m_mutex);
  std::erase_if(m_codes, [&](auto const& one) { return one.second.until + k_remembered < now; });
  m_codes.emplace(issued.device_code, Code{.request = std::move(request),
                                           .user_code = issued.user_code,
                                           .until = now + k_device_code_lifetime,
                                           .interval = m_interval});
  return issued;
}

DeviceCodes::Code* DeviceCodes::find_waiting(std::string_view user_code) {
  auto const code = as_printed(user_code);
  auto const now = m_clock.steady();
  auto const found = std::find_if(m_codes.begin(), m_codes.end(), [&](auto const& one) {
    return one.second.user_code == code && !one.second.decided && now < one.second.until;
  });
  return found == m_codes.end() ? nullptr : &found->second;
}

std::optional<DeviceRequest> DeviceCodes::waiting(std::string_view user_code) {
  std::scoped_lock const lock(m_mutex);
  auto const* code = find_waiting(user_code);
  return code == nullptr ? std::nullopt : std::optional(code->request);
}

void DeviceCodes::decide(std::string_view user_code, std::optional<StsError> refusal) {
  std::scoped_lock const lock(m_mutex);
  if (auto* code = find_waiting(user_code)) {
    code->decided = true;
    code->refusal = std::move(refusal);
  }
}

std::variant<DeviceRequest, StsError> DeviceCodes::poll(std::string const& device_code,
                                                        std::string const& client_id,
                                                        std::string const& tenant) {
  std::scoped_lock const lock(m_mutex);
  auto const found = m_codes.find(device_code);
  if (found == m_codes.end()) {
    return sts::unknown_device_code();
  }
  auto& code = found->second;
  if (!core::equal_ignoring_case(code.request.client_id, client_id)) {
    return sts::other_client("device code");
  }
  if (code.request.tenant != tenant) {
    return sts::code_of_another_tenant();
  }
  auto const now = m_clock.steady();
  if (now >= code.until) {
    return sts::expired_device_code();
  }
  // A tenth less is not too fast: two requests do not travel equally long.
  bool const fast =
      code.last_poll && now - *code.last_poll < core::Milliseconds(code.interval) * 9 / 10;
  code.last_poll = now;
  if (fast) {
    code.interval += k_slow_down;
    return sts::slow_down();
  }
  if (!code.decided) {
    return sts::authorization_pending();
  }
  if (code.refusal) {
    return *code.refusal;
  }
  return std::move(m_codes.extract(found).mapped().request);
}

} // namespace partnerctl::sandbox
