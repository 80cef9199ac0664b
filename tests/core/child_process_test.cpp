#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/child_process.hpp"
#include "support/fixtures.hpp"
#include "support/process.hpp"

#include <catch2/catch.hpp>

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

using namespace partnerctl;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using End = core::ChildResult::End;

namespace {

// A folder with programs: bash scripts, since what they are given is plain to see there.
struct Programs {
  test::TemporaryFolder folder{};

  std::string script(std::string const& name, std::string const& text, mode_t mode = 0700) const {
    auto const path = folder.write(name, "#!/bin/bash\n" + text);
    ::chmod(path.c_str(), mode);
    return path;
  }
  std::string file(std::string const& name) const { return folder.path() + "/" + name; }
};

std::string text_of(std::string const& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

bool is_alive(std::string const& pid) {
  return text_of("/proc/" + pid + "/stat").find(") ") != std::string::npos &&
         text_of("/proc/" + pid + "/stat").find(") Z") == std::string::npos;
}

// A mask of /proc's status without the C library's own signals, 32 and 33.
unsigned long signals_at(std::string const& status, std::string const& name) {
  auto const at = status.find(name);
  REQUIRE(at != std::string::npos);
  return std::stoul(status.substr(at + name.size()), nullptr, 16) & 0x7FFFFFFFUL;
}

std::ptrdiff_t open_descriptors() {
  std::filesystem::directory_iterator const files("/proc/self/fd");
  return std::distance(begin(files), end(files));
}

bool has_children() {
  return ::waitpid(-1, nullptr, WNOHANG) != -1 || errno != ECHILD;
}

} // namespace

TEST_CASE("a program gets its arguments word by word, and its outputs and code come back") {
  Programs const programs;
  auto const path = programs.script("words", R"(printf '<%s>' "$@"; echo warned >&2; exit 7)");
  auto const result =
      core::run({.program = path, .arguments = {"a b", "$(id)", "", "*", "x;y", "\xC3\xBC\n"}});
  CHECK(result.end == End::exited);
  CHECK(result.code == 7);
  CHECK(result.out == "<a b><$(id)><><*><x;y><\xC3\xBC\n>");
  CHECK(result.err == "warned\n");
  CHECK_FALSE(has_children());
}

TEST_CASE("a program gets just the variables given") {
  ::setenv("PARTNERCTL_TEST_INHERITED", "1", 1);
  auto const result = core::run({.program = "/usr/bin/env",
                                 .environment = core::Environment({{"A", "1"}, {"B", "two = 2"}})});
  ::unsetenv("PARTNERCTL_TEST_INHERITED");
  CHECK(result.out == "A=1\nB=two = 2\n");
}

TEST_CASE("a program runs in the root folder, in a group of its own, with nothing to read") {
  Programs const programs;
  auto const path = programs.script("where", R"(
    pwd
    read -r line && echo "read: $line"
    read -r _ _ _ _ group _ < /proc/$$/stat
    [[ $group = $$ ]] && echo leader)");
  CHECK(core::run({.program = path}).out == "/\nleader\n");
}

TEST_CASE("a program inherits no descriptor and no ignored or blocked signal") {
  Programs const programs;
  int const open = ::open("/dev/null", O_RDONLY); // NOLINT: without O_CLOEXEC, that is the point
  REQUIRE(open > 2);
  auto const before = ::signal(SIGPIPE, SIG_IGN);
  sigset_t blocked{};
  sigset_t old{};
  ::sigemptyset(&blocked);
  ::sigaddset(&blocked, SIGTERM);
  ::pthread_sigmask(SIG_BLOCK, &blocked, &old);
  auto const result = core::run({.program = "/bin/cat", .arguments = {"/proc/self/status"}});
  auto const files = core::run({.program = "/bin/ls", .arguments = {"/proc/self/fd"}});
  ::pthread_sigmask(SIG_SETMASK, &old, nullptr);
  ::signal(SIGPIPE, before);
  ::close(open);
  CHECK(signals_at(result.out, "SigBlk:\t") == 0);
  CHECK(signals_at(result.out, "SigIgn:\t") == 0);
  CHECK(files.out == "0\n1\n2\n3\n"); // 3 is the folder that ls reads
}

TEST_CASE("a program that takes too long is killed with all that it started") {
  Programs const programs;
  auto const path = programs.script("slow", "sleep 600 & echo $!; exec sleep 600");
  core::ChildResult result;
  // More time where the machine was so slow that nothing was started yet.
  for (auto timeout = 200ms; result.out.empty() && timeout < 20s; timeout *= 4) {
    result = core::run({.program = path, .timeout = timeout});
    CHECK(result.end == End::timed_out);
  }
  auto const other = result.out.substr(0, result.out.find('\n'));
  REQUIRE_FALSE(other.empty());
  CHECK(test::comes_true([&] { return !is_alive(other); }));
  CHECK_FALSE(has_children());
}

TEST_CASE("a stop ends a program at once") {
  Programs const programs;
  auto const path =
      programs.script("slow", "echo > " + programs.file("begun") + "; exec sleep 600");
  std::stop_source stop;
  std::jthread const stopper([&] {
    test::comes_true([&] { return std::filesystem::exists(programs.file("begun")); });
    stop.request_stop();
  });
  CHECK(core::run({.program = path, .stop = stop.get_token()}).end == End::stopped);
  CHECK_FALSE(has_children());
}

TEST_CASE("what was stopped before is not started") {
  Programs const programs;
  auto const path = programs.script("any", "echo > " + programs.file("begun"));
  std::stop_source stop;
  stop.request_stop();
  CHECK(core::run({.program = path, .stop = stop.get_token()}).end == End::stopped);
  CHECK_FALSE(std::filesystem::exists(programs.file("begun")));
}

TEST_CASE("more output than allowed ends a program, on either stream") {
  Programs const programs;
  auto const out = programs.script("out", "while :; do echo 0123456789; done");
  auto const err = programs.script("err", "while :; do echo 0123456789; done >&2");
  auto const full = core::run({.program = out, .max_output = 1000});
  CHECK(full.end == End::too_much_output);
  CHECK(full.out.size() == 1000);
  CHECK(core::run({.program = err, .max_output = 1000}).end == End::too_much_output);
  auto const burst = programs.script("burst", "printf '%01001d' 0");
  CHECK(core::run({.program = burst, .max_output = 1000}).end == End::too_much_output);
  CHECK(core::run({.program = burst, .max_output = 1001}).out.size() == 1001);
}

TEST_CASE("output larger than a pipe comes whole on both streams") {
  Programs const programs;
  auto const path = programs.script("much", "printf '%0300000d' 0; printf '%0300000d' 0 >&2");
  auto const result = core::run({.program = path});
  CHECK(result.end == End::exited);
  CHECK(result.out == std::string(300000, '0'));
  CHECK(result.err == std::string(300000, '0'));
}

TEST_CASE("what a program leaves in the background is neither waited for nor killed") {
  Programs const programs;
  auto const path = programs.script("parent", "sleep 600 & echo $!");
  auto const result = core::run({.program = path});
  CHECK(result.end == End::exited);
  auto const left = result.out.substr(0, result.out.find('\n'));
  CHECK(is_alive(left));
  ::kill(std::stoi(left), SIGKILL);
}

TEST_CASE("a program that closes its outputs is still waited for") {
  Programs const programs;
  auto const path = programs.script("quiet", "exec >&- 2>&-; sleep 0.1; exit 3");
  CHECK(core::run({.program = path}).code == 3);
}

TEST_CASE("a program that dies of a signal did not exit") {
  Programs const programs;
  auto const result = core::run({.program = programs.script("dies", "kill -TERM $$")});
  CHECK(result.end == End::killed);
  CHECK(result.code == SIGTERM);
}

TEST_CASE("what cannot be started is an error and leaves nothing behind") {
  Programs const programs;
  auto const no_shebang = programs.folder.write("plain", "echo hello\n");
  ::chmod(no_shebang.c_str(), 0700);
  auto const before = open_descriptors();
  for (auto const& path :
       {programs.file("missing"), programs.folder.path(), no_shebang,
        programs.script("locked", "", 0600), std::string("env"), std::string()}) {
    INFO(path);
    auto const result = core::attempt([&] { return core::run({.program = path}); });
    REQUIRE(result.error.has_value());
    CHECK(result.error->kind == core::ErrorKind::internal);
    CHECK_THAT(result.error->message, Contains("cannot be started: "));
  }
  CHECK(open_descriptors() == before);
  CHECK_FALSE(has_children());
}

TEST_CASE("many threads run programs at once, and no descriptor stays open") {
  auto const before = open_descriptors();
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i) {
      threads.emplace_back([i] {
        for (int j = 0; j < 5; ++j) {
          auto const word = std::to_string(i * 100 + j);
          auto const result = core::run({.program = "/bin/echo", .arguments = {word}});
          if (result.out != word + "\n" || result.end != End::exited) {
            std::abort();
          }
        }
      });
    }
  }
  CHECK(open_descriptors() == before);
  CHECK_FALSE(has_children());
}

TEST_CASE("a program is found in the absolute folders of PATH alone, in their order") {
  Programs const first;
  Programs const second;
  Programs const third;
  first.script("tool", "", 0600);
  std::filesystem::create_directory(second.file("tool"));
  auto const wanted = third.script("tool", "");
  auto const path = first.folder.path() + ":" + second.folder.path() + ":" + third.folder.path();
  auto const find = [](std::string const& name, std::string const& folders) {
    return core::find_program(name, core::Environment({{"PATH", folders}}));
  };
  CHECK(find("tool", path) == wanted);
  CHECK(find("tool", first.folder.path()) == std::nullopt);
  CHECK(find("other", path) == std::nullopt);
  CHECK(find("", path) == std::nullopt);
  CHECK(find("../bin/tool", path) == std::nullopt);
  CHECK(core::find_program("tool", core::Environment()) == std::nullopt);
  auto const here = std::filesystem::current_path();
  std::filesystem::current_path(third.folder.path());
  CHECK(find("tool", ":.::") == std::nullopt);
  CHECK(find("tool", "../" + third.folder.path().substr(third.folder.path().rfind('/') + 1)) ==
        std::nullopt);
  std::filesystem::current_path(here);
}

TEST_CASE("a launched program goes on in a session of its own, and nobody has to wait for it") {
  Programs const programs;
  auto const path = programs.script("browser", R"bash(
    read -r _ _ _ _ _ session _ < /proc/$$/stat
    [[ $session = $$ ]] && own=yes
    echo "$1 $A $own $(readlink /proc/$$/fd/1)" > "$B.part"
    mv "$B.part" "$B")bash");
  core::Environment const environment(
      {{"A", "1"}, {"B", programs.file("out")}, {"PATH", "/usr/bin:/bin"}});
  CHECK(core::launch(path, {"https://a.example/?b=$(id)"}, environment));
  CHECK_FALSE(has_children());
  REQUIRE(test::comes_true([&] { return std::filesystem::exists(programs.file("out")); }));
  CHECK(text_of(programs.file("out")) == "https://a.example/?b=$(id) 1 yes /dev/null\n");
}

TEST_CASE("a launch that fails says so") {
  Programs const programs;
  CHECK_FALSE(core::launch(programs.file("missing"), {}, {}));
  CHECK_FALSE(core::launch("env", {}, {}));
  CHECK_FALSE(has_children());
}
