#pragma once

#include "ledger/descriptor.hpp"

#include <set>
#include <string>
#include <string_view>

namespace partnerctl::ledger {

// The copies of proofs beside a ledger: <ledger>.proofs/<sha256>, each readable by its owner alone.
// A copy counts where a row of the ledger names it, and only then. So it gets its place before its
// row is committed and is removed after its row's removal was, both while nobody else may write to
// the ledger: two that attach and detach the same bytes cannot take them from each other.
class ProofStore {
public:
  explicit ProofStore(std::string const& ledger) : m_folder(ledger + ".proofs") {}

  // Where the copy with that digest is. Throws a usage error for what is no digest.
  std::string path_of(std::string const& sha256) const;

  // Bytes that are on the disk, under a name of nobody's; locked, so that nobody tidies them away.
  // Removed with the object unless they took their place.
  class Draft {
  public:
    ~Draft();
    Draft(Draft&& other) noexcept;
    Draft& operator=(Draft&&) = delete;
    // Instead of whatever is there; on the disk when it returns. Within a Transaction.
    void take_place();

  private:
    friend class ProofStore;
    Draft(std::string place, std::string path, Descriptor file);
    std::string m_place;
    std::string m_path;
    Descriptor m_file;
  };

  // Makes the folder (0700) where it is missing. Throws a core::Error that names the folder where
  // the bytes cannot be kept: forbidden, or internal for a full or failing disk.
  Draft write(std::string const& sha256, std::string_view bytes) const;

  // Removes what killed processes left: copies that no row names, and drafts that nobody writes.
  // Leaves all else. Within a Transaction. Throws nothing: what cannot be removed stays until the
  // next time.
  void tidy(std::set<std::string> const& named) const;

private:
  Draft begin(std::string const& place) const;
  std::string m_folder;
};

} // namespace partnerctl::ledger
