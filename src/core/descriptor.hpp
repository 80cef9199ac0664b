#pragma once

#include <unistd.h>

#include <utility>

namespace partnerctl::core {

// A file descriptor that is closed when it goes; -1: none.
class Descriptor {
public:
  Descriptor() = default;
  explicit Descriptor(int number) : m_number(number) {}
  ~Descriptor() { reset(); }
  Descriptor(Descriptor&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    if (this != &other) {
      reset();
      m_number = std::exchange(other.m_number, -1);
    }
    return *this;
  }
  Descriptor(Descriptor const&) = delete;
  Descriptor& operator=(Descriptor const&) = delete;

  int get() const { return m_number; }
  explicit operator bool() const { return m_number >= 0; }
  void reset() {
    if (m_number >= 0) {
      ::close(std::exchange(m_number, -1));
    }
  }

private:
  int m_number = -1;
};

} // namespace partnerctl::core
