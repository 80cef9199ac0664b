#include "cli/status/baseline.hpp"

#include "cli/ledger_choice.hpp"
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
  return ledger::Ledger::open_existing(chosen_ledger(services).url, services.clock());
}

bool tells(fleet::Outcome const& outcome) {
  return !outcome.error && outcome.action != "skipped" && outcome.action != fleet::k_not_started &&
         !outcome.tenant_id.empty();
}

std::pair<std::string, std::string> place_of(fleet::Outcome const& outcome) {
  return {outcome.tenant_id, outcome.object_id};
}

} // namespace

Baseline Baseline::read(std::optional<std::string> const& since, Services& services) {
  Baseline baseline;
  auto const ledger = ledger_of(services);
  if (since && !ledger) {
    throw core::usage_error("--since: nothing is recorded to compare with",
                            "leave it out, or name the ledger with --ledger");
  }
  if (!since) {
    baseline.m_until = services.clock().now();
    baseline.m_description = "since it was last recorded";
  } else if (auto const time = time_of(*since)) {
    baseline.m_until = time;
    baseline.m_description = "since " + core::format_rfc3339(*time);
  } else {
    baseline.m_run = ledger->run(*since).summary.id;
    baseline.m_description = "since run " + baseline.m_run;
  }
  baseline.learn(services);
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
  if (m_partners.empty()) {
    m_description.clear();
  }
}

std::string Baseline::change(fleet::Outcome const& outcome) const {
  if (!tells(outcome) || m_description.empty()) {
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
