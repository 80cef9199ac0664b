#include "partnerctl/core/child_process.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace partnerctl;
using namespace std::chrono_literals;
using End = core::ChildResult::End;

namespace {

core::ChildProcess script(test::TemporaryFolder const& folder, std::string const& text) {
  auto const path = folder.write("script", "#!/bin/bash\n" + text);
  std::filesystem::permissions(path, std::filesystem::perms::owner_all);
  return {.program = path};
}

} // namespace

TEST_CASE("a program gets limits of memory and of computing, and only where they are asked for") {
  test::TemporaryFolder const folder;
  auto child = script(folder, "ulimit -v; ulimit -t");
  auto const own = core::run(child).out;
  // They are set in the moment after its start.
  child = script(folder, "while [[ $(ulimit -v) != 262144 ]]; do :; done; ulimit -t; ulimit -Hv");
  child.max_memory = std::size_t{256} << 20U;
  child.max_computing = 17s;
  CHECK(core::run(child).out == "17\n262144\n");
  CHECK(core::run(script(folder, "ulimit -v; ulimit -t")).out == own);
}

TEST_CASE("a program that takes more memory than it may fails by itself") {
  test::TemporaryFolder const folder;
  auto child = script(folder, "while [[ $(ulimit -v) != 262144 ]]; do :; done\n"
                              "x=0123456789abcdef; while :; do x=$x$x; done");
  child.max_memory = std::size_t{256} << 20U;
  auto const result = core::run(child);
  CHECK(result.end != End::timed_out);
  CHECK((result.end == End::killed || result.code != 0));
}
