#include "cli/console.hpp"
#include "support/fixtures.hpp"
#include "support/process.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <sstream>

using namespace partnerctl;

namespace {

struct Desk {
  test::TemporaryFolder folder{};
  std::ostringstream out{};
  std::ostringstream err{};
  std::istringstream in{};
  terminal::Streams streams{.out = out, .err = err, .in = in, .in_is_terminal = true};

  bool opens(std::map<std::string, std::string, std::less<>> variables, std::string const& url) {
    core::Environment const environment(std::move(variables));
    cli::Messages messages(streams, cli::Messages::Level::quiet);
    return cli::Console(streams, environment, messages).open_browser(url);
  }
  // A browser that notes how it was called.
  std::string browser(std::string const& name) {
    auto const path = folder.write(name, "#!/bin/sh\nprintf '%s\\n' \"$@\" > " + folder.path() +
                                             "/called.part && mv " + folder.path() +
                                             "/called.part " + folder.path() + "/called\n");
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    return path;
  }
  std::string called() {
    auto const path = folder.path() + "/called";
    CHECK(test::comes_true([&] { return std::filesystem::exists(path); }));
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
  }
};

} // namespace

TEST_CASE("the address reaches the named browser as one argument, without a shell") {
  Desk desk;
  auto const url = "https://login.example/?a=1&b=$(touch x);'\"";
  CHECK(desk.opens({{"BROWSER", desk.browser("b") + ":other"}, {"PATH", "/usr/bin:/bin"}}, url));
  CHECK(desk.called() == std::string(url) + "\n");
}

TEST_CASE("a browser's own arguments stay, and %s is where the address goes") {
  Desk desk;
  CHECK(desk.opens({{"BROWSER", desk.browser("b") + " --new %s --last"}, {"PATH", "/usr/bin:/bin"}},
                   "https://x"));
  CHECK(desk.called() == "--new\nhttps://x\n--last\n");
}

TEST_CASE("without a browser or a display none is opened") {
  Desk desk;
  CHECK_FALSE(desk.opens({{"PATH", "/usr/bin:/bin"}}, "https://x"));
  CHECK_FALSE(desk.opens({{"BROWSER", "no-such-program"}, {"PATH", "/usr/bin:/bin"}}, "https://x"));
  CHECK_FALSE(desk.opens({{"DISPLAY", ":0"}, {"PATH", desk.folder.path()}}, "https://x"));
}

TEST_CASE("what a person needs to go on is shown under quiet too, once") {
  Desk desk;
  core::Environment const environment;
  cli::Messages messages(desk.streams, cli::Messages::Level::quiet);
  cli::Console(desk.streams, environment, messages).say("Open this");
  CHECK(desk.err.str() == "Open this\n");
  messages.release();
  CHECK(desk.err.str() == "Open this\n");
}

TEST_CASE("nothing is waited for where there is no keyboard") {
  Desk desk;
  desk.in.str("pasted\n");
  core::Environment const environment;
  cli::Messages messages(desk.streams, cli::Messages::Level::normal);
  CHECK(cli::Console(desk.streams, environment, messages).typed_line({}) == "pasted");
  terminal::Streams const piped{.out = desk.out, .err = desk.err, .in = desk.in};
  desk.in.str("a roster\n");
  CHECK_FALSE(cli::Console(piped, environment, messages).typed_line({}).has_value());
}
