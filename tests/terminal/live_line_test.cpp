#include "partnerctl/terminal/live_line.hpp"

#include <catch2/catch.hpp>

#include <sstream>
#include <string>
#include <thread>
#include <vector>

using partnerctl::terminal::LiveLine;

TEST_CASE("a live line is redrawn in its own row") {
  std::ostringstream err;
  LiveLine line(err);
  line.show("1 of 2");
  line.show("2 of 2");
  CHECK(err.str() == "\r1 of 2\x1b[K\r2 of 2\x1b[K");
}

TEST_CASE("a text erases the live line before it is written") {
  std::ostringstream err;
  LiveLine line(err);
  line.show("1 of 2");
  line.write("a message\n");
  line.write("another\n");
  CHECK(err.str() == "\r1 of 2\x1b[K\r\x1b[Ka message\nanother\n");
}

TEST_CASE("a line that is not there is not erased") {
  std::ostringstream err;
  LiveLine line(err);
  line.erase();
  line.write("a message\n");
  line.erase();
  CHECK(err.str() == "a message\n");
}

TEST_CASE("a held line is gone and stays away as long as anybody holds it") {
  std::ostringstream err;
  LiveLine line(err);
  line.show("1 of 2");
  {
    LiveLine::Hold const outer(line);
    CHECK(err.str() == "\r1 of 2\x1b[K\r\x1b[K");
    err.str({});
    { LiveLine::Hold const inner(line); }
    line.show("2 of 2");
    line.write("a message\n");
    CHECK(err.str() == "a message\n");
  }
  err.str({});
  line.show("2 of 2");
  CHECK(err.str() == "\r2 of 2\x1b[K");
}

TEST_CASE("texts of many threads stay whole and no line is left among them") {
  std::ostringstream err;
  LiveLine line(err);
  constexpr int k_texts = 200;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
      threads.emplace_back([&line] {
        for (int j = 0; j < k_texts; ++j) {
          line.show("progress");
          line.write("message\n");
        }
      });
    }
  }
  std::string rest = err.str();
  for (std::string const part : {"\rprogress\x1b[K", "\r\x1b[K"}) {
    for (auto at = rest.find(part); at != std::string::npos; at = rest.find(part)) {
      rest.erase(at, part.size());
    }
  }
  std::string expected;
  for (int i = 0; i < 4 * k_texts; ++i) {
    expected += "message\n";
  }
  CHECK(rest == expected);
}
