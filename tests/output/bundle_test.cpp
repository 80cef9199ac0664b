#include "output/draft_folder.hpp"
#include "partnerctl/core/digest.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/output/bundle.hpp"
#include "support/fixtures.hpp"
#include "support/sync_fault.hpp"

#include <catch2/catch.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <map>
#include <zip.h>

using namespace partnerctl;
using output::BundleFile;
using test::content_of;
namespace fs = std::filesystem;

namespace {

std::vector<BundleFile> files() {
  return {
      {"tenants/b.json", "{\"b\": 1}\n"}, {"index.json", "{}\n"}, {"tenants/a.html", "<p>ä</p>"}};
}

std::string sum(std::string const& content) {
  return core::hexadecimal(core::sha256(content));
}

// Name and content of every file in a zip, in its order.
std::vector<std::pair<std::string, std::string>> unzipped(std::string const& path) {
  std::vector<std::pair<std::string, std::string>> found;
  auto* const archive = zip_open(path.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
  REQUIRE(archive != nullptr);
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
    zip_stat_t facts;
    REQUIRE(zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &facts) == 0);
    auto* const file = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
    REQUIRE(file != nullptr);
    std::string content(facts.size, '\0');
    CHECK(zip_fread(file, content.data(), content.size()) ==
          static_cast<zip_int64_t>(content.size()));
    zip_fclose(file);
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    zip_file_get_external_attributes(archive, static_cast<zip_uint64_t>(i), 0, &system,
                                     &attributes);
    CHECK(system == ZIP_OPSYS_UNIX);
    CHECK((attributes >> 16U) == 0100600U);
    found.emplace_back(facts.name, content);
  }
  zip_discard(archive);
  return found;
}

} // namespace

TEST_CASE("a bundle is a folder with its files and the list of their digests") {
  test::TemporaryFolder const folder;
  auto const path = folder.path() + "/evidence/";
  output::check_bundle_place("--out", path);
  output::write_bundle(path, files());
  CHECK(content_of(path + "tenants/b.json") == "{\"b\": 1}\n");
  CHECK(content_of(path + "tenants/a.html") == "<p>ä</p>");
  CHECK(content_of(path + "SHA256SUMS") == sum("{}\n") + "  index.json\n" + sum("<p>ä</p>") +
                                               "  tenants/a.html\n" + sum("{\"b\": 1}\n") +
                                               "  tenants/b.json\n");
  CHECK((fs::status(path).permissions() & fs::perms::others_all) == fs::perms::none);
  // Nothing else is left beside it.
  CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
}

TEST_CASE("a bundle whose name ends with zip is one file, the same bytes each time") {
  test::TemporaryFolder const folder;
  auto const path = folder.path() + "/evidence.zip";
  output::check_bundle_place("--out", path);
  output::write_bundle(path, files());
  auto const found = unzipped(path);
  REQUIRE(found.size() == 4);
  CHECK(found[0].first == "index.json");
  CHECK(found[1] == std::pair<std::string, std::string>("tenants/a.html", "<p>ä</p>"));
  CHECK(found[3].first == "SHA256SUMS");
  auto other = files();
  std::swap(other[0], other[2]);
  output::write_bundle(folder.path() + "/again.zip", other);
  CHECK(content_of(path) == content_of(folder.path() + "/again.zip"));
}

TEST_CASE("what is there already is not written over") {
  test::TemporaryFolder const folder;
  auto const file = folder.write("evidence.zip", "kept");
  fs::create_directory(folder.path() + "/full");
  std::ofstream(folder.path() + "/full/one") << "kept";
  fs::create_directory(folder.path() + "/empty");
  for (auto const& path :
       {file, folder.path() + "/full", folder.path() + "/none/evidence.zip", std::string()}) {
    INFO(path);
    try {
      output::check_bundle_place("--out", path);
      FAIL("it was not refused");
    } catch (core::Error const& error) {
      CHECK(error.kind == core::ErrorKind::usage);
      CHECK(error.message.find("--out") == 0);
    }
  }
  CHECK_NOTHROW(output::check_bundle_place("--out", folder.path() + "/empty"));
  output::write_bundle(folder.path() + "/empty", files());
  CHECK(fs::exists(folder.path() + "/empty/index.json"));
}

TEST_CASE("a bundle that cannot be written leaves nothing behind") {
  test::TemporaryFolder const folder;
  fs::create_directory(folder.path() + "/full");
  std::ofstream(folder.path() + "/full/one") << "kept";
  CHECK_THROWS_AS(output::write_bundle(folder.path() + "/full", files()), core::Error);
  CHECK(content_of(folder.path() + "/full/one") == "kept");
  CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
}

TEST_CASE("a bundle that was written says so where the disk may not keep it") {
  test::TemporaryFolder const folder;
  for (auto const* name : {"/one.zip", "/one"}) {
    auto const path = folder.path() + name;
    test::SyncFault const failing(folder.path(), EIO);
    try {
      output::write_bundle(path, files());
      FAIL("nothing was said");
    } catch (core::Error const& error) {
      CHECK(error.message == "'" + path +
                                 "' was written, but it is not sure that the disk keeps it: "
                                 "Input/output error");
    }
    CHECK(fs::exists(path));
  }
  test::SyncFault const failing(folder.path(), ENOTSUP);
  CHECK_NOTHROW(output::write_bundle(folder.path() + "/two", files()));
}

TEST_CASE("what came there after the place was looked at is not written over") {
  test::TemporaryFolder const folder;
  for (auto const* name : {"/one.zip", "/one"}) {
    auto const path = folder.path() + name;
    output::check_bundle_place("--out", path);
    output::write_bundle(path, {{"a.txt", "first"}});
    auto const before = fs::is_directory(path) ? content_of(path + "/a.txt") : content_of(path);
    try {
      output::write_bundle(path, {{"a.txt", "second"}});
      FAIL("it was written over");
    } catch (core::Error const& error) {
      CHECK(error.kind == core::ErrorKind::usage);
      CHECK(error.message.find("is there already") != std::string::npos);
    }
    CHECK((fs::is_directory(path) ? content_of(path + "/a.txt") : content_of(path)) == before);
  }
  CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 2);
}

TEST_CASE("what a killed process left of a bundle goes with the next one to the same place") {
  test::TemporaryFolder const folder;
  auto const path = folder.path() + "/pack";
  auto const child = ::fork();
  if (child == 0) {
    // With the files in it, and never to become anything.
    output::DraftFolder const draft(path);
    draft.add(files().front());
    ::_exit(0);
  }
  int status = -1;
  ::waitpid(child, &status, 0);
  auto const names = [&] {
    std::vector<std::string> found;
    for (auto const& entry : fs::directory_iterator(folder.path())) {
      found.push_back(entry.path().filename().string());
    }
    std::sort(found.begin(), found.end());
    return found;
  };
  REQUIRE(names().size() == 1);
  REQUIRE(names().front().starts_with("pack.partnerctl-"));
  // Of no other place, of no other name, no file and no link, and nothing without its note.
  std::vector<std::string> const others{"other.partnerctl-Ab12Cd", "pack.Ab12Cd", "pack.backup",
                                        "pack.partnerctl-Ab12CdE", "pack.partnerctl-backup"};
  for (auto const& name : others) {
    fs::create_directory(folder.path() + "/" + name);
  }
  folder.write("pack.partnerctl-a_file", "kept");
  fs::create_directory_symlink(folder.path() + "/pack.backup",
                               folder.path() + "/pack.partnerctl-a_link");
  folder.write("pack.backup/one", "kept");
  folder.write("pack.partnerctl-backup/about-this-folder.txt", "my own\n");
  output::write_bundle(path, files());
  CHECK(names() == std::vector<std::string>{"other.partnerctl-Ab12Cd", "pack", "pack.Ab12Cd",
                                            "pack.backup", "pack.partnerctl-Ab12CdE",
                                            "pack.partnerctl-a_file", "pack.partnerctl-a_link",
                                            "pack.partnerctl-backup"});
  CHECK(content_of(folder.path() + "/pack.backup/one") == "kept");
}

TEST_CASE("a bundle that is being written is not taken for one that was left") {
  test::TemporaryFolder const folder;
  auto const path = folder.path() + "/pack";
  output::DraftFolder draft(path);
  draft.add({"a.txt", "first"});
  output::remove_dead_drafts(path);
  CHECK(draft.become(path));
  CHECK(content_of(path + "/a.txt") == "first");
  // What it became is a draft no more.
  output::remove_dead_drafts(path);
  CHECK(fs::exists(path));
}

TEST_CASE("any text becomes the name of a file that stays where it is put") {
  CHECK(output::file_name_of("contoso.example") == "contoso.example");
  CHECK(output::file_name_of("../../etc/passwd") == "_._.._etc_passwd");
  CHECK(output::file_name_of("../x").find('/') == std::string::npos);
  CHECK(output::file_name_of(".hidden").front() != '.');
  CHECK(output::file_name_of("") == "_");
  CHECK(output::file_name_of(std::string(5000, 'a')).size() == 100);
}
