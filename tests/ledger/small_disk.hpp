#pragma once

#include "ledger/runs.hpp"

#include <catch2/catch.hpp>

#include <sys/mount.h>

#include <functional>
#include <iostream>
#include <sched.h>
#include <string>

namespace partnerctl::test {

// What a child found out, as its exit code.
enum Found { as_expected = 0, wrong = 1, cannot_be_tried = 77 };

inline Found run_apart(std::function<Found()> const& f) {
  Child child([&] { return static_cast<int>(f()); });
  return static_cast<Found>(child.wait());
}

inline void check_found(Found found, char const* what) {
  if (found == cannot_be_tried) {
    std::cerr << "SKIPPED: " << what << " cannot be tried without the right to mount\n";
    return;
  }
  CHECK(found == as_expected);
}

// A small disk of one's own, seen by this process alone.
inline bool mount_disk(std::string const& at, char const* options) {
  return (::unshare(CLONE_NEWNS) == 0 || ::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0) &&
         ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
         ::mount("tmpfs", at.c_str(), "tmpfs", 0, options) == 0;
}

} // namespace partnerctl::test
