#include "sandbox/delays.hpp"

#include <catch2/catch.hpp>

#include <future>
#include <string>

using namespace partnerctl;
using std::chrono::milliseconds;

TEST_CASE("delayed tasks run in the order of their time, not of their coming") {
  std::string order;
  std::promise<void> done;
  {
    sandbox::Delays delays;
    delays.after(milliseconds{30}, [&] {
      order += 'c';
      done.set_value();
    });
    delays.after(milliseconds{15}, [&] { order += 'b'; });
    delays.after(milliseconds{0}, [&] { order += 'a'; });
    done.get_future().get();
  }
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
