#include "auth/errors.hpp"
#include "auth/keyring.hpp"
#include "auth/other_process.hpp"
#include "auth/private_bus.hpp"
#include "partnerctl/auth/accounts.hpp"

#include <catch2/catch.hpp>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>

using namespace partnerctl;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

// A bus that takes connections and never says a word.
class SilentBus {
public:
  explicit SilentBus(std::string const& path)
      : m_socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    REQUIRE(::bind(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    REQUIRE(::listen(m_socket, 8) == 0);
  }
  ~SilentBus() { ::close(m_socket); }
  // How many connections there were that were not counted before.
  int connections() const {
    int count = 0;
    for (int one = accept(); one >= 0; one = accept()) {
      ::close(one);
      ++count;
    }
    return count;
  }
  SilentBus(SilentBus const&) = delete;
  SilentBus& operator=(SilentBus const&) = delete;

private:
  int accept() const { return ::accept4(m_socket, nullptr, nullptr, SOCK_CLOEXEC); }

  int m_socket;
};

} // namespace

TEST_CASE("the keyring keeps sign-ins from one process to the next", "[socket]") {
  if (!test::PrivateBus::is_possible()) {
    return;
  }
  test::PrivateBus const bus;
  for (auto const* choice : {"", "keyring"}) {
    auto const report =
        test::said_by_other_process("report", choice, bus.folder(), bus.environment());
    CHECK_THAT(report, StartsWith("the system keyring; kept; \n"));
  }
  test::said_by_other_process("many", "", bus.folder(), bus.environment());
  CHECK_THAT(test::said_by_other_process("report", "", bus.folder(), bus.environment()),
             Contains("1 kept"));
  CHECK_FALSE(std::filesystem::exists(bus.folder() + "/accounts.json"));
}

TEST_CASE("the keyring takes an account with a token for each of a hundred tenants", "[socket]") {
  if (!test::PrivateBus::is_possible()) {
    return;
  }
  test::PrivateBus const bus;
  CHECK(test::said_by_other_process("many", "keyring", bus.folder(), bus.environment()) ==
        "the system keyring, 100 tokens\n");
  // Encrypted, not only put away.
  auto const files = bus.keyring_files();
  CHECK(files.size() > 200'000);
  CHECK(files.find("r3fresh") == std::string::npos);
  CHECK(files.find("cccccccc") == std::string::npos);
}

TEST_CASE("two processes that change the keyring at once lose nothing", "[socket]") {
  if (!test::PrivateBus::is_possible()) {
    return;
  }
  test::PrivateBus const bus;
  auto one = test::other_process("count", "keyring", bus.folder(), bus.environment());
  auto other = test::other_process("count", "keyring", bus.folder(), bus.environment());
  CHECK(one->wait().code == 0);
  CHECK(other->wait().code == 0);
  // One more that counts: what it finds is what both left.
  CHECK_THAT(test::said_by_other_process("read", "keyring", bus.folder(), bus.environment()),
             Contains("80"));
}

TEST_CASE("a locked keyring leaves sign-ins in memory, or is an error where it was chosen",
          "[socket]") {
  if (!test::PrivateBus::is_possible()) {
    return;
  }
  test::PrivateBus const bus(test::PrivateBus::Keyring::locked);
  CHECK_THAT(test::said_by_other_process("report", "", bus.folder(), bus.environment()),
             StartsWith("memory; not kept; no system keyring answers here: ") &&
                 Contains("locked"));
  CHECK_THAT(test::said_by_other_process("report", "keyring", bus.folder(), bus.environment()),
             StartsWith("error: the system keyring, which was chosen") && Contains("locked") &&
                 Contains("token_store"));
}

TEST_CASE("a session without a keyring leaves sign-ins in memory and says why", "[socket]") {
  if (!test::PrivateBus::is_possible()) {
    return;
  }
  test::PrivateBus const bus(test::PrivateBus::Keyring::none);
  auto const said = test::said_by_other_process("report", "", bus.folder(), bus.environment());
  CHECK_THAT(said, StartsWith("memory; not kept; no system keyring answers here: it answered: ") &&
                       Contains("org.freedesktop.secrets"));
}

TEST_CASE("a process outlives the bus that its keyring was on, with what it had read", "[socket]") {
  if (!test::PrivateBus::is_possible()) {
    return;
  }
  test::PrivateBus bus;
  auto process = test::other_process("outlast", "", bus.folder(), bus.environment());
  while (process->read_line() != "said: ready") {
  }
  bus.end();
  auto const ended = process->wait();
  CHECK(ended.code == 0);
  CHECK(ended.err.empty());
  CHECK_THAT(ended.out,
             Contains("memory: no system keyring answers here: ") && Contains("1 in memory"));
}

TEST_CASE("a bus that says nothing is given up after three seconds", "[socket]") {
  if (!test::PrivateBus::is_possible()) {
    return;
  }
  test::TemporaryFolder const folder;
  SilentBus const bus(folder.path() + "/bus");
  auto const begun = std::chrono::steady_clock::now();
  auto const said = test::said_by_other_process(
      "report", "", folder.path() + "/state",
      {{"DBUS_SESSION_BUS_ADDRESS", "unix:path=" + folder.path() + "/bus"}});
  auto const took = std::chrono::steady_clock::now() - begun;
  // Once for all calls.
  CHECK(bus.connections() == 1);
  CHECK_THAT(said,
             Contains("not kept; no system keyring answers here: it did not answer within 3 s"));
  CHECK(took > std::chrono::milliseconds(2900));
}

TEST_CASE("without a session bus the keyring's library is not even loaded") {
  test::TemporaryFolder const folder;
  for (std::map<std::string, std::string, std::less<>> const& variables :
       {std::map<std::string, std::string, std::less<>>{},
        {{"XDG_RUNTIME_DIR", folder.path()}},
        {{"DBUS_SESSION_BUS_ADDRESS", "autolaunch:"}}}) {
    auth::Keyring keyring{core::Environment(variables)};
    auto const error = test::error_of([&] { keyring.read(); });
    CHECK_THAT(error.message, Contains("DBUS_SESSION_BUS_ADDRESS"));
  }
}

TEST_CASE("an absent keyring is memory, and an error where it was chosen") {
  test::TemporaryFolder const folder;
  auto const accounts = auth::open_accounts({.folder = folder.path() + "/state"});
  CHECK(accounts->all().empty());
  CHECK(accounts->place() == "memory");
  CHECK_FALSE(accounts->outlives_the_process());
  CHECK_THAT(accounts->why_not_kept(),
             StartsWith("no system keyring answers here: there is no session bus"));
  accounts->change([](auto& all) {
    all.push_back(
        {.authority = "a", .client_id = "c", .id = "i", .refresh_token = core::Secret("r")});
  });
  CHECK(accounts->all().size() == 1);
  // Nothing was written anywhere.
  CHECK_FALSE(std::filesystem::exists(folder.path() + "/state"));
  auto const chosen =
      auth::open_accounts({.choice = "keyring", .folder = folder.path() + "/state"});
  for (auto const& use : std::vector<std::function<void()>>{
           [&] { chosen->all(); }, [&] { chosen->change([](auto&) {}); }, [&] { chosen->place(); },
           [&] { chosen->outlives_the_process(); }, [&] { chosen->why_not_kept(); }}) {
    auto const error = test::error_of(use);
    CHECK(error.kind == core::ErrorKind::usage);
    CHECK_THAT(error.hint, Contains("token_store"));
  }
}
