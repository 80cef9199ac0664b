#pragma once

#include "partnerctl/output/bundle.hpp"

#include <filesystem>
#include <string>

namespace partnerctl::output {

// A folder to be, in one beside the one that it shall become ("pack.partnerctl-Ab12Cd"), with a
// note that tells whose that is; gone with the object unless it became it. Locked by the process
// that writes it, however that ends. Errors name the path.
class DraftFolder {
public:
  explicit DraftFolder(std::filesystem::path const& path);
  ~DraftFolder();
  DraftFolder(DraftFolder const&) = delete;
  DraftFolder& operator=(DraftFolder const&) = delete;

  void add(BundleFile const& file) const;
  // An empty folder that is there gives its place. False where anything else is there.
  bool become(std::filesystem::path const& path);

private:
  void begin_or_leave();
  void begin() const;
  void leave();
  // What it becomes.
  std::string content() const;
  void keep_all() const;

  std::string m_path;
  int m_lock = -1;
};

// Removes what processes that were killed left of drafts of that folder. One that is being written
// stays, as does all that is not named as they are, or has not their note: a person may name a
// folder so too.
void remove_dead_drafts(std::filesystem::path const& path);

} // namespace partnerctl::output
