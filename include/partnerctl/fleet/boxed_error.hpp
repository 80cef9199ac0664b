#pragma once

#include "partnerctl/core/error.hpp"

#include <memory>
#include <optional>
#include <utility>

namespace partnerctl::fleet {

// A std::optional<core::Error> that is one word where there is none: few tenants fail, and an Error
// is larger than all else that is kept of a tenant.
class BoxedError {
public:
  BoxedError() = default;
  // Implicit, as std::optional's are: it stands where an optional stood.
  BoxedError(std::nullopt_t /*none*/) {} // NOLINT
  BoxedError(core::Error error)
      : m_error(std::make_unique<core::Error>(std::move(error))) {} // NOLINT
  BoxedError(std::optional<core::Error> error) {                    // NOLINT
    if (error) {
      m_error = std::make_unique<core::Error>(*std::move(error));
    }
  }
  BoxedError(BoxedError const& other)
      : m_error(other.m_error ? std::make_unique<core::Error>(*other.m_error) : nullptr) {}
  BoxedError(BoxedError&&) noexcept = default;
  BoxedError& operator=(BoxedError other) noexcept {
    m_error = std::move(other.m_error);
    return *this;
  }
  ~BoxedError() = default;

  bool has_value() const { return m_error != nullptr; }
  explicit operator bool() const { return has_value(); }
  core::Error& operator*() { return *m_error; }
  core::Error const& operator*() const { return *m_error; }
  core::Error* operator->() { return m_error.get(); }
  core::Error const* operator->() const { return m_error.get(); }
  core::Error value_or(core::Error other) const { return m_error ? *m_error : std::move(other); }
  operator std::optional<core::Error>() const { // NOLINT: where an optional is asked for
    return m_error ? std::optional(*m_error) : std::nullopt;
  }

private:
  std::unique_ptr<core::Error> m_error;
};

} // namespace partnerctl::fleet
