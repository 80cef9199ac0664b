// Wrong input, as people give it: one clear sentence, exit code 2, and not one request.

#include "acceptance/stand.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using partnerctl::test::Ended;
using partnerctl::test::Stand;

namespace {

// Exit code 2, nothing on stdout, no tenant touched (the sandbox would have said so in a row), and
// a message that contains what it must.
void is_refused(Ended const& ended, std::string const& says) {
  INFO(ended.err);
  CHECK(ended.code == 2);
  CHECK(ended.out.empty());
  CHECK(ended.err.find(says) != std::string::npos);
}

} // namespace

TEST_CASE("a roster that is wrong anywhere sends nothing") {
  Stand stand;
  auto const with = [&](std::string const& name, std::string const& text) {
    return stand.run(
        {"link-pal", "-f", stand.folder().write(name, text), "--partner-id", "1234567"});
  };
  is_refused(with("empty.csv", ""), "empty.csv");
  is_refused(with("header.csv", "tenant,name\n"), "header.csv");
  is_refused(with("tenant.csv", "tenant\nok.example\nnot a tenant\n"), "tenant.csv:3");
  is_refused(with("partner.csv", "tenant,partner_id\nok.example,12x\n"), "partner.csv:2");
  is_refused(with("quote.csv", "tenant,name\nok.example,\"open\n"), "quote.csv:2");
  is_refused(with("json.json", "[\"ok.example\",\n oops]"), "json.json:2");
  is_refused(with("nul.csv", std::string("tenant\nok.ex\0mple\n", 18)), "NUL");
  is_refused(with("utf8.csv", "tenant,name\nok.example,\xff\xfe\n"), "UTF-8");
  is_refused(with("cr.csv", "tenant\rok.example\r"), "cr.csv");
  is_refused(stand.run({"link-pal", "-f", stand.folder().path(), "--partner-id", "1234567"}),
             "directory");
}

TEST_CASE("a roster of a gigabyte is refused before it is read") {
  Stand stand;
  auto const path = stand.folder().write("huge.csv", "tenant\n");
  std::filesystem::resize_file(path, std::uintmax_t{1} << 30U); // sparse
  auto const ended = stand.run({"link-pal", "-f", path, "--partner-id", "1234567"});
  is_refused(ended, "huge.csv");
  CHECK(ended.peak_kib < 200L * 1024 + partnerctl::test::sanitizer_kib());
}

TEST_CASE("a roster with Windows line ends is what spreadsheets write, and is read") {
  Stand stand({"--extra-tenants", "2"});
  auto const path = stand.folder().write(
      "excel.csv", "\xEF\xBB\xBFtenant,name\r\ntenant-00001.example,\"A, Ltd\"\r\n"
                   "tenant-00002.example,B\r\n");
  auto const ended = stand.run({"link-pal", "-f", path, "--partner-id", "1234567", "-o", "csv"});
  INFO(ended.err);
  CHECK(ended.code == 0);
  CHECK(ended.out.find("\"A, Ltd\"") != std::string::npos);
}

TEST_CASE("a secret on standard input is never taken for a roster") {
  Stand stand;
  auto const ended = stand.run(
      {"link-pal", "--partner-id", "1", "--client-secret-file", "-", "-f", "-"}, "S3cr3t-on-stdin");
  is_refused(ended, "once");
  CHECK(ended.err.find("S3cr3t") == std::string::npos);
}

TEST_CASE("a selection that --exclude empties by another name is refused") {
  Stand stand({"--extra-tenants", "1"});
  is_refused(stand.run({"link-pal", "-t", "tenant-00001.example", "--exclude",
                        "5a4d0000-0000-4000-8001-000000000001", "--partner-id", "1234567"}),
             "exclude");
}

TEST_CASE("output that cannot be written is exit code 1, and the link is made all the same") {
  Stand stand({"--extra-tenants", "1"});
  auto const binary = partnerctl::test::partnerctl_binary();
  auto const ended = partnerctl::test::run_program(
      "/bin/sh", {.arguments = {"-c", binary + " link-pal -t tenant-00001.example --partner-id "
                                               "1234567 >/dev/full"},
                  .environment = stand.environment()});
  CHECK(ended.code == 1);
  CHECK(ended.err.find("could not be written") != std::string::npos);
  CHECK(stand.run({"status", "-t", "tenant-00001.example", "-o", "tsv"}).out.find("\tlinked\t") !=
        std::string::npos);
}

TEST_CASE(
    "a roster that brings its own partner IDs can be checked, and an option hides a bad variable") {
  Stand stand({"--extra-tenants", "1"});
  auto const file =
      stand.folder().write("c.csv", "tenant,partner_id\ntenant-00001.example,1234567\n");
  CHECK(stand.run({"status", "-f", file, "--check"}).code == 6);
  stand.environment()["PARTNERCTL_PARTNER_ID"] = "zz";
  CHECK(stand.run({"status", "-t", "tenant-00001.example", "--partner-id", "1234567"}).code == 0);
}

TEST_CASE("options that contradict each other or a row are refused") {
  Stand stand;
  auto const file = stand.folder().write("c.csv", "tenant,partner_id\nok.example,7654321\n");
  is_refused(stand.run({"link-pal", "-f", file, "--partner-id", "1234567"}), "c.csv:2");
  is_refused(stand.run({"link-pal", "-t", file, "--partner-id", "1234567"}), "--tenants");
  is_refused(stand.run({"link-pal", "-f", "contoso.example", "--partner-id", "1234567"}),
             "--tenant contoso.example");
  is_refused(stand.run({"link-pal", "-t", "a.example"}), "partner ID");
  is_refused(stand.run({"link-pal", "-t", "a.example", "--partner-id", "abc"}), "abc");
  is_refused(stand.run({"link-pal", "-t", "a.example", "--partner-id", "1", "--check"}),
             "--dry-run");
  is_refused(stand.run({"status", "-t", "a.example", "--check"}), "partner ID");
  is_refused(stand.run({"unlink-pal", "-t", "a.example", "--any", "--partner-id", "1", "--yes"}),
             "exclude");
  is_refused(stand.run({"link-pal", "-t", "a.example", "--partner-id", "1", "-o", "jason"}),
             "json");
  is_refused(stand.run({"status", "-t", "a.example", "--columns", "tenant,nme"}), "name");
  is_refused(stand.run({"status", "-t", "a.example", "--ledger", "postgresql://team/db"}), "none");
  is_refused(stand.run({"status", "-t", "a.example", "--auth", "brwser"}), "did you mean browser");
  is_refused(stand.run({"status", "-t", "common"}), "common");
  is_refused(stand.run({"status", "-f", "-", "-f", "-"}, "tenant\na.example\n"), "once");
  is_refused(stand.run({"link-pal", "-t", "a.example", "--exclude", "a.example", "--partner-id",
                        "1234567"}),
             "tenant");
}

TEST_CASE("an account that is not kept is exit code 4, and nobody else signs in") {
  Stand stand;
  auto const ended = stand.run({"status", "-t", "a.example", "--account", "x@y.example"});
  CHECK(ended.code == 4);
  CHECK(ended.out.empty());
  CHECK(ended.err.find("no sign-in of x@y.example") != std::string::npos);
}

TEST_CASE("a mistyped command or option is answered with the right one") {
  Stand stand;
  is_refused(stand.run({"pal", "link"}), "partnerctl link-pal");
  is_refused(stand.run({"lnk-pal"}), "partnerctl link-pal");
  is_refused(stand.run({"list", "tenant"}), "partnerctl tenant list");
  is_refused(stand.run({"tenant", "lst"}), "partnerctl tenant list");
  is_refused(stand.run({"LINK-PAL"}), "partnerctl link-pal");
  is_refused(stand.run({"unlink"}), "partnerctl unlink-pal");
  is_refused(stand.run({"--partner-id", "1", "link-pal"}), "stands before the command");
  is_refused(stand.run({"status", "-t"}), "--tenant needs a value");
  is_refused(stand.run({"status", "-o", "csv", "-o", "json"}), "more than once");
  is_refused(stand.run({"link-pal", "--partnerid", "1"}), "--partner-id");
  is_refused(stand.run({"link-pal", "--paralel", "4"}), "--parallel");
  is_refused(stand.run({"tenant"}), "partnerctl");
}

TEST_CASE("the sandbox must be an explicit option in CI and knows no other identity") {
  Stand stand;
  stand.environment()["CI"] = "true";
  stand.environment()["PARTNERCTL_CLOUD"] = "sandbox";
  is_refused(stand.run({"status", "--all-tenants"}), "--cloud sandbox");
  stand.environment().erase("PARTNERCTL_CLOUD");
  is_refused(stand.run({"status", "--all-tenants", "--cloud", "sandbox", "--auth", "secret"}),
             "--auth");
}

TEST_CASE("an authority variable that disagrees with the named cloud is refused") {
  Stand stand;
  stand.environment()["AZURE_AUTHORITY_HOST"] = "https://login.microsoftonline.us";
  is_refused(stand.run({"status", "-t", "a.example", "--cloud", "public"}), "AZURE_AUTHORITY_HOST");
}
