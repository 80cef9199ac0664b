#include "partnerctl/output/zip.hpp"

#include "partnerctl/core/error.hpp"

#include <memory>
#include <zip.h>

namespace partnerctl::output {
namespace {

// 1980-01-01, the first day that a zip knows: when a file was packed says nothing of its content.
constexpr zip_uint16_t k_day = (0U << 9U) | (1U << 5U) | 1U;

[[noreturn]] void fail(std::string const& why) {
  throw core::Error{.message = "the zip cannot be made: " + why};
}

struct DropSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Source = std::unique_ptr<zip_source_t, DropSource>;

struct DropArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};

void add(zip_t* archive, BundleFile const& file) {
  // The content outlives the archive, which reads it when it is closed.
  auto* const source = zip_source_buffer(archive, file.content.data(), file.content.size(), 0);
  if (source == nullptr) {
    fail(zip_strerror(archive));
  }
  auto const index = zip_file_add(archive, file.name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    fail(zip_strerror(archive));
  }
  auto const number = static_cast<zip_uint64_t>(index);
  // For the owner alone, as a folder's files are.
  constexpr zip_uint32_t k_private_file = 0100600U << 16U;
  if (zip_file_set_external_attributes(archive, number, 0, ZIP_OPSYS_UNIX, k_private_file) != 0 ||
      zip_file_set_dostime(archive, number, 0, k_day, 0) != 0) {
    fail(zip_strerror(archive));
  }
}

std::string bytes_of(zip_source_t* source) {
  zip_stat_t facts;
  if (zip_source_stat(source, &facts) != 0 || zip_source_open(source) != 0) {
    fail("its bytes cannot be read back");
  }
  std::string bytes(facts.size, '\0');
  auto const count = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (count < 0 || static_cast<std::size_t>(count) != bytes.size()) {
    fail("its bytes cannot be read back");
  }
  return bytes;
}

} // namespace

std::string zip_of(std::vector<BundleFile> const& files) {
  zip_error_t fault;
  zip_error_init(&fault);
  Source const memory(zip_source_buffer_create(nullptr, 0, 0, &fault));
  if (!memory) {
    fail(zip_error_strerror(&fault));
  }
  std::unique_ptr<zip_t, DropArchive> archive(
      zip_open_from_source(memory.get(), ZIP_CREATE | ZIP_TRUNCATE, &fault));
  if (!archive) {
    fail(zip_error_strerror(&fault));
  }
  // Closing the archive lets go of it, and we read it after that.
  zip_source_keep(memory.get());
  for (auto const& file : files) {
    add(archive.get(), file);
  }
  if (zip_close(archive.get()) != 0) {
    fail(zip_strerror(archive.get()));
  }
  static_cast<void>(archive.release());
  return bytes_of(memory.get());
}

} // namespace partnerctl::output
