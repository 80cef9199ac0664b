#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/cpor/kept_claim.hpp"
#include "partnerctl/ledger/url.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace partnerctl::ledger {

class Connection;

// The cause of a conflict in which somebody else was first; a ledger that stays locked is one too,
// and has another.
inline constexpr std::string_view k_changed_meanwhile = "claim changed meanwhile";

// A proof to attach: its bytes, and what is said of it.
struct NewProof {
  std::string bytes{};
  cpor::Proof proof{}; // sha256, size and attached are filled in
};

// A file of evidence that was read, once and for all.
struct ImportedFile {
  cpor::Source source = cpor::Source::portal_export;
  std::string name{};
  std::string sha256{};
  core::TimePoint imported{};
};

// The claims in a ledger: documents, their events, their proofs. Every change is one transaction,
// on the disk itself when the call returns; whatever ends the process leaves the claim as it was
// before or as it is after. Used by one thread at a time, by several processes at once: who changes
// a claim says which revision it saw, and another one in between is a conflict that names it.
// Throws as Ledger does; not_found for a claim that there is not, with the nearest.
class ClaimBook {
public:
  // Makes and migrates the file as Ledger::open does. Throws a usage error for `none`.
  static ClaimBook open(Url const& url, core::Clock const& clock,
                        core::Milliseconds patience = core::Milliseconds{5000});
  // For what only reads: nullopt where there is no file yet, or the URL is `none`.
  static std::optional<ClaimBook> open_existing(Url const& url, core::Clock const& clock,
                                                core::Milliseconds patience = core::Milliseconds{
                                                    5000});
  std::string const& path() const;

  // Adds claims, all or none, each with its event `created` (its comment: what it was made from);
  // returns their IDs in that order, "C-0001" and on. IDs are never given again.
  std::vector<std::string> add(std::vector<cpor::Claim> const& claims, cpor::Event const& created);
  // The same where the ledger never had a claim, with what became of them: events of the claims at
  // those places of the list. Returns false, and changes nothing, where there ever was one.
  bool add_first(std::vector<cpor::Claim> const& claims, cpor::Event const& created,
                 std::vector<std::pair<std::size_t, cpor::Event>> const& events);
  bool never_had_claims() const;

  // All of them, in the order of their IDs.
  std::vector<cpor::KeptClaim> all() const;
  // By its ID ("C-0042", "c-42", "42") or by the portal's number of it (its latest, or any it had),
  // as the others that take an ID. A usage error where a number is several claims'.
  cpor::KeptClaim get(std::string_view id) const;
  // Another claim of which something that counts says that the portal's number of it is that one.
  std::optional<std::string> other_with_number(std::string const& id,
                                               std::string_view portal_number) const;

  // Changes what it says; what it said before stays in the ledger. `edited`: the event (text: the
  // changed fields).
  cpor::KeptClaim edit(std::string const& id, long long seen_revision, cpor::Claim const& claim,
                       cpor::Event const& edited);
  // Adds an event of any kind that was decided on that revision. One whose `recorded` is not set is
  // recorded now. A portal's number that is another claim's (other_with_number) is a conflict too:
  // who decided could not know.
  cpor::KeptClaim add_event(std::string const& id, long long seen_revision,
                            cpor::Event const& event);
  // Adds events of one or several claims, all or none, with the file they come from, which is
  // remembered. Each claim's revision counts one on, so that an editor notices. What the same bytes
  // said of a claim before (source_sha256 and all but name and person) is not added again, whoever
  // reads them.
  void add_evidence(std::vector<std::pair<std::string, cpor::Event>> const& events,
                    ImportedFile const& file);
  // When a file of these bytes was read before; nullopt: never.
  std::optional<ImportedFile> imported(std::string const& sha256) const;

  cpor::KeptClaim acknowledge(std::string const& id, long long seen_revision,
                              cpor::Acknowledgement const& acknowledgement,
                              cpor::Event const& event);

  // Keeps a copy of the bytes beside the ledger (proof_path), on the disk before the claim says so.
  // The same bytes attached again change what is said of them. Their event's text, where it is
  // empty, becomes the proof's name; in detach too.
  cpor::KeptClaim attach(std::string const& id, long long seen_revision, NewProof const& proof,
                         cpor::Event const& event);
  // By digest (or as much of its beginning as is clear), or by name. A copy that no claim has any
  // more is removed.
  cpor::KeptClaim detach(std::string const& id, long long seen_revision, std::string_view proof,
                         cpor::Event const& event);
  // Where the copy with that digest is: <ledger>.proofs/<sha256>. It may have been removed.
  std::string proof_path(std::string const& sha256) const;

  // Removes claims as they were seen, all or none, their history and what proofs only they had.
  // Whether they may go is the caller's to say (drafts only).
  void remove(std::vector<std::pair<std::string, long long>> const& seen);

private:
  explicit ClaimBook(std::shared_ptr<Connection> connection);
  std::shared_ptr<Connection> m_connection;
};

} // namespace partnerctl::ledger
