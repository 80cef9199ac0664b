#include "cli/messages.hpp"

#include <spdlog/logger.h>
#include <spdlog/sinks/ostream_sink.h>

#include <sstream>

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

} // namespace

struct Messages::Impl {
  std::ostream& err;
  std::ostringstream held{};
  bool holds;
  spdlog::logger logger;

  Impl(std::ostream& stream, Level level)
      : err(stream), holds(level == Level::quiet),
        logger("partnerctl", std::make_shared<spdlog::sinks::ostream_sink_mt>(
                                 holds ? static_cast<std::ostream&>(held) : err, true)) {
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
  if (m_impl->holds) {
    m_impl->err << text << '\n' << std::flush;
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

void Messages::release() {
  if (m_impl->holds) {
    m_impl->err << m_impl->held.str() << std::flush;
    m_impl->held.str({});
  }
}

} // namespace partnerctl::cli
