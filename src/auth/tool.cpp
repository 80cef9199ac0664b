#include "auth/tool.hpp"

#include "partnerctl/core/child_process.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace partnerctl::auth {
namespace {

using core::ErrorKind;
using std::chrono::milliseconds;
using End = core::ChildResult::End;

// A cold start of az on a slow machine takes ten seconds.
constexpr milliseconds k_longest{30'000};
constexpr int k_at_once = 4;

core::Error cancelled(Tool const& tool) {
  return {.kind = ErrorKind::cancelled, .message = "stopped while waiting for " + tool.title};
}

core::Error out_of_time(Tool const& tool) {
  return {.kind = ErrorKind::network,
          .message = "the time was up before " + tool.title + " could be asked for a token"};
}

// Not to be tried again: it has tried for long, and kept others waiting.
core::Error timed_out(Tool const& tool, milliseconds limit) {
  auto const text = limit.count() % 1000 == 0 ? fmt::format("{} s", limit.count() / 1000)
                                              : fmt::format("{} ms", limit.count());
  return {.kind = ErrorKind::network,
          .message = tool.title + " gave no answer within " + text,
          .hint = "see whether it answers by itself: " + tool.name + " version",
          .exhausted = true};
}

core::Error ended_oddly(Tool const& tool, std::string const& how) {
  return {.kind = ErrorKind::protocol,
          .message = tool.title + " " + how,
          .hint = "see whether it works by itself: " + tool.name + " version"};
}

// How long until the deadline, and no overflow where there is none.
milliseconds time_left(core::SteadyPoint deadline, core::Clock const& clock) {
  return deadline == core::SteadyPoint::max()
             ? std::chrono::hours{1}
             : std::chrono::ceil<milliseconds>(deadline - clock.steady());
}

// The places of the tools that run.
class Places {
public:
  // Whether one came free in time.
  bool take(std::stop_token stop, milliseconds left) {
    std::unique_lock lock(m_mutex);
    if (!m_freed.wait_for(lock, std::move(stop), left, [this] { return m_free > 0; })) {
      return false;
    }
    --m_free;
    return true;
  }
  void give_back() {
    std::scoped_lock const lock(m_mutex);
    ++m_free;
    m_freed.notify_one();
  }

private:
  std::mutex m_mutex{};
  std::condition_variable_any m_freed{};
  int m_free = k_at_once;
};

Places& places() {
  static Places s_places;
  return s_places;
}

class Place {
public:
  Place(Tool const& tool, ToolCall const& call, core::Clock const& clock) {
    if (!places().take(call.stop, time_left(call.deadline, clock))) {
      throw call.stop.stop_requested() ? cancelled(tool) : out_of_time(tool);
    }
  }
  ~Place() { places().give_back(); }
  Place(Place const&) = delete;
  Place& operator=(Place const&) = delete;
};

std::string path_of(Tool const& tool, core::Environment const& environment) {
  auto path = core::find_program(tool.name, environment);
  if (!path) {
    throw core::Error{.kind = ErrorKind::auth,
                      .message = tool.title + " (" + tool.name + ") is not on PATH",
                      .hint = "install it (" + tool.guide + ") and run " + tool.login +
                              ", or sign in another way with --auth"};
  }
  return *std::move(path);
}

bool is_plain(std::string const& text, std::string_view marks) {
  return !text.empty() && text.front() != '-' &&
         std::all_of(text.begin(), text.end(), [marks](char c) {
           return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                  marks.find(c) != std::string_view::npos;
         });
}

} // namespace

ToolRunner::ToolRunner(Tool tool, Means const& means)
    : m_tool(std::move(tool)), m_program(path_of(m_tool, means.environment)),
      m_environment(means.environment), m_clock(means.clock) {}

bool ToolRunner::is_installed(Tool const& tool, Means const& means) {
  return core::find_program(tool.name, means.environment).has_value();
}

ToolOutput ToolRunner::run(ToolCall const& call) const {
  Place const place(m_tool, call, *m_clock);
  auto const limit = std::min({k_longest, call.timeout, time_left(call.deadline, *m_clock)});
  if (limit <= milliseconds{0}) {
    throw out_of_time(m_tool);
  }
  auto result = core::run({.program = m_program,
                           .arguments = call.arguments,
                           .environment = m_environment,
                           .timeout = limit,
                           .stop = call.stop});
  switch (result.end) {
  case End::exited:
    return {.code = result.code, .out = std::move(result.out), .err = std::move(result.err)};
  case End::stopped:
    throw cancelled(m_tool);
  case End::timed_out:
    throw timed_out(m_tool, limit);
  case End::too_much_output:
    throw ended_oddly(m_tool, "wrote more than any token is long");
  case End::killed:
    break;
  }
  throw ended_oddly(m_tool, fmt::format("was ended by the signal {}", result.code));
}

ToolCall call_for(TokenRequest const& request, std::vector<std::string> arguments) {
  return {.arguments = std::move(arguments),
          .stop = request.stop,
          .deadline = request.deadline,
          .timeout = request.timeout};
}

void require_plain(core::TenantRef const& tenant) {
  if (tenant.form() == core::TenantRef::Form::home) {
    throw core::Error{.message = "a token was asked for before 'home' was resolved"};
  }
  if (!is_plain(tenant.text(), ".-")) {
    throw core::usage_error("'" + core::printable(tenant.text()) + "' is no tenant",
                            "give the tenant's ID or one of its domains");
  }
}

void require_plain(std::string const& scope) {
  if (!is_plain(scope, "._:/-")) {
    throw core::usage_error("'" + core::printable(scope) +
                                "' is no scope that another program can be asked for",
                            "check the cloud's endpoints in the configuration");
  }
}

} // namespace partnerctl::auth
