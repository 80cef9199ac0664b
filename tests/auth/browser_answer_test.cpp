#include "auth/browser_answer.hpp"
#include "auth/errors.hpp"

#include <catch2/catch.hpp>

#include <thread>

using namespace partnerctl;
using namespace std::chrono_literals;

namespace {

auth::BrowserAnswer answer_with(std::string const& code) {
  return {.code = core::Secret(code)};
}

} // namespace

TEST_CASE("an answer counts only with the state of the request, once") {
  using Form = http::Form;
  CHECK(
      auth::read_browser_answer(Form{{"code", "c"}, {"state", "st"}}, "st").value().code.reveal() ==
      "c");
  for (auto const& form : std::vector<Form>{{{"code", "c"}},
                                            {{"code", "c"}, {"state", ""}},
                                            {{"code", "c"}, {"state", "sT"}},
                                            {{"code", "c"}, {"state", "st "}},
                                            {{"code", "c"}, {"State", "st"}},
                                            {{"code", "c"}, {"state", "st"}, {"state", "st"}},
                                            {}}) {
    CHECK_FALSE(auth::read_browser_answer(form, "st").has_value());
  }
}

TEST_CASE("a refusal is read with all that it says, and outweighs a code") {
  auto const answer = auth::read_browser_answer({{"state", "st"},
                                                 {"code", "c"},
                                                 {"error", "access_denied"},
                                                 {"error_subcode", "cancel"},
                                                 {"error_description", "AADSTS65004: no"}},
                                                "st")
                          .value();
  CHECK(answer.code.empty());
  CHECK(answer.refusal.error == "access_denied");
  CHECK(answer.refusal.suberror == "cancel");
  CHECK(answer.refusal.description == "AADSTS65004: no");
  CHECK(answer.says_something());
}

TEST_CASE("an answer with no code, or with two, says nothing") {
  CHECK_FALSE(auth::read_browser_answer({{"state", "st"}}, "st").value().says_something());
  CHECK_FALSE(auth::read_browser_answer({{"state", "st"}, {"code", "a"}, {"code", "b"}}, "st")
                  .value()
                  .says_something());
}

TEST_CASE("an address, its query, its fragment and a form can be pasted") {
  http::Form const expected{{"code", "a+b/="}, {"state", "st"}};
  for (std::string const text :
       {"http://localhost:4711/?code=a%2Bb%2F%3D&state=st",
        "  http://localhost:4711?code=a%2Bb%2F%3D&state=st\r",
        "https://elsewhere.example/x#code=a%2Bb%2F%3D&state=st", "?code=a%2Bb%2F%3D&state=st",
        "#code=a%2Bb%2F%3D&state=st", "code=a%2Bb%2F%3D&state=st",
        "http://localhost:4711/?code=a%2Bb%2F%3D#state=st"}) {
    INFO(text);
    CHECK(auth::pasted_form(text) == expected);
  }
  CHECK(auth::pasted_form("http://localhost:4711/").empty());
  CHECK(auth::pasted_form("").empty());
}

TEST_CASE("the first answer ends the wait and a second changes nothing") {
  auth::BrowserAnswerBox box;
  CHECK(box.put(answer_with("first")));
  CHECK_FALSE(box.put(answer_with("second")));
  box.fail({.message = "late"});
  CHECK(box.wait({}, 1min).value().code.reveal() == "first");
}

TEST_CASE("a wait ends with patience, with a stop, and with an error from another thread") {
  auth::BrowserAnswerBox box;
  CHECK_FALSE(box.wait({}, 1ms).has_value());
  std::stop_source stop;
  std::jthread const stopper([&stop] { stop.request_stop(); });
  CHECK(test::error_of([&] { box.wait(stop.get_token(), 1min); }).kind ==
        core::ErrorKind::cancelled);
  std::jthread const failer([&box] { box.fail({.message = "the keyboard is gone"}); });
  CHECK(test::error_of([&] { box.wait({}, 1min); }).message == "the keyboard is gone");
}
