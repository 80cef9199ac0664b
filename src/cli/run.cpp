#include "partnerctl/cli/run.hpp"

#include "cli/announce.hpp"
#include "cli/commands/all.hpp"
#include "cli/diagnose.hpp"
#include "cli/help.hpp"
#include "cli/interrupt.hpp"
#include "cli/messages.hpp"
#include "cli/services.hpp"
#include "cli/tree.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/terminal/process.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace partnerctl::cli {
namespace {

using core::ErrorKind;
using core::ExitCode;

ExitCode exit_code_of(ErrorKind kind) {
  switch (kind) {
  case ErrorKind::usage:
    return ExitCode::usage;
  case ErrorKind::auth:
    return ExitCode::auth;
  case ErrorKind::not_found:
    return ExitCode::not_found;
  case ErrorKind::cancelled:
    return ExitCode::interrupted;
  default:
    return ExitCode::failed;
  }
}

std::string error_text(core::Error const& error) {
  std::string text = "Error: " + error.message;
  if (!error.request_id.empty()) {
    text += " (request " + core::printable(error.request_id) + ")";
  }
  return error.hint.empty() ? text : text + "\n  " + error.hint;
}

Messages::Level level_of(Globals const& globals) {
  if (globals.debug) {
    return Messages::Level::debug;
  }
  if (globals.verbose) {
    return Messages::Level::verbose;
  }
  return globals.quiet ? Messages::Level::quiet : Messages::Level::normal;
}

// What a command line asks for, once it has been parsed.
struct Asked {
  enum class For { help, version, command };
  For what = For::command;
  Run const* run = nullptr;
};

Asked parse(Tree& tree, std::vector<std::string> const& arguments) {
  try {
    // CLI11 takes them from the back.
    tree.root().parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (CLI::CallForHelp const&) {
    return {.what = Asked::For::help};
  } catch (CLI::ParseError const& error) {
    throw diagnose(tree, error.what());
  }
  if (tree.wants_version()) {
    return {.what = Asked::For::version};
  }
  if (auto const* run = tree.run_of(tree.reached())) {
    return {.what = Asked::For::command, .run = run};
  }
  if (&tree.reached() == &tree.root() && tree.root().remaining(true).empty()) {
    return {.what = Asked::For::help};
  }
  throw diagnose(tree, "'" + tree.reached().get_name() + "' needs a command");
}

ExitCode write_version(terminal::Streams const& streams) {
  streams.out << "partnerctl " PARTNERCTL_VERSION "\n" << std::flush;
  return ExitCode::ok;
}

// The code, or failure where it was success and what was written has not arrived.
ExitCode with_output(ExitCode code, terminal::Streams const& streams) {
  if (!streams.out.fail() || terminal::stdout_reader_is_gone()) {
    return code;
  }
  streams.err << "Error: the output could not be written to stdout\n" << std::flush;
  return code == ExitCode::ok ? ExitCode::failed : code;
}

std::string same_command(std::vector<std::string> const& arguments) {
  return "Again: run the same command: " + command_line(arguments);
}

// Whatever does not listen to an interrupt itself is ended by it, as it would be without us, but
// for the last line. In a test's process there is nobody to be ended.
std::unique_ptr<Interrupt> last_resort(terminal::Streams const& streams, Messages& messages,
                                       std::string const& last) {
  if (!terminal::are_of_process(streams)) {
    return nullptr;
  }
  // The terminal has shown ^C in the line in which the cursor was.
  return std::make_unique<Interrupt>(messages,
                                     streams.err_is_terminal ? "\nInterrupted" : "Interrupted",
                                     last, Interrupt::First::ends);
}

// last: the line with which an interrupted command ends, also one that listened.
ExitCode run_asked(Tree& tree, Asked const& asked, terminal::Streams const& streams,
                   core::Environment const& environment, Messages& messages, std::string& last) {
  switch (asked.what) {
  case Asked::For::help:
    streams.out << help(tree, tree.reached()) << std::flush;
    return ExitCode::ok;
  case Asked::For::version:
    return write_version(streams);
  case Asked::For::command:
    break;
  }
  auto const interrupt = last_resort(streams, messages, last);
  Services services(tree.globals(), streams, environment, messages);
  services.on_kept([&](std::string const& shown_by) {
    last = "It is kept, and not to be done again; see: " + shown_by;
    if (interrupt) {
      interrupt->end_with(last);
    }
  });
  return (*asked.run)(services);
}

} // namespace

ExitCode run(std::vector<std::string> const& arguments, terminal::Streams streams,
             core::Environment const& environment) {
  if (arguments == std::vector<std::string>{"--version"}) {
    // Scripts ask for it often, and the parser of all commands is most of what it would cost.
    return with_output(write_version(streams), streams);
  }
  Tree tree(all_commands());
  tree.globals().arguments = arguments;
  std::unique_ptr<Messages> messages;
  auto last = same_command(arguments);
  ExitCode code = ExitCode::ok;
  try {
    auto const asked = parse(tree, arguments);
    messages = std::make_unique<Messages>(streams, level_of(tree.globals()));
    code = run_asked(tree, asked, streams, environment, *messages, last);
  } catch (core::Error const& error) {
    if (!messages) {
      messages = std::make_unique<Messages>(streams, Messages::Level::normal);
    }
    code = exit_code_of(error.kind);
    messages->say(error_text(error));
    if (code == ExitCode::interrupted) {
      messages->say(last);
    }
  } catch (std::exception const& error) {
    // A fault of ours: nothing below lets another exception through.
    streams.err << "Error: internal: " << core::printable(error.what()) << '\n' << std::flush;
    code = ExitCode::failed;
  }
  code = with_output(code, streams);
  if (messages && code != ExitCode::ok) {
    messages->release();
  }
  return code;
}

} // namespace partnerctl::cli
