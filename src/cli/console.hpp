#pragma once

#include "cli/messages.hpp"
#include "partnerctl/auth/interaction.hpp"
#include "partnerctl/core/environment.hpp"
#include "partnerctl/terminal/streams.hpp"

namespace partnerctl::cli {

// The person at this terminal, for a sign-in.
class Console final : public auth::Interaction {
public:
  Console(terminal::Streams const& streams, core::Environment const& environment,
          Messages& messages)
      : m_streams(streams), m_environment(environment), m_messages(messages) {}

  void say(std::string const& text) override;
  // $BROWSER, else xdg-open where there is a display.
  bool open_browser(std::string const& url) override;
  std::optional<std::string> typed_line(std::stop_token stop) override;

private:
  terminal::Streams const& m_streams;
  core::Environment const& m_environment;
  Messages& m_messages;
};

} // namespace partnerctl::cli
