#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::output {

struct BundleFile {
  // Relative, with '/' between folders.
  std::string name{};
  std::string content{};
};

// Whether a bundle could be written there, before the work is done that it is for: throws a usage
// error that names the option and the reason: something is there already (a folder may be empty),
// or where it would stand cannot be written.
void check_bundle_place(std::string const& option, std::string const& path);

// Writes the files as a folder, or as one .zip where the path ends so, with a list of their SHA-256
// (SHA256SUMS, as `sha256sum --check` reads it); all of it or, on an error, nothing. For their
// owner alone. The same files are the same bytes: sorted by name, and in a zip of one fixed date.
// What killed processes left of a folder there is taken away. Throws a usage error where something
// came there meanwhile, else an internal one that names the path.
void write_bundle(std::string const& path, std::vector<BundleFile> files);

// A text as the name of a file: letters, digits, '.', '-' and '_' stay, all else becomes '_'; never
// empty, never hidden, of at most 100 bytes.
std::string file_name_of(std::string_view text);

} // namespace partnerctl::output
