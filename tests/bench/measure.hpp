#pragma once

#include <map>
#include <string>
#include <vector>

namespace partnerctl::bench {

// A program to be measured: its whole environment (only PATH is inherited), and the files that its
// outputs go to.
struct Program {
  std::string path{};
  std::vector<std::string> arguments{};
  std::map<std::string, std::string> environment{};
  std::string out_file = "/dev/null";
  std::string err_file = "/dev/null";
};

// What one process cost, from before it was started until it had been waited for. The processor
// time (user and system) and the memory are the kernel's. A new process starts with the peak
// memory of the one that made it, so figures below this benchmark's own few MiB mean nothing.
struct Cost {
  int code = 0;
  double wall_ms = 0;
  double cpu_ms = 0;
  double peak_mib = 0;
};

// Runs a program to its end. Throws std::runtime_error when it can't be started.
Cost run(Program const& program);

// Of at least one figure.
double median(std::vector<double> figures);

// Where PATH finds a program; empty when it does not.
std::string on_path(std::string const& name);

// How many TCP connections this machine has accepted since it started (RFC 1213, tcpPassiveOpens).
// -1 where the kernel does not say.
long connections_accepted();

} // namespace partnerctl::bench
