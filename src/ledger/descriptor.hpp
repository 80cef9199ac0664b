#pragma once

namespace partnerctl::ledger {

// An open file, closed when it goes.
class Descriptor {
public:
  Descriptor() = default;
  explicit Descriptor(int number) : m_number(number) {}
  ~Descriptor();
  Descriptor(Descriptor&& other) noexcept;
  Descriptor& operator=(Descriptor&& other) noexcept;

  int get() const { return m_number; }
  bool is_open() const { return m_number >= 0; }

private:
  int m_number = -1;
};

} // namespace partnerctl::ledger
