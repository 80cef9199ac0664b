#include "cli/console.hpp"
#include "cli/messages.hpp"

#include <catch2/catch.hpp>

#include <sstream>
#include <thread>
#include <vector>

using namespace partnerctl;
using cli::Messages;

namespace {

struct Desk {
  std::ostringstream out{};
  std::ostringstream err{};
  std::istringstream in{};
  terminal::Streams streams{.out = out, .err = err, .in = in, .in_is_terminal = true};
};

} // namespace

TEST_CASE("every kind of message stands above the live line") {
  Desk desk;
  Messages messages(desk.streams, Messages::Level::debug);
  auto const shown = [&](auto&& message) {
    messages.live_line().show("1 of 2");
    desk.err.str({});
    message();
    return desk.err.str();
  };
  CHECK(shown([&] { messages.say("said"); }) == "\r\x1b[Ksaid\n");
  CHECK(shown([&] { messages.insist("insisted"); }) == "\r\x1b[Kinsisted\n");
  CHECK(shown([&] { messages.detail("detail"); }) == "\r\x1b[Kdetail\n");
  CHECK(shown([&] { messages.trace("trace"); }) == "\r\x1b[Ktrace\n");
}

TEST_CASE("a message keeps what looks like a format or is not there") {
  Desk desk;
  Messages messages(desk.streams, Messages::Level::normal);
  messages.say("100 % {} {0}");
  messages.detail("not shown");
  CHECK(desk.err.str() == "100 % {} {0}\n");
}

TEST_CASE("quiet holds messages back in their order until they are released, once") {
  Desk desk;
  Messages messages(desk.streams, Messages::Level::quiet);
  messages.say("first");
  messages.say("second");
  CHECK(desk.err.str().empty());
  messages.release();
  messages.release();
  CHECK(desk.err.str() == "first\nsecond\n");
}

TEST_CASE("messages of many threads stay whole") {
  Desk desk;
  Messages messages(desk.streams, Messages::Level::quiet);
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
      threads.emplace_back([&] {
        for (int j = 0; j < 100; ++j) {
          messages.say("message");
        }
      });
    }
  }
  messages.release();
  std::string expected;
  for (int i = 0; i < 400; ++i) {
    expected += "message\n";
  }
  CHECK(desk.err.str() == expected);
}

TEST_CASE("the live line is away while a person types") {
  // Looks at the line at the moment in which it would wait for them.
  class Keyboard final : public std::stringbuf {
  public:
    explicit Keyboard(Messages& messages) : m_messages(messages) {}

  private:
    int_type underflow() override {
      m_messages.live_line().show("2 of 2");
      return traits_type::eof();
    }
    Messages& m_messages;
  };
  Desk desk;
  Messages messages(desk.streams, Messages::Level::normal);
  Keyboard keyboard(messages);
  std::istream in(&keyboard);
  terminal::Streams const streams{
      .out = desk.out, .err = desk.err, .in = in, .in_is_terminal = true};
  core::Environment const environment;
  messages.live_line().show("1 of 2");
  desk.err.str({});
  cli::Console(streams, environment, messages).typed_line({});
  CHECK(desk.err.str() == "\r\x1b[K");
  messages.live_line().show("2 of 2");
  CHECK(desk.err.str() == "\r\x1b[K\r2 of 2\x1b[K");
}
