#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/ledger/ledger.hpp"

#include <sys/types.h>

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace partnerctl::test {

ledger::RunStart link_run();
// t0.example, t1.example… with all that a roster can say of them.
std::vector<fleet::Assignment> tenants(std::size_t count);
fleet::Outcome linked(std::size_t index);
fleet::Outcome failed(std::size_t index);

ledger::Ledger open_ledger(std::string const& path);
ledger::Ledger open_ledger(std::string const& path, core::Clock const& clock,
                           core::Milliseconds patience = ledger::Ledger::k_patience);

// Runs f in a process of its own, which ends when f does, without a word.
class Child {
public:
  explicit Child(std::function<int()> const& f);
  ~Child();
  Child(Child const&) = delete;
  Child& operator=(Child const&) = delete;
  void kill();
  // What f returned, or 128 and the number of the signal that ended it.
  int wait();
  pid_t pid() const { return m_pid; }

private:
  pid_t m_pid = -1;
};

// One whole number at a time, from one process to another.
class Channel {
public:
  Channel();
  ~Channel();
  Channel(Channel const&) = delete;
  Channel& operator=(Channel const&) = delete;
  void send(int number) const;
  // -1 when all who could send have ended.
  int receive();
  // Says that this process only receives.
  void close_sending();

private:
  int m_in = -1;
  int m_out = -1;
};

// What an SQL query answers, as text; through a connection of its own, with foreign keys unheeded.
std::string ask(std::string const& path, std::string const& query);
void execute(std::string const& path, std::vector<std::string> const& statements);

} // namespace partnerctl::test
