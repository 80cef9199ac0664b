#pragma once

#include "sandbox/file.hpp"
#include "sandbox/world.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace partnerctl::sandbox {

// The world, shared by threads and, with a folder, by processes. What changed is appended to a
// journal (links.jsonl: one line a write, however many links there are) under a lock between
// processes, after having read what others appended; so two commands at once lose nothing. A write
// outlives the process at once, but not a loss of power: this is a stand-in.
class Store {
public:
  // Gets the record as it is, or nullptr; returns the record as it shall be, or nullopt to leave
  // it.
  using Decide = std::function<std::optional<Link>(Link const*)>;

  // Empty folder: memory only. A journal of many superseded lines is rewritten now. Throws a usage
  // error when the folder cannot be used.
  explicit Store(std::string const& folder);
  ~Store();

  // What is stored now, by whichever process.
  std::optional<Link> read(Principal const& principal);
  // Nobody writes between the reading and the writing.
  void change(Principal const& principal, Decide const& decide);

private:
  struct Journal;
  void catch_up();
  void compact();

  std::mutex m_mutex;
  World m_world;
  std::unique_ptr<Journal> m_journal;
};

} // namespace partnerctl::sandbox
