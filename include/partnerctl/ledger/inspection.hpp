#pragma once

#include "partnerctl/ledger/url.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace partnerctl::ledger {

// What a ledger's file shows to somebody who only looks.
struct Inspection {
  // With symbolic links followed.
  std::string path{};
  // The version of its schema, and the one that this program writes; 0 for an empty file.
  int schema = 0;
  int known_schema = 0;
  // Whether this user may write to the file and to its folder, where SQLite keeps more files.
  bool is_writable = false;
  std::size_t runs = 0;
  // Runs whose process lives.
  std::size_t live = 0;
};

// Looks into a ledger and changes nothing: makes no file, brings no schema up to date, leaves
// nothing beside it. nullopt where there is no file, or the URL is `none`. Throws a usage error for
// what is no ledger, forbidden for what cannot be read, and internal for a damaged one.
std::optional<Inspection> inspect(Url const& url);

} // namespace partnerctl::ledger
