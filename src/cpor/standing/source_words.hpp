#pragma once

#include "partnerctl/cpor/event.hpp"
#include "partnerctl/cpor/status.hpp"

#include <string>

namespace partnerctl::cpor {

// By whose word a status is so: "recorded by Ann on 2026-11-20". name: the file's or the person's;
// made fit for one line of a terminal.
std::string source_words(Status status, Source source, std::string const& name, core::Date on);

// The file, or the person.
std::string const& name_of_source(Event const& event);

// "'Under review'": a foreign text in one of our sentences.
std::string quoted(std::string const& text);

} // namespace partnerctl::cpor
