#pragma once

#include <string>

namespace partnerctl::core {

// A shown text without what the agent of a CI service would carry out as a command: a blank is put
// into "##vso[" and "##[" wherever they stand, and into a "::name" that the text begins with.
std::string without_agent_commands(std::string text);

} // namespace partnerctl::core
