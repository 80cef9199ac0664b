#include "acceptance/zip_files.hpp"

#include <stdexcept>
#include <zip.h>

namespace partnerctl::test {
namespace {

zip_t* open_zip(std::string const& path, int flags) {
  auto* const archive = zip_open(path.c_str(), flags, nullptr);
  if (archive == nullptr) {
    throw std::runtime_error("no zip: " + path);
  }
  return archive;
}

std::string content_at(zip_t* archive, zip_uint64_t index) {
  zip_stat_t facts;
  zip_stat_init(&facts);
  auto* const file = zip_fopen_index(archive, index, 0);
  if (file == nullptr || zip_stat_index(archive, index, 0, &facts) != 0) {
    throw std::runtime_error("a file of the zip cannot be opened");
  }
  std::string content(facts.size, '\0');
  auto const read = zip_fread(file, content.data(), content.size());
  zip_fclose(file);
  if (read != static_cast<zip_int64_t>(content.size())) {
    throw std::runtime_error("a file of the zip cannot be read");
  }
  return content;
}

} // namespace

std::map<std::string, std::string> unzipped(std::string const& path) {
  std::map<std::string, std::string> files;
  auto* const archive = open_zip(path, ZIP_RDONLY | ZIP_CHECKCONS);
  auto const count = static_cast<zip_uint64_t>(zip_get_num_entries(archive, 0));
  for (zip_uint64_t i = 0; i < count; ++i) {
    files.emplace(zip_get_name(archive, i, 0), content_at(archive, i));
  }
  zip_discard(archive);
  return files;
}

void write_zip(std::string const& path, std::map<std::string, std::string> const& files,
               std::string const& password) {
  auto* const archive = open_zip(path, ZIP_CREATE | ZIP_TRUNCATE);
  for (auto const& [name, content] : files) {
    auto* const source = zip_source_buffer(archive, content.data(), content.size(), 0);
    auto const index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    bool const is_there = index >= 0;
    bool const is_done =
        is_there &&
        (password.empty() || zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index),
                                                     ZIP_EM_AES_256, password.c_str()) == 0);
    if (!is_done) {
      throw std::runtime_error("not put into the zip: " + name);
    }
  }
  if (zip_close(archive) != 0) {
    throw std::runtime_error("the zip is not written: " + path);
  }
}

} // namespace partnerctl::test
