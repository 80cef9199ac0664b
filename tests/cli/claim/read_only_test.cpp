// A backup that can be read and not written, as its commands see it. What root may do is no
// measure, so a process of its own becomes nobody.

#include "cli/claim/claim_stage.hpp"

#include <catch2/catch.hpp>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <filesystem>
#include <functional>

using namespace partnerctl;
using core::ExitCode;
using test::ClaimStage;
using test::has;
using test::Shown;

namespace fs = std::filesystem;

namespace {

struct Backup {
  ClaimStage stage{};

  Backup() {
    stage.make_ready();
    stage.run({"status", "-t", "unlinked.example", "--cloud", "sandbox", "--ledger", stage.ledger});
    set(fs::perms(0444), fs::perms(0555));
  }
  ~Backup() { set(fs::perms(0644), fs::perms(0755)); }
  Backup(Backup const&) = delete;
  Backup& operator=(Backup const&) = delete;

  void set(fs::perms files, fs::perms folders) const {
    fs::permissions(stage.folder.path(), fs::perms(0755));
    for (auto const& entry : fs::recursive_directory_iterator(stage.folder.path())) {
      fs::permissions(entry.path(), entry.is_directory() ? folders : files);
    }
    fs::permissions(stage.folder.path(), folders);
  }
};

// Under the thread sanitizer the copy of a process with several threads can start none itself, as a
// check does to listen for signals.
#if defined(__SANITIZE_THREAD__)
constexpr bool k_copies_start_threads = false;
#else
constexpr bool k_copies_start_threads = true;
#endif

// Whether what the command shows to a process so prepared is as it should be.
bool apart(std::function<bool()> const& prepare, std::function<Shown()> const& command,
           std::function<bool(Shown const&)> const& is) {
  std::fflush(nullptr);
  auto const child = ::fork();
  if (child == 0) {
    if (!prepare()) {
      ::_exit(2);
    }
    auto const shown = command();
    bool const right = is(shown);
    std::fputs(right ? "" : (shown.out + shown.err).c_str(), stderr);
    std::fflush(nullptr);
    ::_exit(right ? 0 : 1);
  }
  int status = -1;
  ::waitpid(child, &status, 0);
  return child > 0 && status == 0;
}

// The same of a process that may write nothing.
bool as_nobody(std::function<Shown()> const& command, std::function<bool(Shown const&)> const& is) {
  return apart([] { return ::geteuid() != 0 || (::setgid(65534) == 0 && ::setuid(65534) == 0); },
               command, is);
}

// The same of one for which every disk is as good as full: no file may become larger than this.
bool without_room(std::function<Shown()> const& command,
                  std::function<bool(Shown const&)> const& is) {
  return apart(
      [] {
        rlimit const allowed{.rlim_cur = 4096, .rlim_max = 4096};
        return std::signal(SIGXFSZ, SIG_IGN) != SIG_ERR && ::setrlimit(RLIMIT_FSIZE, &allowed) == 0;
      },
      command, is);
}

std::vector<std::vector<std::string>> const& readings() {
  static std::vector<std::vector<std::string>> const k_readings{
      {"list"},      {"show", "C-0001"},     {"export"},
      {"deadlines"}, {"check", "--offline"}, {"support-pack", "C-0001"}};
  return k_readings;
}

} // namespace

TEST_CASE("the claims and runs of a ledger that cannot be written are shown") {
  Backup const backup;
  auto const& stage = backup.stage;
  for (auto const& words : readings()) {
    INFO(words.front());
    auto const as_it_was = stage.claim(words);
    CHECK(as_it_was.code == ExitCode::ok);
    if (words.front() == "check" && !k_copies_start_threads) {
      continue;
    }
    CHECK(as_nobody([&] { return stage.claim(words); },
                    [&](Shown const& shown) {
                      return shown.code == ExitCode::ok && shown.out == as_it_was.out;
                    }));
  }
  CHECK(as_nobody(
      [&] {
        return stage.run({"run", "list", "--ledger", stage.ledger});
      },
      [](Shown const& shown) { return shown.code == ExitCode::ok; }));
}

TEST_CASE("every change of a ledger that cannot be written is refused, and says why") {
  Backup const backup;
  auto const& stage = backup.stage;
  for (auto const& words : std::vector<std::vector<std::string>>{
           {"new", "--name", "A", "--as", "Ann"},
           {"edit", "C-0001", "--comments", "A", "--as", "Ann"},
           {"record", "C-0001", "--status", "Submitted", "--as", "Ann"},
           {"record", "C-0001", "--withdraw", "--as", "Ann"},
           {"delete", "C-0001", "--yes"}}) {
    INFO(words.front());
    CHECK(as_nobody([&] { return stage.claim(words); },
                    [&](Shown const& shown) {
                      return shown.code == ExitCode::usage && shown.out.empty() &&
                             has(shown.err, "/ours.db cannot be written: Permission denied");
                    }));
  }
  CHECK(stage.count() == 1);
}

TEST_CASE("the claims and runs of a ledger on a full disk are shown, and no change is taken") {
  ClaimStage const stage;
  stage.make_ready();
  stage.run({"status", "-t", "unlinked.example", "--cloud", "sandbox", "--ledger", stage.ledger});
  for (auto const& words : readings()) {
    INFO(words.front());
    auto const as_it_was = stage.claim(words);
    if (words.front() == "check" && !k_copies_start_threads) {
      continue;
    }
    CHECK(without_room([&] { return stage.claim(words); },
                       [&](Shown const& shown) {
                         return shown.code == ExitCode::ok && shown.out == as_it_was.out;
                       }));
  }
  CHECK(without_room(
      [&] {
        return stage.run({"run", "list", "--ledger", stage.ledger, "-o", "csv"});
      },
      [](Shown const& shown) { return shown.code == ExitCode::ok && has(shown.out, "status"); }));
  for (auto const& words : std::vector<std::vector<std::string>>{
           {"new", "--name", "A", "--as", "Ann"},
           {"edit", "C-0001", "--comments", "A", "--as", "Ann"},
           {"record", "C-0001", "--status", "Submitted", "--as", "Ann"}}) {
    INFO(words.front());
    CHECK(without_room([&] { return stage.claim(words); },
                       [](Shown const& shown) {
                         return shown.code == ExitCode::failed && shown.out.empty() &&
                                has(shown.err, "there is no room left for the ledger") &&
                                has(shown.err, "make room on its disk") &&
                                !has(shown.err, "--ledger none");
                       }));
  }
  CHECK(stage.shown("1")["revision"] == 3);
}
