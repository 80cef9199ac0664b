#include "cpor/proof/proof_formats.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/child_process.hpp"
#include "partnerctl/core/phrase.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace partnerctl::cpor {
namespace {

using End = core::ChildResult::End;
using Outcome = ProofText::Outcome;

constexpr std::size_t k_longest_message = 160;
// Ten times what a manual of a thousand pages takes.
constexpr std::size_t k_most_memory = std::size_t{1} << 30U;
// Longer than it is waited for: for when nobody waits any more.
constexpr std::chrono::seconds k_most_computing{40};

// "/Subtype /Image" stands uncompressed in every PDF that has a picture of its own.
bool has_picture(std::string_view bytes) {
  constexpr std::string_view k_key = "/Subtype";
  for (auto at = bytes.find(k_key); at != std::string_view::npos; at = bytes.find(k_key, at)) {
    at = std::min(bytes.find_first_not_of(" \t\r\n", at + k_key.size()), bytes.size());
    constexpr std::string_view k_value = "/Image";
    if (bytes.substr(at).starts_with(k_value) &&
        bytes.substr(at + k_value.size(), 1).find_first_of(" \t\r\n/>") == 0) {
      return true;
    }
  }
  return false;
}

// It reads hostile files: of our variables, which may hold secrets, it gets what finds it.
core::Environment for_reader(core::Environment const& environment) {
  std::map<std::string, std::string, std::less<>> variables{{"LC_ALL", "C.UTF-8"}};
  for (auto const* name : {"PATH", "LD_LIBRARY_PATH"}) {
    if (auto value = environment.get(name)) {
      variables[name] = *std::move(value);
    }
  }
  return core::Environment(std::move(variables));
}

// What stands first on its stderr, without "Syntax Error: ".
std::string complaint(std::string_view err) {
  auto line = core::trim(err.substr(0, err.find('\n')));
  auto const colon = line.find(": ");
  line.remove_prefix(colon == std::string_view::npos ? 0 : colon + 2);
  return line.empty() ? "it says nothing"
                      : "it says \"" + core::phrase(line, k_longest_message) + "\"";
}

ProofText refused(core::ChildResult const& result) {
  constexpr int k_no_permission = 3;
  // "Incorrect password"; "Couldn't find the '…' security handler" of rights management.
  bool const is_locked = result.code == k_no_permission ||
                         result.err.find("password") != std::string::npos ||
                         result.err.find("security handler") != std::string::npos;
  return is_locked
             ? not_read(Outcome::encrypted, "it asks for a password")
             : not_read(Outcome::unreadable,
                        "it is cut or damaged, pdftotext cannot read it: " + complaint(result.err));
}

// "Out of memory" of its own, and C++'s. A damaged PDF's "Bogus memory allocation size" is neither.
bool is_out_of_memory(core::ChildResult const& result) {
  return result.err.find("Out of memory") != std::string::npos ||
         result.err.find("bad_alloc") != std::string::npos;
}

// A page without words is nearly always the picture of one, however it is drawn.
ProofText words_or_scan(std::string words, bool has_pictures) {
  auto text = words_read(std::move(words), has_pictures);
  if (text.outcome != Outcome::read || has_letters(text.text)) {
    return text;
  }
  return not_read(Outcome::not_readable_here, "it has no words: a scan?");
}

ProofText outcome_of(core::ChildResult result, bool has_pictures) {
  bool const has_failed =
      result.end == End::killed || (result.end == End::exited && result.code != 0);
  if (has_failed && is_out_of_memory(result)) {
    return not_read(Outcome::not_readable_here, "pdftotext needs more than 1 GiB for it");
  }
  switch (result.end) {
  case End::exited:
    return result.code == 0 ? words_or_scan(std::move(result.out), has_pictures) : refused(result);
  case End::too_much_output:
    // The first 8 MiB of its words; or it only complained.
    return result.out.empty() ? not_read(Outcome::unreadable, "it is damaged all through")
                              : words_or_scan(std::move(result.out), has_pictures);
  case End::timed_out:
    return not_read(Outcome::not_readable_here, "pdftotext took longer than 30 seconds");
  case End::stopped:
    return not_read(Outcome::not_readable_here, "pdftotext was stopped");
  case End::killed:
    break;
  }
  return not_read(Outcome::unreadable,
                  fmt::format("pdftotext broke down on it (signal {})", result.code));
}

} // namespace

ProofText pdf_text(std::string const& path, std::string_view bytes,
                   core::Environment const& environment, std::stop_token const& stop) {
  auto const program = core::find_program("pdftotext", environment);
  if (!program) {
    return not_read(Outcome::not_readable_here,
                    "PDF is read by pdftotext (of poppler-utils), which is not on PATH");
  }
  // Not with -q: it would keep to itself that a password is asked for.
  auto result = core::attempt([&] {
    return core::run({.program = *program,
                      .arguments = {"-enc", "UTF-8", "-nopgbrk", path, "-"},
                      .environment = for_reader(environment),
                      .stop = stop,
                      .max_output = k_most_text,
                      .max_memory = k_most_memory,
                      .max_computing = k_most_computing});
  });
  return result ? outcome_of(*std::move(result.value), has_picture(bytes))
                : not_read(Outcome::not_readable_here, result.error->message);
}

} // namespace partnerctl::cpor
