// A claim command whose output nobody reads, and that is interrupted.

#include "acceptance/claim_desk.hpp"
#include "partnerctl/core/text.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace partnerctl;
using test::Background;
using test::ClaimDesk;

namespace {

// A pipe that is open, and never read.
class Unread {
public:
  explicit Unread(std::string path) : m_path(std::move(path)) {
    REQUIRE(::mkfifo(m_path.c_str(), 0600) == 0);
    m_end = ::open(m_path.c_str(), O_RDWR | O_CLOEXEC);
    REQUIRE(m_end >= 0);
  }
  ~Unread() { ::close(m_end); }
  Unread(Unread const&) = delete;
  Unread& operator=(Unread const&) = delete;

  std::string const& path() const { return m_path; }
  bool is_full() const {
    pollfd room{.fd = m_end, .events = POLLOUT, .revents = 0};
    return ::poll(&room, 1, 0) == 0;
  }

private:
  std::string m_path;
  int m_end = -1;
};

std::unique_ptr<Background> into(ClaimDesk const& desk, std::vector<std::string> const& words,
                                 std::string const& redirection) {
  auto command = desk.command({});
  std::string line = "exec " + test::partnerctl_binary();
  for (auto const& word : words) {
    line += " '" + word + "'";
  }
  command.arguments = {"-c", line + redirection};
  return std::make_unique<Background>("/bin/sh", command);
}

} // namespace

TEST_CASE("what is kept is not asked for again where only its answer was cut short") {
  constexpr std::size_t k_claims = 200;
  ClaimDesk const desk;
  auto const claims = core::Json(std::vector<core::Json>(k_claims, test::plain_claim()));
  auto const file = desk.folder().write("claims.json", claims.dump());
  Unread const pipe(desk.folder().path() + "/pipe");
  auto const program = into(desk, {"claim", "new", file, "-o", "json"}, " > " + pipe.path());
  REQUIRE(test::comes_true([&] { return pipe.is_full(); }));
  program->signal(SIGINT);
  auto const ended = program->wait();
  CHECK(ended.code == 130);
  auto const lines = core::split(core::trim(ended.err), '\n');
  CHECK(lines.back() == "It is kept, and not to be done again; see: partnerctl claim list");
  CHECK(desk.json({"claim", "list"}).at("claims").size() == k_claims);
}

TEST_CASE("a stderr that nobody reads keeps no interrupted command alive") {
  ClaimDesk const desk;
  auto const id = desk.add(test::plain_claim());
  auto const text = desk.folder().write("text.txt", std::string(600'000, 'x'));
  Unread const pipe(desk.folder().path() + "/pipe");
  auto const program =
      into(desk, {"claim", "acknowledge", id, "--as", "Bob", "--yes", "--text-file", text},
           " 2> " + pipe.path());
  REQUIRE(test::comes_true([&] { return pipe.is_full(); }));
  program->signal(SIGTERM);
  CHECK(program->wait().code == 130);
}
