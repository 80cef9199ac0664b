#include "sandbox/delays.hpp"

#include <catch2/catch.hpp>

#include <future>
#include <string>

using namespace partnerctl;
using std::chrono::milliseconds;

TEST_CASE("delayed tasks run in the order of their time, not of their coming") {
  std::string order;
  bool was_quick = false;
  // Their times are those that are meant only where the three were given at almost one time, which
  // a machine that stands still for a moment prevents.
  for (int tries = 0; tries < 1000 && !was_quick; ++tries) {
    order.clear();
    std::promise<void> all_given;
    std::promise<void> done;
    sandbox::Delays delays;
    delays.after(milliseconds{0}, [&] { all_given.get_future().get(); });
    auto const begin = std::chrono::steady_clock::now();
    delays.after(milliseconds{30}, [&] {
      order += 'c';
      done.set_value();
    });
    delays.after(milliseconds{15}, [&] { order += 'b'; });
    delays.after(milliseconds{0}, [&] { order += 'a'; });
    was_quick = std::chrono::steady_clock::now() - begin < milliseconds{15};
    all_given.set_value();
    done.get_future().get();
  }
  CHECK(was_quick);
  CHECK(order == "abc");
}

TEST_CASE("what still waits at the end is dropped, and the end does not wait for it") {
  bool ran = false;
  {
    sandbox::Delays delays;
    delays.after(std::chrono::hours{1}, [&ran] { ran = true; });
  }
  CHECK(!ran);
}
