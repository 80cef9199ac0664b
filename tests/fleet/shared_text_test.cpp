#include "partnerctl/fleet/shared_text.hpp"

#include <catch2/catch.hpp>

#include <sstream>
#include <thread>
#include <type_traits>
#include <vector>

using namespace std::string_literals;
using partnerctl::fleet::SharedText;
using partnerctl::fleet::SharedTexts;

TEST_CASE("a shared text reads as the string that it was made of") {
  SharedText const text("Contoso Partner Limited"s);
  CHECK(text == "Contoso Partner Limited");
  CHECK(text == "Contoso Partner Limited"s);
  CHECK_FALSE(text == "Contoso");
  CHECK_FALSE(text.empty());
  std::string const back = text;
  CHECK(back == "Contoso Partner Limited");
  CHECK("to " + text + "!" == "to Contoso Partner Limited!");
  CHECK("to "s + text == "to Contoso Partner Limited");
  std::ostringstream out;
  out << text;
  CHECK(out.str() == back);
}

TEST_CASE("a shared text holds any bytes") {
  CHECK(SharedText("a\0b"s) == "a\0b"s);
  CHECK(SharedText("a\0b"s).view().size() == 3);
}

TEST_CASE("an empty shared text is an empty string in one word") {
  STATIC_REQUIRE(sizeof(SharedText) == sizeof(void*));
  for (auto const& text : {SharedText(), SharedText(""), SharedText(std::string())}) {
    CHECK(text.empty());
    CHECK(text == "");
    CHECK(std::string(text).empty());
  }
}

TEST_CASE("copies share their characters and outlive one another") {
  SharedText first("a text that is too long to stand in an object");
  SharedText const second = first;
  CHECK(second.view().data() == first.view().data());
  first = "another one";
  CHECK(second == "a text that is too long to stand in an object");
  first = second;
  auto const* characters = second.view().data();
  SharedText const third = std::move(first);
  CHECK(third.view().data() == characters);
  SharedText fourth = third;
  auto& same = fourth;
  fourth = same;
  CHECK(fourth == second);
  fourth.clear();
  CHECK(fourth.empty());
}

TEST_CASE("equal texts can be made to share their characters") {
  SharedTexts texts;
  SharedText one("1234567");
  SharedText two("1234567");
  SharedText other("7654321");
  SharedText none;
  for (auto* each : {&one, &two, &other, &none}) {
    texts.share(*each);
  }
  CHECK(one.view().data() == two.view().data());
  CHECK(two == "1234567");
  CHECK(other == "7654321");
  CHECK(none.empty());
}

TEST_CASE("copies of one text may come and go in several threads") {
  SharedText const text("Contoso Partner Limited");
  SharedTexts texts;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
      threads.emplace_back([&] {
        for (int j = 0; j < 200; ++j) {
          SharedText copy = text;
          SharedText equal("Contoso Partner Limited");
          texts.share(equal);
          texts.share(copy);
        }
      });
    }
  }
  CHECK(text == "Contoso Partner Limited");
}
