#include "partnerctl/output/bundle.hpp"

#include "partnerctl/core/digest.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/folder.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/core/whole_file.hpp"
#include "partnerctl/output/zip.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
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

[[noreturn]] void fail(fs::path const& path, int fault) {
  throw core::Error{.message = "'" + core::printable(path.string()) +
                               "' cannot be written: " + std::generic_category().message(fault),
                    .hint = "make room, or name another place with --out"};
}

[[noreturn]] void refuse_taken(std::string const& shown) {
  throw core::usage_error(shown + " is there already",
                          "name another place: what was kept is not written over");
}

void keep(fs::path const& folder) {
  if (int const fault = core::sync_folder(folder); fault != 0) {
    fail(folder, fault);
  }
}

std::string list_of(std::vector<BundleFile> const& files) {
  std::string list;
  for (auto const& file : files) {
    list += core::hexadecimal(core::sha256(file.content)) + "  " + file.name + "\n";
  }
  return list;
}

// A folder to be, beside the one that it shall become; gone with the object unless it became it.
class Draft {
public:
  explicit Draft(fs::path const& path) : m_path(path.string() + ".XXXXXX") {
    if (::mkdtemp(m_path.data()) == nullptr) {
      fail(path, errno);
    }
  }
  ~Draft() {
    if (!m_path.empty()) {
      std::error_code ignored;
      fs::remove_all(m_path, ignored);
    }
  }
  Draft(Draft const&) = delete;
  Draft& operator=(Draft const&) = delete;

  void add(BundleFile const& file) const {
    auto const path = fs::path(m_path) / file.name;
    std::error_code fault;
    fs::create_directories(path.parent_path(), fault);
    if (fault) {
      fail(path, fault.value());
    }
    core::write_whole_file(path.string(), file.content, {.syncs_folder = false});
  }
  // An empty folder that is there gives its place.
  void become(fs::path const& path) {
    keep_all();
    if (::rename(m_path.c_str(), path.c_str()) != 0) {
      bool const is_taken = errno == EEXIST || errno == ENOTEMPTY;
      is_taken ? refuse_taken("'" + core::printable(path.string()) + "'") : fail(path, errno);
    }
    m_path.clear();
    core::sync_written(path.string());
  }

private:
  void keep_all() const {
    for (auto const& entry : fs::recursive_directory_iterator(m_path)) {
      if (entry.is_directory()) {
        keep(entry.path());
      }
    }
    keep(m_path);
  }

  std::string m_path;
};

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
  Draft draft(place);
  for (auto const& file : files) {
    draft.add(file);
  }
  draft.become(place);
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
