#include "partnerctl/core/error.hpp"
#include "sandbox/conditions.hpp"
#include "sandbox/store.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>

using namespace partnerctl;
using sandbox::Link;
using sandbox::Principal;
using sandbox::Store;

namespace {

Principal principal(int number) {
  return {.tenant = "tenant-" + std::to_string(number), .object = "object"};
}

// Counts the version of a record up, as a write does.
void write(Store& store, Principal const& who) {
  store.change(who, [&who](Link const* link) {
    return Link{.principal = who,
                .partner_id = "1234567",
                .version = link == nullptr ? 1 : link->version + 1,
                .created = "2026-11-22T10:15:00.0000000Z",
                .updated = "2026-11-22T10:15:00.0000000Z",
                .active = true};
  });
}

int version(Store& store, Principal const& who) {
  auto const link = store.read(who);
  return link ? link->version : 0;
}

std::size_t lines_of(std::string const& file) {
  std::ifstream in(file);
  std::string line;
  std::size_t count = 0;
  while (std::getline(in, line)) {
    ++count;
  }
  return count;
}

} // namespace

TEST_CASE("a store in memory begins with the links of the built-in tenants") {
  Store store("");
  auto const& linked = sandbox::built_in_tenants()[4];
  auto const link = store.read(
      {.tenant = linked.id, .object = sandbox::object_id(linked.id, sandbox::Kind::user)});
  REQUIRE(link);
  CHECK(link->partner_id == "1234567");
  CHECK(!store.read(principal(1)));
}

TEST_CASE("what was stored is there for the next process, in files of its owner") {
  test::TemporaryFolder const folder;
  auto const path = folder.path() + "/state/sandbox";
  {
    Store store(path);
    write(store, principal(1));
    write(store, principal(1));
  }
  Store next(path);
  CHECK(version(next, principal(1)) == 2);
  CHECK(next.read(principal(1))->created == "2026-11-22T10:15:00.0000000Z");
  struct stat status {};
  REQUIRE(::stat((path + "/links.jsonl").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0600U);
  REQUIRE(::stat(path.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0700U);
}

TEST_CASE("a deletion is stored as well as a link") {
  test::TemporaryFolder const folder;
  Store store(folder.path());
  write(store, principal(1));
  store.change(principal(1), [](Link const* link) {
    Link next = *link;
    next.active = false;
    return next;
  });
  Store next(folder.path());
  CHECK(!next.read(principal(1))->active);
}

TEST_CASE("two stores on one folder see each other's writes at once") {
  test::TemporaryFolder const folder;
  Store one(folder.path());
  Store two(folder.path());
  write(one, principal(1));
  CHECK(version(two, principal(1)) == 1);
  write(two, principal(1));
  CHECK(version(one, principal(1)) == 2);
}

TEST_CASE("processes and threads that write at once lose nothing") {
  test::TemporaryFolder const folder;
  constexpr int k_processes = 3;
  constexpr int k_writes = 200;
  std::vector<pid_t> children;
  for (int i = 0; i < k_processes; ++i) {
    pid_t const child = ::fork();
    if (child == 0) {
      Store store(folder.path());
      for (int n = 0; n < k_writes; ++n) {
        write(store, principal(0));
        write(store, principal(i + 1));
      }
      ::_exit(0);
    }
    children.push_back(child);
  }
  for (pid_t const child : children) {
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(status == 0);
  }
  Store store(folder.path());
  CHECK(version(store, principal(0)) == k_processes * k_writes);
  CHECK(version(store, principal(2)) == k_writes);
}

TEST_CASE("a line that a killed writer left half is dropped, and what follows is not") {
  test::TemporaryFolder const folder;
  {
    Store store(folder.path());
    write(store, principal(1));
  }
  std::ofstream(folder.path() + "/links.jsonl", std::ios::app) << R"({"tenantId":"tenant-1","obj)";
  Store next(folder.path());
  CHECK(version(next, principal(1)) == 1);
  write(next, principal(2));
  Store last(folder.path());
  CHECK(version(last, principal(1)) == 1);
  CHECK(version(last, principal(2)) == 1);
  CHECK(lines_of(folder.path() + "/links.jsonl") == 2);
}

TEST_CASE("lines that are not ours are passed over") {
  test::TemporaryFolder const folder;
  folder.write("links.jsonl", "\n[]\nnonsense\n{\"tenantId\":1}\n");
  Store store(folder.path());
  write(store, principal(1));
  CHECK(version(store, principal(1)) == 1);
}

TEST_CASE("a journal of many superseded lines is rewritten, also under another store's feet") {
  test::TemporaryFolder const folder;
  Store running(folder.path());
  constexpr int k_writes = 1500;
  for (int i = 0; i < k_writes; ++i) {
    write(running, principal(1));
  }
  CHECK(lines_of(folder.path() + "/links.jsonl") == k_writes);
  Store next(folder.path());
  CHECK(lines_of(folder.path() + "/links.jsonl") < 10);
  write(next, principal(2));
  CHECK(version(running, principal(1)) == k_writes);
  CHECK(version(running, principal(2)) == 1);
  write(running, principal(2));
  CHECK(version(next, principal(2)) == 2);
}

TEST_CASE("a folder that cannot be used is a usage error that names it") {
  test::TemporaryFolder const folder;
  auto const file = folder.write("file", "text");
  for (auto const& path : {file, file + "/below", std::string("/proc/partnerctl")}) {
    try {
      Store const store(path);
      FAIL("used " + path);
    } catch (core::Error const& error) {
      CHECK(error.kind == core::ErrorKind::usage);
      CHECK(error.message.find(path) != std::string::npos);
    }
  }
}
