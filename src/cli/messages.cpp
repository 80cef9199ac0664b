#include "cli/messages.hpp"

#include <spdlog/logger.h>
#include <spdlog/sinks/base_sink.h>

#include <mutex>
#include <utility>

namespace partnerctl::cli {
namespace {

spdlog::level::level_enum threshold(Messages::Level level) {
  switch (level) {
  case Messages::Level::debug:
    return spdlog::level::trace;
  case Messages::Level::verbose:
    return spdlog::level::debug;
  default:
    return spdlog::level::info;
  }
}

// Where the logger's lines go: to stderr, above the live line, or kept until they are asked for.
class Sink final : public spdlog::sinks::base_sink<std::mutex> {
public:
  Sink(terminal::LiveLine& line, bool holds) : m_line(line), m_holds(holds) {}

  void release() {
    std::scoped_lock const lock(mutex_);
    m_line.write(std::exchange(m_held, {}));
  }

protected:
  void sink_it_(spdlog::details::log_msg const& message) override {
    spdlog::memory_buf_t text;
    formatter_->format(message, text);
    if (m_holds) {
      m_held.append(text.data(), text.size());
    } else {
      m_line.write({text.data(), text.size()});
    }
  }
  // Every line is flushed as it is written.
  void flush_() override {}

private:
  terminal::LiveLine& m_line;
  bool const m_holds;
  std::string m_held;
};

} // namespace

struct Messages::Impl {
  bool const is_quiet;
  terminal::LiveLine line;
  std::shared_ptr<Sink> sink;
  spdlog::logger logger;

  Impl(std::ostream& stream, Level level)
      : is_quiet(level == Level::quiet), line(stream), sink(std::make_shared<Sink>(line, is_quiet)),
        logger("partnerctl", sink) {
    // No timestamps, no level names: these are sentences for a person.
    logger.set_pattern("%v");
    logger.set_level(threshold(level));
  }
};

Messages::Messages(terminal::Streams const& streams, Level level)
    : m_impl(std::make_unique<Impl>(streams.err, level)) {}

Messages::~Messages() = default;

void Messages::say(std::string const& text) {
  m_impl->logger.info("{}", text);
}
void Messages::insist(std::string const& text) {
  if (m_impl->is_quiet) {
    m_impl->line.write(text + "\n");
  } else {
    say(text);
  }
}
void Messages::detail(std::string const& text) {
  m_impl->logger.debug("{}", text);
}
void Messages::trace(std::string const& text) {
  m_impl->logger.trace("{}", text);
}
bool Messages::traces() const {
  return m_impl->logger.should_log(spdlog::level::trace);
}
bool Messages::is_quiet() const {
  return m_impl->is_quiet;
}

void Messages::release() {
  m_impl->sink->release();
}

terminal::LiveLine& Messages::live_line() {
  return m_impl->line;
}

} // namespace partnerctl::cli
