#include "ledger/proof_store.hpp"
#include "ledger/quick_folder.hpp"
#include "ledger/refusals.hpp"
#include "ledger/runs.hpp"
#include "partnerctl/core/digest.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

using namespace partnerctl;
using ledger::ProofStore;
using test::content_of;
using test::refusal;

namespace fs = std::filesystem;

namespace {

std::string digest(std::string_view bytes) {
  return core::hexadecimal(core::sha256(bytes));
}

unsigned mode_of(std::string const& path) {
  return static_cast<unsigned>(fs::status(path).permissions());
}

struct Shelf {
  test::QuickFolder folder{};
  std::string copies = folder.path() + "/a.db.proofs";
  ProofStore store{folder.path() + "/a.db"};
  std::string place(std::string_view bytes) const { return store.path_of(digest(bytes)); }
  std::string put(std::string_view bytes) const {
    store.write(digest(bytes), bytes).take_place();
    return place(bytes);
  }
  std::size_t count() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(copies), fs::directory_iterator()));
  }
};

} // namespace

TEST_CASE("a copy has all bytes, whatever they are, and is its owner's alone") {
  std::string all;
  for (int i = 0; i < 256; ++i) {
    all += static_cast<char>(i);
  }
  for (auto const& bytes : {std::string(), all, std::string(300000, '\0')}) {
    for (mode_t const mask : {0000U, 0777U}) {
      Shelf const shelf;
      auto const before = ::umask(mask);
      auto const path = shelf.put(bytes);
      ::umask(before);
      CHECK(content_of(path) == bytes);
      CHECK(mode_of(path) == 0400U);
      CHECK(mode_of(shelf.copies) == 0700U);
      CHECK(shelf.count() == 1);
    }
  }
}

TEST_CASE("a draft that does not take its place leaves nothing") {
  Shelf const shelf;
  {
    auto const draft = shelf.store.write(digest("x"), "x");
    CHECK(shelf.count() == 1);
    CHECK_FALSE(fs::exists(shelf.place("x")));
  }
  CHECK(shelf.count() == 0);
}

TEST_CASE("a copy takes the place of whatever is there") {
  Shelf const shelf;
  auto const elsewhere = shelf.folder.write("precious.txt", "precious");
  fs::create_directory(shelf.copies);
  SECTION("other bytes") {
    std::ofstream(shelf.place("x")) << "not x";
  }
  SECTION("the same bytes with another mode") {
    std::ofstream(shelf.place("x")) << "x";
    fs::permissions(shelf.place("x"), fs::perms(0777));
  }
  SECTION("a link to another's file") {
    fs::create_symlink(elsewhere, shelf.place("x"));
  }
  SECTION("a link that leads nowhere") {
    fs::create_symlink("/nowhere", shelf.place("x"));
  }
  SECTION("a pipe") {
    REQUIRE(::mkfifo(shelf.place("x").c_str(), 0600) == 0);
  }
  shelf.put("x");
  CHECK(fs::is_regular_file(fs::symlink_status(shelf.place("x"))));
  CHECK(content_of(shelf.place("x")) == "x");
  CHECK(mode_of(shelf.place("x")) == 0400U);
  CHECK(content_of(elsewhere) == "precious");
}

TEST_CASE("a folder in the place of a copy is refused and stays") {
  Shelf const shelf;
  fs::create_directories(shelf.place("x"));
  auto const error = refusal([&] { shelf.put("x"); });
  CHECK(test::contains(error.message, shelf.copies));
  CHECK(shelf.count() == 1);
}

TEST_CASE("a file in the place of the folder is refused") {
  Shelf const shelf;
  shelf.folder.write("a.db.proofs", "mine");
  CHECK(test::contains(refusal([&] { shelf.put("x"); }).message, "a.db.proofs"));
  CHECK(content_of(shelf.copies) == "mine");
}

TEST_CASE("what is no digest leads to no path") {
  Shelf const shelf;
  for (auto const& text : {std::string(), std::string("../../etc/passwd"), std::string(63, 'a'),
                           std::string(65, 'a'), std::string(64, 'A'), std::string(64, 'g'),
                           std::string(61, 'a') + "/..", std::string(63, 'a') + '\0'}) {
    CHECK(refusal([&] { static_cast<void>(shelf.store.path_of(text)); }).kind ==
          core::ErrorKind::usage);
  }
}

TEST_CASE("tidying removes what no row names and what nobody writes, and nothing else") {
  Shelf const shelf;
  shelf.put("named");
  shelf.put("orphan");
  auto const draft = shelf.store.write(digest("living"), "living");
  auto const foreign = std::string(64, 'b') + ".txt";
  for (auto const& name : {std::string("notes.txt"), foreign, std::string(".hidden"),
                           std::string(64, 'A'), "tmp-" + std::string(64, 'c')}) {
    std::ofstream(shelf.copies + "/" + name) << "mine";
  }
  std::ofstream(shelf.copies + "/" + digest("dead") + ".tmp-1-0123") << "half of it";
  // As a writer leaves it that is killed just before its draft takes its place.
  std::ofstream(shelf.copies + "/" + digest("done") + ".tmp-2-0123") << "done";
  fs::permissions(shelf.copies + "/" + digest("done") + ".tmp-2-0123", fs::perms(0400));
  fs::create_directory(shelf.copies + "/" + digest("a folder"));
  REQUIRE(shelf.count() == 11);
  shelf.store.tidy({digest("named"), digest("gone")});
  CHECK(shelf.count() == 8);
  CHECK(fs::exists(shelf.place("named")));
  CHECK_FALSE(fs::exists(shelf.place("orphan")));
  CHECK(fs::exists(shelf.copies + "/" + foreign));
  CHECK(fs::exists(shelf.place("a folder")));
}

TEST_CASE("a draft that outlived the tidying takes its place") {
  Shelf const shelf;
  auto draft = shelf.store.write(digest("x"), "x");
  shelf.store.tidy({});
  draft.take_place();
  CHECK(content_of(shelf.place("x")) == "x");
}

TEST_CASE("there may be nothing to tidy, or no way in") {
  Shelf const shelf;
  CHECK_NOTHROW(shelf.store.tidy({}));
  shelf.folder.write("a.db.proofs", "");
  CHECK_NOTHROW(shelf.store.tidy({}));
}

TEST_CASE("a writer never loses its draft to one who tidies without a pause") {
  Shelf const shelf;
  std::atomic<bool> done = false;
  std::jthread const tidier([&] {
    while (!done) {
      shelf.store.tidy({});
    }
  });
  int lost = 0;
  for (int i = 0; i < 1000; ++i) {
    auto const bytes = std::to_string(i);
    auto draft = shelf.store.write(digest(bytes), bytes);
    auto const tried = core::attempt([&] {
      draft.take_place();
      return true;
    });
    lost += tried ? 0 : 1;
  }
  done = true;
  CHECK(lost == 0);
}
