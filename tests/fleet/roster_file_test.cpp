#include "roster_helpers.hpp"
#include "support/fixtures.hpp"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

using namespace partnerctl;
using test::tenants;

namespace {

std::vector<fleet::Entry> read(std::string const& path, std::string const& standard_input = {}) {
  std::istringstream in(standard_input);
  return fleet::read_roster(path, in).entries;
}

core::Error refusal_of(std::string const& path, std::string const& standard_input = {}) {
  auto const result = core::attempt([&] { return read(path, standard_input); });
  REQUIRE(result.error);
  CHECK(result.error->kind == core::ErrorKind::usage);
  return *result.error;
}

} // namespace

TEST_CASE("a roster is read from a file, and its lines are named by its path") {
  test::TemporaryFolder const folder;
  auto const path = folder.write("customers.csv", "tenant,name\r\na.com,A\r\n");
  auto const entries = read(path);
  CHECK(tenants(entries) == "a.com");
  CHECK(entries.front().where == path + ":2");
}

TEST_CASE("a dash is standard input") {
  auto const entries = read("-", "a.com\nb.com\n");
  CHECK(tenants(entries) == "a.com b.com");
  CHECK(entries.back().where == "standard input:2");
  CHECK(refusal_of("-", "").message == "standard input names no tenant");
}

TEST_CASE("a missing file is refused, with --tenant suggested where it may be meant") {
  test::TemporaryFolder const folder;
  auto const missing = refusal_of(folder.path() + "/none.csv");
  CHECK(missing.message == folder.path() + "/none.csv cannot be read: No such file or directory");
  CHECK(missing.hint.empty());
  CHECK(refusal_of("no-such-file-here.example.com").hint ==
        "to name one tenant: --tenant no-such-file-here.example.com");
}

TEST_CASE("a directory and a socket are no rosters") {
  test::TemporaryFolder const folder;
  CHECK(refusal_of(folder.path()).message.find("is a directory") != std::string::npos);

  auto const path = folder.path() + "/s";
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  path.copy(static_cast<char*>(address.sun_path), sizeof address.sun_path - 1);
  int const number = socket(AF_UNIX, SOCK_STREAM, 0);
  // NOLINTNEXTLINE: what the interface of sockets demands
  REQUIRE(bind(number, reinterpret_cast<sockaddr const*>(&address), sizeof address) == 0);
  CHECK(refusal_of(path).message.find("a socket") != std::string::npos);
  close(number);
}

TEST_CASE("an unreadable file is refused with the reason") {
  if (geteuid() == 0) {
    WARN("SKIPPED: root may read everything");
    return;
  }
  test::TemporaryFolder const folder;
  auto const path = folder.write("r.csv", "a.com\n");
  std::filesystem::permissions(path, std::filesystem::perms::none);
  CHECK(refusal_of(path).message == path + " cannot be read: Permission denied");
}

TEST_CASE("a file whose reading fails is refused with the reason") {
  // Opens for its owner, and has nothing at address 0.
  CHECK(refusal_of("/proc/self/mem").message ==
        "/proc/self/mem cannot be read: Input/output error");
}

TEST_CASE("a file over 64 MiB is refused before it is read") {
  test::TemporaryFolder const folder;
  auto const path = folder.write("big.csv", "a.com\n");
  std::filesystem::resize_file(path, std::uintmax_t{1} << 30U);
  CHECK(refusal_of(path).message.find("is larger than 64 MiB") != std::string::npos);
}

TEST_CASE("what never ends is refused at 64 MiB") {
  CHECK(refusal_of("/dev/zero").message ==
        "/dev/zero is larger than 64 MiB, which no list of tenants is");
  std::ifstream zeros("/dev/zero");
  auto const result = core::attempt([&] { return fleet::read_roster("-", zeros); });
  REQUIRE(result.error);
  CHECK(result.error->message.find("standard input is larger than 64 MiB") == 0);
}

TEST_CASE("a pipe is read to its end, as process substitution makes one") {
  test::TemporaryFolder const folder;
  auto const path = folder.path() + "/pipe";
  REQUIRE(mkfifo(path.c_str(), 0600) == 0);
  std::jthread const writer([&path] {
    std::ofstream out(path);
    out << "a.com\n" << std::flush << "b.com\n";
  });
  CHECK(tenants(read(path)) == "a.com b.com");
}

TEST_CASE("a path is shown without what would move the cursor") {
  CHECK(refusal_of("no\x1B[2Jfile").message.find('\x1B') == std::string::npos);
}
