#include "partnerctl/output/bundle.hpp"

#include "output/draft_folder.hpp"
#include "partnerctl/core/digest.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/core/whole_file.hpp"
#include "partnerctl/output/zip.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

namespace partnerctl::output {
namespace {

namespace fs = std::filesystem;

bool is_zip(std::string const& path) {
  return core::to_lower(fs::path(path).extension().string()) == ".zip";
}

// A slash at the end names the same folder.
fs::path trimmed(std::string const& path) {
  fs::path const given(path);
  return given.has_filename() ? given : given.parent_path();
}

[[noreturn]] void refuse_taken(std::string const& shown) {
  throw core::usage_error(shown + " is there already",
                          "name another place: what was kept is not written over");
}

std::string list_of(std::vector<BundleFile> const& files) {
  std::string list;
  for (auto const& file : files) {
    list += core::hexadecimal(core::sha256(file.content)) + "  " + file.name + "\n";
  }
  return list;
}

} // namespace

void check_bundle_place(std::string const& option, std::string const& path) {
  auto const place = trimmed(path);
  auto const shown = option + ": '" + core::printable(path) + "'";
  std::error_code ignored;
  if (place.empty() || path.front() == '-') {
    throw core::usage_error(option + " names no place", "give it a folder's name, or a .zip's");
  }
  bool const is_empty_folder =
      !is_zip(place.string()) && fs::is_directory(place, ignored) && fs::is_empty(place, ignored);
  if (fs::exists(fs::symlink_status(place, ignored)) && !is_empty_folder) {
    refuse_taken(shown);
  }
  auto folder = place.parent_path();
  folder = folder.empty() ? fs::path(".") : folder;
  if (::access(folder.c_str(), W_OK | X_OK) != 0) {
    throw core::usage_error(
        shown + " cannot be written: its folder: " + std::generic_category().message(errno),
        "name a place in a folder that is there and yours");
  }
}

void write_bundle(std::string const& path, std::vector<BundleFile> files) {
  std::sort(files.begin(), files.end(),
            [](BundleFile const& a, BundleFile const& b) { return a.name < b.name; });
  files.push_back({.name = "SHA256SUMS", .content = list_of(files)});
  auto const place = trimmed(path);
  if (is_zip(place.string())) {
    core::write_whole_file(place.string(), zip_of(files), {.may_replace = false});
    return;
  }
  remove_dead_drafts(place);
  DraftFolder draft(place);
  for (auto const& file : files) {
    draft.add(file);
  }
  if (!draft.become(place)) {
    refuse_taken("'" + core::printable(place.string()) + "'");
  }
}

std::string file_name_of(std::string_view text) {
  constexpr std::size_t k_longest = 100;
  constexpr std::string_view k_plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_";
  std::string name;
  for (char const c : text.substr(0, k_longest)) {
    bool const stays = k_plain.find(c) != std::string_view::npos && (c != '.' || !name.empty());
    name += stays ? c : '_';
  }
  return name.empty() ? "_" : name;
}

} // namespace partnerctl::output
