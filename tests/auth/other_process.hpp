#pragma once

#include "support/process.hpp"

#include <map>
#include <memory>
#include <string>

namespace partnerctl::test {

// Another process that works with kept sign-ins: this very test program, asked for one part. The
// sign-ins are opened as `choice` (keyring, file, or empty) says, with the process's environment.
// Parts:
//   count    adds one to a number that an account holds, 40 times
//   churn    prints "ready", then changes the sign-ins until it is killed
//   many     keeps an account with 100 tokens of 2 KB, and prints what is read back
//   read     prints the number that was counted
//   outlast  keeps one, prints "ready", then reads until its keyring is gone, and says what is left
//   report   prints where sign-ins are kept, whether they outlive the process, and why not
std::unique_ptr<Background> other_process(std::string const& part, std::string const& choice,
                                          std::string const& folder,
                                          std::map<std::string, std::string> environment = {});

// The number that "count" counted.
int counted(std::string const& choice, std::string const& folder);

// Runs a part to its end and returns what it printed; "error: …" for an error of ours.
std::string said_by_other_process(std::string const& part, std::string const& choice,
                                  std::string const& folder,
                                  std::map<std::string, std::string> environment = {});

} // namespace partnerctl::test
