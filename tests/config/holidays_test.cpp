#include "config/holidays.hpp"
#include "config/written.hpp"

using namespace partnerctl;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using test::Written;

namespace {

// A configuration that names a file of holidays beside it.
struct WithFile : Written {
  explicit WithFile(std::string const& text)
      : Written("[claims]\nholidays = \"days.txt\"\n"), file(folder.write("days.txt", text)) {}
  std::vector<std::string> days() const {
    std::vector<std::string> texts;
    for (auto const& day : read().claims.holidays) {
      texts.push_back(core::format_date(day));
    }
    return texts;
  }
  std::string file;
};

} // namespace

TEST_CASE("a file of holidays has a day a line, comments and whatever line ends") {
  WithFile const written("\xEF\xBB\xBF# Germany\r\n\r\n  2026-12-26\t# second\r\n2026-12-25\n"
                         "2026-12-25\n#2026-01-01\n\t\n2027-01-01");
  CHECK(written.days() == std::vector<std::string>{"2026-12-25", "2026-12-26", "2027-01-01"});
}

TEST_CASE("a file of no holidays is none") {
  auto const* const text = GENERATE("", "\n", "# nothing", "\xEF\xBB\xBF");
  CHECK(WithFile(text).days().empty());
}

TEST_CASE("a line that is no day is told with its file, line and column") {
  auto const [text, place] = GENERATE(table<std::string, std::string>(
      {{"2026-12-25\n  2026-13-01\n", ":2:3: '2026-13-01' is no day"},
       {"25.12.2026", ":1:1: '25.12.2026' is no day"},
       {"2026-12-25 2026-12-26", ":1:1: '2026-12-25 2026-12-26' is no day"},
       {"\n\n2026-02-29 # no leap year", ":3:1: '2026-02-29' is no day"},
       {"2200-01-01", ":1:1: '2200-01-01' is no day"},
       {"\x1b[2J", ":1:1: '"}}));
  CAPTURE(text);
  WithFile const written(text);
  auto const error = written.error();
  CHECK(error.kind == core::ErrorKind::usage);
  CHECK_THAT(error.message, StartsWith(written.file + place));
  CHECK(error.message.find('\x1b') == std::string::npos);
  CHECK_THAT(error.hint, Contains("2026-12-25"));
}

TEST_CASE("a file of holidays that is missing, a folder or binary is told for what it is") {
  Written const missing("[claims]\nholidays = \"none.txt\"\n");
  CHECK(missing.fault() ==
        "2:12: claims.holidays: there is no file " + missing.folder.path() + "/none.txt");
  Written const folder("[claims]\nholidays = \".\"\n");
  CHECK_THAT(folder.error().message,
             StartsWith("the file of holidays ") && Contains("is a folder"));
  CHECK_THAT(folder.error().hint, Contains("holidays") && !Contains("--config"));
  WithFile const binary(std::string("2026\0", 5));
  CHECK_THAT(binary.error().message, StartsWith(binary.file + ":1:5: a NUL byte"));
}

TEST_CASE("an absolute path of holidays and one under home are whole already") {
  test::TemporaryFolder const other;
  auto const file = other.write("days.txt", "2026-12-25");
  CHECK(Written("[claims]\nholidays = \"" + file + "\"\n").read().claims.holidays.size() == 1);
  Written const at_home("[claims]\nholidays = \"~/none.txt\"\n");
  CHECK_THAT(at_home.fault(), Contains("/home/me/none.txt"));
}

TEST_CASE("a listed holiday that is no day is told with its place") {
  auto const [text, message] = GENERATE(table<std::string, std::string>(
      {{"[\"2026-12-25\", \"soon\"]", "2:27: claims.holidays[1]: 'soon' is no day"},
       {"[\"2026-02-30\"]", "2:13: claims.holidays[0]: '2026-02-30' is no day"},
       {"[1899-12-31]", "2:13: claims.holidays[0]: '1899-12-31' is no day"},
       {"[2026-12-25T00:00:00]", "2:13: claims.holidays[0] must be a day"},
       {"[2026-12-25T00:00:00Z]", "2:13: claims.holidays[0] must be a day"},
       {"[20261225]", "2:13: claims.holidays[0] must be a day"},
       {"[[\"2026-12-25\"]]", "2:13: claims.holidays[0] must be a day"},
       {"[\"\"]", "2:13: claims.holidays[0] is empty"},
       {"2026-12-25", "2:12: claims.holidays must be a list of days or the path of a file"},
       {"7", "2:12: claims.holidays must be a list of days or the path of a file"},
       {"\"\"", "2:12: claims.holidays is empty"}}));
  CAPTURE(text);
  CHECK(Written("[claims]\nholidays = " + text + "\n").fault() == message);
}
