#include "cli/ci_report.hpp"

#include "cli/agent_commands.hpp"
#include "cli/annotations.hpp"
#include "cli/ci_service.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/core/time.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>

namespace partnerctl::cli {
namespace {

// GitHub drops a step's summary that is longer, whole. Azure names no limit.
constexpr std::size_t k_most_bytes = std::size_t{1024} * 1024;

// Why it could not be written; nothing where it was.
std::optional<std::string> write_to(std::string const& path, std::string const& text,
                                    std::ios::openmode how) {
  errno = 0;
  std::ofstream file(path, how | std::ios::binary);
  file << text << std::flush;
  if (file) {
    return std::nullopt;
  }
  return errno == 0 ? "it cannot be written" : std::strerror(errno);
}

void say_missing(std::string const& path, std::string const& why, Services& services) {
  services.messages().say("The job's summary is missing: '" + core::printable(path) +
                          "': " + core::printable(why));
}

// The file may hold what other commands of the same step had to say.
void append_summary(FinishedRun const& run, std::string const& path, Services& services) {
  std::error_code none;
  auto const size = std::filesystem::file_size(path, none);
  auto const before = none ? 0 : static_cast<std::size_t>(size);
  std::string const gap = before > 0 ? "\n\n" : "";
  auto const taken = before + gap.size();
  auto const text = job_summary(run, taken < k_most_bytes ? k_most_bytes - taken : 0);
  if (text.empty()) {
    say_missing(path, "it is full", services);
  } else if (auto const why = write_to(path, gap + text, std::ios::app)) {
    say_missing(path, *why, services);
  }
}

// The agent takes the file away by itself when the job is over, and shows its name as a heading.
std::string summary_path(FinishedRun const& run, std::string const& folder) {
  auto const unique = run.facts.run.empty() ? core::format_rfc3339(run.facts.started) + "-" +
                                                  std::to_string(::getpid())
                                            : run.facts.run;
  auto name = "partnerctl " + run.words.command + " " + unique + ".md";
  // Not in the name of a file on Windows, which may be the agent's host.
  std::erase(name, ':');
  return folder + "/" + name;
}

void upload_summary(FinishedRun const& run, std::string const& folder, Services& services) {
  auto const path = summary_path(run, folder);
  if (auto const why = write_to(path, job_summary(run, k_most_bytes), std::ios::trunc)) {
    say_missing(path, *why, services);
  } else {
    services.messages().say(azure_upload_summary(path));
  }
}

} // namespace

// Annotations are messages like all others, held back by --quiet until it is known that the exit
// code is not 0. There are none where it is 0, so quiet costs none; and a step that takes anything
// on stderr for a failure (failOnStderr) is what people use --quiet for.
void report_to_ci(FinishedRun const& run, Services& services) {
  auto const service = ci_service(services.environment());
  if (service == CiService::none) {
    return;
  }
  bool const is_github = service == CiService::github_actions;
  for (auto const& each : annotations(run.outcomes, run.words.command, run.differs)) {
    services.messages().say(is_github ? github_annotation(each) : azure_annotation(each));
  }
  if (auto const path = services.environment().get("GITHUB_STEP_SUMMARY"); path && is_github) {
    append_summary(run, *path, services);
  }
  if (auto const folder = services.environment().get("AGENT_TEMPDIRECTORY"); folder && !is_github) {
    upload_summary(run, *folder, services);
  }
}

} // namespace partnerctl::cli
