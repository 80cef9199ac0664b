#include "cpor/proof/office_zip.hpp"

#include "partnerctl/core/phrase.hpp"
#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <zip.h>

namespace partnerctl::cpor {
namespace {

using Outcome = ProofText::Outcome;

constexpr zip_int64_t k_most_entries = 10'000;
// Of XML, all parts together: the text of a long contract takes a tenth of it.
constexpr std::size_t k_most_bytes = std::size_t{32} << 20U;

struct DropArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, DropArchive>;

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using File = std::unique_ptr<zip_file_t, CloseFile>;

// The order in which parts are read; behind them what only says how they look.
constexpr std::array<std::string_view, 7> k_wanted{
    "document", "header", "footer", "footnotes", "endnotes", "diagrams/data", "styles"};

std::string plain_name(std::string_view name) {
  auto plain = core::to_lower(name);
  std::replace(plain.begin(), plain.end(), '\\', '/');
  plain.erase(0, plain.find_first_not_of('/'));
  return plain;
}

// Which of the wanted parts "word/header2.xml" is.
std::optional<std::size_t> rank_of(std::string_view plain) {
  constexpr std::string_view k_folder = "word/";
  constexpr std::string_view k_ending = ".xml";
  if (!plain.starts_with(k_folder) || !plain.ends_with(k_ending)) {
    return std::nullopt;
  }
  plain.remove_prefix(k_folder.size());
  plain.remove_suffix(std::min(plain.size(), k_ending.size()));
  auto const stem = plain.substr(0, plain.find_last_not_of("0123456789") + 1);
  auto const found = std::find(k_wanted.begin(), k_wanted.end(), stem);
  return found == k_wanted.end()
             ? std::nullopt
             : std::optional(static_cast<std::size_t>(found - k_wanted.begin()));
}

struct Entry {
  zip_uint64_t index = 0;
  std::size_t rank = 0;
  std::string name{};
};

// Reads the wanted entries of one archive, until one cannot be read.
class Unpacking {
public:
  explicit Unpacking(zip_t* archive) : m_archive(archive) {}

  WordParts run() && {
    for (auto const& entry : wanted()) {
      if (m_parts.outcome == Outcome::read) {
        take(entry);
      }
    }
    return std::move(m_parts);
  }

private:
  std::vector<Entry> wanted() {
    std::vector<Entry> entries;
    auto const count = static_cast<zip_uint64_t>(zip_get_num_entries(m_archive, 0));
    for (zip_uint64_t index = 0; index < count; ++index) {
      auto const* const raw = zip_get_name(m_archive, index, 0);
      auto const name = plain_name(raw == nullptr ? "" : raw);
      if (auto const rank = rank_of(name)) {
        entries.push_back({.index = index, .rank = *rank, .name = name});
      }
      m_parts.has_pictures = m_parts.has_pictures || name.starts_with("word/media/");
    }
    std::stable_sort(entries.begin(), entries.end(),
                     [](Entry const& a, Entry const& b) { return a.rank < b.rank; });
    return entries;
  }
  void take(Entry const& entry) {
    zip_stat_t facts;
    zip_stat_init(&facts);
    bool const is_encrypted = zip_stat_index(m_archive, entry.index, 0, &facts) == 0 &&
                              (facts.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 &&
                              facts.encryption_method != ZIP_EM_NONE;
    if (is_encrypted) {
      fail(Outcome::encrypted, "it asks for a password");
      return;
    }
    File const file(zip_fopen_index(m_archive, entry.index, 0));
    if (!file) {
      fail(Outcome::unreadable, entry.name + " in it is damaged: " + zip_strerror(m_archive));
      return;
    }
    unpack(file.get(), entry);
  }
  void unpack(zip_file_t* file, Entry const& entry) {
    WordParts::Part part{.name = entry.name};
    std::array<char, 65536> buffer{};
    zip_int64_t count = 0;
    while ((count = zip_fread(file, buffer.data(), buffer.size())) > 0) {
      m_bytes += static_cast<std::size_t>(count);
      if (m_bytes > k_most_bytes) {
        fail(Outcome::unreadable, "it unpacks to more than 32 MiB of text");
        return;
      }
      part.xml.append(buffer.data(), static_cast<std::size_t>(count));
    }
    if (count < 0) {
      fail(Outcome::unreadable, entry.name + " in it is damaged: " + zip_file_strerror(file));
      return;
    }
    if (k_wanted.at(entry.rank) == "styles") {
      m_parts.styles = std::move(part.xml);
    } else {
      m_parts.parts.push_back(std::move(part));
    }
  }
  void fail(Outcome outcome, std::string const& why) {
    m_parts.outcome = outcome;
    m_parts.why = core::phrase(why, 200);
    m_parts.parts.clear();
  }

  zip_t* m_archive;
  WordParts m_parts{};
  std::size_t m_bytes = 0;
};

} // namespace

WordParts word_parts(std::string const& path) {
  int fault = 0;
  Archive const archive(zip_open(path.c_str(), ZIP_RDONLY, &fault));
  if (!archive) {
    return {.outcome = Outcome::unreadable, .why = "it is a zip that is cut or damaged"};
  }
  if (zip_get_num_entries(archive.get(), 0) > k_most_entries) {
    return {.outcome = Outcome::unreadable, .why = "it is a zip of more than 10,000 files"};
  }
  return Unpacking(archive.get()).run();
}

} // namespace partnerctl::cpor
