#pragma once

#include "cpor/history_setup.hpp"
#include "partnerctl/cpor/successors.hpp"

#include <stdexcept>
#include <string>
#include <vector>

namespace partnerctl::test {

// A claim of a book as it is told in a line; without a status a draft.
struct Entry {
  std::string id{};
  std::string from{};
  std::string made = "2026-11-01";
  std::string status = "Approved";
  std::string tenant = "aaaa";
  std::string role = "usage-recognition";
  std::vector<cpor::Workload> workloads{};
};

// Claims that stand as on 2026-11-29.
class Book {
public:
  void add(Entry const& entry) {
    auto history = History().created(entry.made);
    history.last().comment = entry.from.empty() ? "" : cpor::made_from_words(entry.from);
    if (!entry.status.empty()) {
      history.recorded("2026-11-02", "Submitted").recorded("2026-11-05", entry.status);
    }
    m_kept.push_back({.id = entry.id,
                      .claim = {.partner_role = entry.role,
                                .customer_tenant_id = entry.tenant,
                                .workloads = entry.workloads},
                      .history = history.events()});
    m_standings.push_back(test::standing(history, "2026-11-29"));
  }
  // What became of it on 2026-11-10.
  void again(std::string const& id, std::string const& status) {
    History history;
    history.recorded("2026-11-02", "Submitted").recorded("2026-11-10", status);
    standing(id) = test::standing(history, "2026-11-29");
  }

  cpor::KeptClaim const& kept(std::string const& id) const { return m_kept.at(at(id)); }
  cpor::Standing& standing(std::string const& id) { return m_standings.at(at(id)); }

  cpor::Succession succession(std::string const& id) const {
    std::vector<cpor::Successors::Known> known;
    for (std::size_t i = 0; i < m_kept.size(); ++i) {
      known.push_back({.kept = &m_kept[i], .standing = &m_standings[i]});
    }
    return cpor::Successors(known, {}).of(kept(id), m_standings.at(at(id)));
  }
  std::vector<cpor::Deadline> deadlines(std::string const& id,
                                        std::string const& today = "2026-11-29") const {
    return cpor::deadlines_of(kept(id), m_standings.at(at(id)), {}, date(today), succession(id));
  }
  std::string next(std::string const& id, std::string const& today = "2026-11-29") const {
    return cpor::next_step(kept(id), m_standings.at(at(id)), {}, date(today), succession(id));
  }

private:
  std::size_t at(std::string const& id) const {
    for (std::size_t i = 0; i < m_kept.size(); ++i) {
      if (m_kept[i].id == id) {
        return i;
      }
    }
    throw std::out_of_range(id);
  }

  std::vector<cpor::KeptClaim> m_kept{};
  std::vector<cpor::Standing> m_standings{};
};

} // namespace partnerctl::test
