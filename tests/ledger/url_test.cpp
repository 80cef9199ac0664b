#include "ledger/refusals.hpp"
#include "partnerctl/ledger/url.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace partnerctl;
using ledger::Url;
using test::contains;
using test::refusal;

TEST_CASE("none keeps nothing") {
  CHECK(Url::parse("none").form == Url::Form::none);
  CHECK(Url::parse("none").text() == "none");
}

TEST_CASE("a sqlite URL is three slashes and a path, with escapes or as it is") {
  CHECK(Url::parse("sqlite:///var/lib/ledger.db").path == "/var/lib/ledger.db");
  CHECK(Url::parse("SQLite:///a.db").path == "/a.db");
  CHECK(Url::parse("sqlite:///my%20files/a%22b%27c%25%3F.db").path == "/my files/a\"b'c%?.db");
  CHECK(Url::parse("sqlite:///my files/Zoë.db").path == "/my files/Zoë.db");
  CHECK(Url::parse("sqlite:///Zo%c3%ab.db").path == "/Zoë.db");
}

TEST_CASE("what a URL is written as reads back as the same path") {
  for (auto const* path : {"/a b.db", "/q\"u'o`t\\e.db", "/Zoë/客户.db", "/100%/=&?#;:@+.db"}) {
    auto const text = Url::of_file(path).text();
    CHECK(text.find_first_of(" \"'?#") == std::string::npos);
    CHECK(Url::parse(text).path == path);
  }
}

TEST_CASE("a relative file is one of the current folder") {
  CHECK(Url::of_file("x.db").path == (std::filesystem::current_path() / "x.db").string());
}

TEST_CASE("a sqlite URL that names no absolute file is a usage error with the form") {
  for (auto const* text : {"sqlite://", "sqlite://host/a.db", "sqlite:///", "sqlite:///folder/",
                           "sqlite:///a.db?mode=ro", "sqlite:///a.db#x", "sqlite:///a%zz.db",
                           "sqlite:///a%4", "sqlite:///a%00.db"}) {
    INFO(text);
    auto const error = refusal([&] { Url::parse(text); });
    CHECK(error.kind == core::ErrorKind::usage);
    CHECK_FALSE(error.hint.empty());
  }
}

TEST_CASE("anything else is a usage error that lists the forms") {
  for (auto const* text : {"", "ledger.db", "sqlite:/a.db", "sqlite3:///a.db", "mysql://h/db"}) {
    INFO(text);
    auto const error = refusal([&] { Url::parse(text); });
    CHECK(error.kind == core::ErrorKind::usage);
    CHECK(contains(error.hint, "sqlite:///path/file.db"));
    CHECK(contains(error.hint, "none"));
  }
}

TEST_CASE("a plain path is answered with the URL it was meant to be") {
  CHECK(contains(refusal([] { Url::parse("/my dir/a.db"); }).hint, "sqlite:///my%20dir/a.db"));
}

TEST_CASE("PostgreSQL is not built yet") {
  for (auto const* text : {"postgresql://host/db", "postgres://user@host/db", "POSTGRESQL://h"}) {
    auto const error = refusal([&] { Url::parse(text); });
    CHECK(error.kind == core::ErrorKind::usage);
    CHECK(contains(error.message, "not built yet"));
  }
}

TEST_CASE("a password in the URL is refused with PGPASSFILE and repeated nowhere") {
  for (auto const* text : {"postgresql://user:hunter2@host/db", "postgres://user:hunter2@host",
                           "postgresql://:hunter2@h", "postgresql://host/db?password=hunter2",
                           "postgresql://host/db?sslmode=require&PassWord=hunter2",
                           "postgresql://u:p@hunter2@host/db"}) {
    INFO(text);
    auto const error = refusal([&] { Url::parse(text); });
    CHECK(error.kind == core::ErrorKind::usage);
    CHECK(contains(error.hint, "PGPASSFILE"));
    CHECK_FALSE(contains(error.message + error.hint, "hunter2"));
  }
}

TEST_CASE("no refusal repeats a password of an unknown form") {
  for (auto const* text :
       {"mysql://user:hunter2@host/db", "user:hunter2@host", "sqlite://user:hunter2@host/a.db"}) {
    auto const error = refusal([&] { Url::parse(text); });
    CHECK_FALSE(contains(error.message + error.hint, "hunter2"));
  }
}
