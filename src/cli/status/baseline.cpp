#include "cli/status/baseline.hpp"

#include "cli/ledger_choice.hpp"
#include "cli/services.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/core/time.hpp"
#include "partnerctl/ledger/ledger.hpp"

#include <nlohmann/json.hpp>

namespace partnerctl::cli {
namespace {

std::optional<core::TimePoint> time_of(std::string const& text) {
  auto const day = core::parse_rfc3339(text + "T00:00:00Z");
  return day ? day : core::parse_rfc3339(text);
}

std::optional<ledger::Ledger> ledger_of(Services& services) {
  auto const choice = chosen_ledger(services);
  auto ledger =
      core::attempt([&] { return ledger::Ledger::open_existing(choice.url, services.clock()); });
  if (ledger) {
    return std::move(*ledger.value);
  }
  // In CI a run goes on without the default one, and its record says so.
  if (!choice.was_named && services.environment().is_ci()) {
    return std::nullopt;
  }
  throw std::move(*ledger.error);
}

bool tells(fleet::Outcome const& outcome) {
  return !outcome.error && outcome.action != "skipped" && outcome.action != fleet::k_not_started &&
         !outcome.tenant_id.empty();
}

std::pair<std::string, std::string> place_of(fleet::Outcome const& outcome) {
  return {outcome.tenant_id, outcome.object_id};
}

// "20261122T101500Z-7f3a", or its beginning.
bool looks_like_a_run(std::string const& text) {
  constexpr std::size_t k_day = 8;
  auto const day = std::string_view(text).substr(0, k_day);
  return !text.empty() && day.find_first_not_of("0123456789") == std::string_view::npos &&
         core::to_lower(text).find_first_not_of("0123456789abcdeftz-") == std::string::npos;
}

// Its whole ID. One that is not there is a wrong option, and nothing that was looked for.
std::string run_of(ledger::Ledger const& ledger, std::string const& since) {
  auto found = core::attempt([&] { return ledger.run(since).summary.id; });
  if (!found) {
    found.error->kind = core::ErrorKind::usage;
    found.error->message = "--since: " + found.error->message;
    throw std::move(*found.error);
  }
  return *found.value;
}

} // namespace

Baseline Baseline::read(std::optional<std::string> const& since, Services& services) {
  Baseline baseline;
  auto const time = since ? time_of(*since) : std::nullopt;
  if (since && !time && !looks_like_a_run(*since)) {
    throw core::usage_error("--since: '" + core::printable(*since) +
                                "' is neither a run's ID nor a date",
                            "give a run (partnerctl run list shows them) or a day such as "
                            "2026-11-01");
  }
  if (time && *time > services.clock().now()) {
    throw core::usage_error("--since: " + core::printable(*since) + " has not come yet",
                            "give a day that has passed");
  }
  auto const ledger = ledger_of(services);
  if (since && !ledger) {
    throw core::usage_error("--since: nothing is recorded to compare with",
                            "leave it out, or name the ledger with --ledger");
  }
  if (!since) {
    baseline.m_until = services.clock().now();
    baseline.m_description = "since it was last recorded";
  } else if (time) {
    baseline.m_until = time;
    baseline.m_description = "since " + core::format_rfc3339(*time);
  } else {
    baseline.m_run = run_of(*ledger, *since);
    baseline.m_description = "since run " + baseline.m_run;
  }
  baseline.learn(services);
  // Nobody has asked for a comparison, and there is none.
  if (!since && baseline.m_partners.empty()) {
    baseline.m_description.clear();
  }
  return baseline;
}

Baseline Baseline::recorded(core::Json const& recorded, Services& services) {
  Baseline baseline;
  baseline.m_run = core::string_at(recorded, "sinceRun").value_or("");
  baseline.m_description = core::string_at(recorded, "since").value_or("");
  if (auto const until = core::string_at(recorded, "sinceTime")) {
    baseline.m_until = core::parse_rfc3339(*until);
  }
  baseline.learn(services);
  return baseline;
}

core::Json Baseline::to_record() const {
  core::Json json = core::Json::object();
  if (!m_run.empty()) {
    json["sinceRun"] = m_run;
  }
  if (m_until) {
    json["sinceTime"] = core::format_rfc3339(*m_until);
  }
  json["since"] = m_description;
  return json;
}

void Baseline::learn(Services& services) {
  auto const ledger = ledger_of(services);
  if (!ledger) {
    m_description.clear();
    return;
  }
  auto const note = [this](fleet::Outcome const& outcome) {
    if (tells(outcome)) {
      m_partners[place_of(outcome)] = outcome.after;
    }
  };
  if (!m_run.empty()) {
    for (auto const& row : ledger->run(m_run).rows) {
      if (row.outcome) {
        note(*row.outcome);
      }
    }
  } else if (m_until) {
    for (auto const& link : ledger->known_links(services.cloud().name, *m_until)) {
      note(link.outcome);
    }
  }
}

std::string Baseline::change(fleet::Outcome const& outcome) const {
  if (!tells(outcome) || m_partners.empty()) {
    return {};
  }
  auto const before = m_partners.find(place_of(outcome));
  bool const was_linked = before != m_partners.end() && !before->second.empty();
  bool const is_linked = !outcome.after.empty();
  if (is_linked != was_linked) {
    return is_linked ? "new" : "gone";
  }
  if (!is_linked) {
    return before == m_partners.end() ? "" : "same";
  }
  return outcome.after == before->second ? "same" : "partner";
}

} // namespace partnerctl::cli
