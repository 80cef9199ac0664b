#pragma once

#include "partnerctl/auth/interaction.hpp"
#include "partnerctl/core/attempt.hpp"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace partnerctl::test {

// A person at a terminal, played by a test: remembers what was said, types what it is given, and
// has a browser where one is set.
class FakeInteraction final : public auth::Interaction {
public:
  // What the browser does with an address, on a thread of its own; unset: there is no browser.
  std::function<void(std::string const& url)> browser{};
  // Called after each text, on the thread that says it.
  std::function<void(std::string const& text)> on_say{};

  void type(std::string line) {
    {
      std::scoped_lock const lock(m_mutex);
      m_typed.push_back(std::move(line));
    }
    m_changed.notify_all();
  }
  // As Ctrl-D.
  void end_input() {
    {
      std::scoped_lock const lock(m_mutex);
      m_ended = true;
    }
    m_changed.notify_all();
  }
  // Waits until the browser has done what it does.
  void close_browser() { m_browsers.clear(); }
  std::vector<std::string> said() const {
    std::scoped_lock const lock(m_mutex);
    return m_said;
  }
  std::vector<std::string> opened() const {
    std::scoped_lock const lock(m_mutex);
    return m_opened;
  }
  // Whether nobody waits for a line any more.
  bool is_idle() const {
    std::scoped_lock const lock(m_mutex);
    return m_waiting == 0;
  }

  void say(std::string const& text) override {
    {
      std::scoped_lock const lock(m_mutex);
      m_said.push_back(text);
    }
    if (on_say) {
      on_say(text);
    }
  }
  bool open_browser(std::string const& url) override {
    if (!browser) {
      return false;
    }
    {
      std::scoped_lock const lock(m_mutex);
      m_opened.push_back(url);
    }
    // A page that does not come is the browser's own trouble, as it is in life.
    m_browsers.emplace_back([this, url] {
      core::attempt([&] {
        browser(url);
        return true;
      });
    });
    return true;
  }
  std::optional<std::string> typed_line(std::stop_token stop) override {
    std::unique_lock lock(m_mutex);
    ++m_waiting;
    bool const woken =
        m_changed.wait(lock, std::move(stop), [this] { return m_ended || !m_typed.empty(); });
    --m_waiting;
    if (!woken || m_typed.empty()) {
      return std::nullopt;
    }
    auto line = std::move(m_typed.front());
    m_typed.pop_front();
    return line;
  }

private:
  mutable std::mutex m_mutex;
  std::condition_variable_any m_changed;
  std::deque<std::string> m_typed;
  std::vector<std::string> m_said;
  std::vector<std::string> m_opened;
  std::vector<std::jthread> m_browsers;
  int m_waiting = 0;
  bool m_ended = false;
};

} // namespace partnerctl::test
