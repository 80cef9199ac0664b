#pragma once

#include "cli/stage.hpp"
#include "partnerctl/core/json.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace partnerctl::test {

bool has(std::string const& text, std::string const& part);

// A ledger of one's own, with no claim in it yet: what the claim commands do to it.
class ClaimStage : public Stage {
public:
  // "claim", these words, and the ledger.
  Shown claim(std::vector<std::string> words) const;
  // The answer as JSON; of a command that is to succeed.
  core::Json json(std::vector<std::string> words) const;
  // What `claim show` says of one.
  core::Json shown(std::string const& id) const;
  // How many there are.
  std::size_t count() const;

  // A claim that lacks only its proof and its acknowledgement, with these options instead of its
  // own of the same name and beside them; returns its ID.
  std::string make(std::vector<std::string> const& more = {}) const;
  // A proof of it, signed 10 days ago.
  Shown attach(std::string const& id) const;
  // One that passes all checks.
  std::string make_ready() const;
  // Records a status of so many days ago.
  Shown record(std::string const& id, std::string const& status, int days_ago) const;

  std::string ledger = "sqlite:///" + folder.path() + "/ours.db";
};

} // namespace partnerctl::test
