#pragma once

#include <string>
#include <string_view>

namespace partnerctl::terminal {

// What a text says about itself; how that looks is style's business.
enum class Tone { plain, good, changed, warning, bad, dim, strong };

// The text with the tone's ANSI colour around it, or as it is when colour is off or the tone plain.
std::string styled(std::string_view text, Tone tone, bool colour);

} // namespace partnerctl::terminal
