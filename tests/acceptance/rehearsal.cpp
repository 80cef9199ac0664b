#include "acceptance/rehearsal.hpp"

#include "partnerctl/core/text.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <stdexcept>

namespace partnerctl::test {

Rehearsal::Rehearsal(int tenants, sandbox::Faults const& faults)
    : stand(sandbox::Options{.extra_tenants = tenants,
                             .faults = faults,
                             .observer =
                                 [this](auto const& request, auto const& response) {
                                   traffic.see(request, response);
                                   secrets.see(request, response);
                                   turnstile.pass(request);
                                 }}),
      m_tenants(tenants), m_roster_file(stand.folder().write("customers.csv", roster(tenants))),
      m_ledger_file(stand.folder().path() + "/state/partnerctl/ledger.db") {}

Rehearsal::~Rehearsal() {
  turnstile.open();
}

std::string Rehearsal::tenant(int number) {
  return fmt::format("tenant-{:05}.example", number);
}

std::string Rehearsal::roster(int tenants) {
  std::string text = "tenant\n";
  for (int i = 1; i <= tenants; ++i) {
    text += tenant(i) + "\n";
  }
  return text;
}

std::vector<std::string> Rehearsal::link(std::vector<std::string> const& more) const {
  std::vector<std::string> arguments{"link-pal", "-f", m_roster_file, "--partner-id", "1234567"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

Ended Rehearsal::interrupt(Background& run, int signal) {
  if (!turnstile.has_stopped_one()) {
    throw std::runtime_error("no further tenant was begun: " + run.err());
  }
  run.signal(signal);
  run.await("Interrupted");
  turnstile.open();
  return run.wait();
}

Ended Rehearsal::follow(std::string const& line) const {
  auto const at = line.rfind("partnerctl ");
  if (at == std::string::npos) {
    throw std::runtime_error("no command in: " + line);
  }
  auto environment = stand.command({}).environment;
  auto const folder = std::filesystem::path(partnerctl_binary()).parent_path().string();
  environment["PATH"] = folder + ":/usr/bin:/bin";
  return run_program("/bin/sh", {.arguments = {"-c", line.substr(at)}, .environment = environment});
}

core::Json Rehearsal::json(std::vector<std::string> arguments) const {
  arguments.insert(arguments.end(), {"-o", "json"});
  auto const ended = stand.run(std::move(arguments));
  auto document = core::parse_json(ended.out);
  if (!document) {
    throw std::runtime_error("no document: " + ended.out + ended.err);
  }
  return *document;
}

core::Json Rehearsal::latest_run() const {
  return json({"run", "list", "--most", "1"}).at("runs").at(0);
}

std::string Rehearsal::wrong_links() {
  traffic.clear();
  auto const now =
      json({"status", "-f", m_roster_file, "--partner-id", "1234567", "--ledger", "none"});
  std::string wrong;
  for (auto const& tenant : now.at("tenants")) {
    auto const state = tenant.at("state").get<std::string>();
    wrong += state == "linked" ? "" : tenant.at("tenant").get<std::string>() + " " + state + "; ";
  }
  auto const versions = traffic.versions();
  for (auto const& [tenant, version] : versions) {
    wrong += version == 1 ? "" : fmt::format("{} written {} times; ", tenant, version);
  }
  bool const all = versions.size() == static_cast<std::size_t>(m_tenants);
  return all ? wrong : wrong + fmt::format("{} links in all", versions.size());
}

int number(core::Json const& document, char const* key) {
  return document.at("summary").at(key).get<int>();
}

std::string last_line(std::string const& text) {
  return core::split(core::trim(text), '\n').back();
}

} // namespace partnerctl::test
