#include "cli/partner_check.hpp"

#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/phrase.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/partner_center/profile.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <optional>

namespace partnerctl::cli {
namespace {

constexpr std::size_t k_name_columns = 80;
constexpr std::size_t k_most = 3;
constexpr std::chrono::seconds k_patience{10};
constexpr std::chrono::seconds k_one_call{5};

// The first row of each partner ID, in their order.
std::vector<fleet::Assignment const*>
first_rows(std::vector<fleet::Assignment> const& assignments) {
  std::map<std::string_view, bool> seen;
  std::vector<fleet::Assignment const*> rows;
  for (auto const& assignment : assignments) {
    if (assignment.partner_id && seen.try_emplace(assignment.partner_id->text(), true).second) {
      rows.push_back(&assignment);
    }
  }
  return rows;
}

class Check {
public:
  Check(Services& services, std::stop_token const& stop)
      : m_services(services), m_cloud(services.cloud()), m_stop(stop),
        m_deadline(services.clock().steady() + k_patience) {}

  // False where the next one would fare no better.
  bool look_up(fleet::Assignment const& row) {
    auto& who = m_services.signed_in(row.profile, row.client_id);
    if (who.credential->identity().type == core::Identity::Type::application) {
      m_result.details.push_back(not_looked_up(row) +
                                 ": Partner Center answers that to a person only");
      return true;
    }
    auto const home = who.credential->home();
    if (!home) {
      m_result.notes.push_back(not_looked_up(row) + ": the tenant of your own is not known");
      return true;
    }
    partner_center::Context const context{.cloud = &m_cloud,
                                          .tenant = *home,
                                          .timeout = k_one_call,
                                          .deadline = m_deadline,
                                          .stop = m_stop};
    auto const send = m_services.asking_nobody(who);
    auto const found =
        core::attempt([&] { return partner_center::find_partner(send, context, *row.partner_id); });
    if (found.error) {
      note_failure(row, *found.error);
      return false;
    }
    note(row, *found.value, send, context);
    return true;
  }

  void note_unchecked(std::size_t count) {
    if (count > 0) {
      m_result.notes.push_back(fmt::format("{} more partner ID{} not looked up in Partner Center",
                                           count, count == 1 ? " was" : "s were"));
    }
  }

  PartnerCheck result() && { return std::move(m_result); }

private:
  static std::string not_looked_up(fleet::Assignment const& row) {
    return "Partner ID " + row.partner_id->text() + " was not looked up in Partner Center";
  }

  void note_failure(fleet::Assignment const& row, core::Error const& error) {
    if (error.kind != core::ErrorKind::cancelled) {
      m_result.notes.push_back(not_looked_up(row) + ": " + core::printable(error.message));
    }
  }

  void note(fleet::Assignment const& row,
            std::optional<partner_center::PartnerProfile> const& profile, http::Send const& send,
            partner_center::Context const& context) {
    auto const& id = row.partner_id->text();
    if (!profile) {
      m_result.notes.push_back("Warning: Partner Center has no record of the partner ID " + id +
                               "; check it before you link to it");
      return;
    }
    if (!profile->name.empty()) {
      m_result.names[id] = core::phrase(profile->name, k_name_columns);
    }
    // A hint within a courtesy: without an answer there is none.
    auto const location =
        core::attempt([&] { return partner_center::possible_location(send, context, *profile); });
    if (location && *location.value) {
      m_result.notes.push_back(fmt::format(
          "Warning: the partner ID {} may be the global ID of {}, and a link wants a location's: "
          "{} is one of theirs (Partner Center lists both under Account settings, Identifiers)",
          id, m_result.names[id], (*location.value)->text()));
    }
  }

  Services& m_services;
  core::Cloud const& m_cloud;
  std::stop_token m_stop;
  core::SteadyPoint m_deadline;
  PartnerCheck m_result{};
};

} // namespace

PartnerCheck check_partners(std::vector<fleet::Assignment> const& assignments, Services& services,
                            std::stop_token const& stop) {
  auto const rows = first_rows(assignments);
  if (rows.empty() || stop.stop_requested()) {
    return {};
  }
  if (services.cloud().partner_center.empty()) {
    return {.details = {"The cloud " + services.cloud().name +
                        " has no Partner Center, so no partner ID was looked up"}};
  }
  Check check(services, stop);
  auto const shown = std::min(rows.size(), k_most);
  bool goes_on = true;
  for (std::size_t i = 0; i < shown && goes_on && !stop.stop_requested(); ++i) {
    goes_on = check.look_up(*rows[i]);
  }
  check.note_unchecked(rows.size() - shown);
  return std::move(check).result();
}

} // namespace partnerctl::cli
