#include "ledger/runs.hpp"

#include <fmt/core.h>
#include <soci/into.h>
#include <soci/session.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <stdexcept>

namespace partnerctl::test {
namespace {

// The tests' own way to the file; its paths have no blanks.
soci::session raw(std::string const& path) {
  return soci::session(*soci::factory_sqlite3(), "dbname=" + path);
}

core::Guid guid(std::size_t number) {
  return *core::Guid::parse(fmt::format("00000000-0000-4000-8000-{:012}", number + 1));
}

} // namespace

ledger::RunStart link_run() {
  return {
      .command = "link-pal",
      .tool_version = "0.1.0",
      .cloud = "public",
      .method = "secret",
      .client_id = "11111111-2222-4333-8444-555555555555",
      .account = "engineer@partner.example",
      .identity = {.type = core::Identity::Type::user,
                   .name = "engineer@partner.example",
                   .client_id = "11111111-2222-4333-8444-555555555555",
                   .method = "browser",
                   .tenant = guid(500),
                   .object = guid(501)},
      .options = R"({"partnerId":"1234567","replaceFrom":[]})",
      .command_line = "partnerctl link-pal -f customers.csv --partner-id 1234567",
      .sources = {{.name = "customers.csv", .sha256 = std::string(64, 'a')}, {.name = "--tenant"}}};
}

std::vector<fleet::Assignment> tenants(std::size_t count) {
  std::vector<fleet::Assignment> all;
  for (std::size_t i = 0; i < count; ++i) {
    all.push_back({.index = i,
                   .tenant = core::TenantRef::parse(fmt::format("t{}.example", i)),
                   .name = fmt::format("Zoë's \"Küche\" {}", i),
                   .shown = i % 2 == 0 ? "" : fmt::format("T{}", i),
                   .partner_id = core::PartnerId::parse("1234567"),
                   .profile = "west",
                   .client_id = guid(700).text(),
                   .labels = {"gold", "a;b", "quote\""},
                   .where = fmt::format("customers.csv:{}", i + 2),
                   .skip = "delegated"});
  }
  return all;
}

fleet::Outcome linked(std::size_t index) {
  return {.index = index,
          .tenant = fmt::format("t{}.example", index),
          .action = "linked",
          .tenant_id = guid(index).text(),
          .object_id = guid(501).text(),
          .identity = "engineer@partner.example",
          .wanted = "1234567",
          .before = "7654321",
          .before_name = "Adatum",
          .after = "1234567",
          .after_name = "Contoso Partner Ltd",
          .since = core::TimePoint(std::chrono::seconds(1700000000)),
          .read_at = core::TimePoint(std::chrono::milliseconds(1700000000123)),
          .reason = "because",
          .request_id = "9d3c",
          .attempts = 1,
          .duration = std::chrono::milliseconds(412)};
}

fleet::Outcome failed(std::size_t index) {
  auto outcome = linked(index);
  outcome.action = "failed";
  outcome.after = "";
  outcome.error = core::Error{.kind = core::ErrorKind::forbidden,
                              .message = "no right to it",
                              .hint = "ask",
                              .cause = "no access",
                              .code = "AuthorizationFailed",
                              .status = 403,
                              .request_id = "77aa",
                              .maybe_done = true};
  return outcome;
}

ledger::Ledger open_ledger(std::string const& path) {
  return open_ledger(path, core::system_clock());
}

ledger::Ledger open_ledger(std::string const& path, core::Clock const& clock,
                           core::Milliseconds patience) {
  return ledger::Ledger::open(ledger::Url::of_file(path), clock, patience);
}

Child::Child(std::function<int()> const& f) {
  std::fflush(nullptr);
  m_pid = ::fork();
  if (m_pid == 0) {
    int code = 99;
    try {
      code = f();
    } catch (core::Error const& error) {
      std::fputs((error.message + "\n").c_str(), stderr);
    } catch (std::exception const& error) {
      std::fputs((std::string(error.what()) + "\n").c_str(), stderr);
    }
    std::fflush(nullptr);
    ::_exit(code);
  }
  if (m_pid < 0) {
    throw std::runtime_error("no child process");
  }
}

Child::~Child() {
  if (m_pid > 0) {
    kill();
    wait();
  }
}

void Child::kill() {
  ::kill(m_pid, SIGKILL);
}

int Child::wait() {
  int status = 0;
  ::waitpid(m_pid, &status, 0);
  m_pid = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

Channel::Channel() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    throw std::runtime_error("no pipe");
  }
  m_in = ends[0];
  m_out = ends[1];
}

Channel::~Channel() {
  close_sending();
  ::close(m_in);
}

void Channel::close_sending() {
  if (m_out >= 0) {
    ::close(m_out);
    m_out = -1;
  }
}

void Channel::send(int number) const {
  if (::write(m_out, &number, sizeof number) != sizeof number) {
    ::_exit(98);
  }
}

int Channel::receive() {
  int number = -1;
  return ::read(m_in, &number, sizeof number) == sizeof number ? number : -1;
}

std::string ask(std::string const& path, std::string const& query) {
  auto session = raw(path);
  std::string answer;
  session.once << query, soci::into(answer);
  return answer;
}

void execute(std::string const& path, std::vector<std::string> const& statements) {
  auto session = raw(path);
  for (auto const& statement : statements) {
    session.once << statement;
  }
}

} // namespace partnerctl::test
