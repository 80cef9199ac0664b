#include "config/folders.hpp"

namespace partnerctl::config {

std::optional<std::string> path_of(std::optional<Field> const& field, Folders const& folders) {
  if (!field) {
    return std::nullopt;
  }
  if (field->value.substr(0, 2) != "~/") {
    return (folders.own / field->value).lexically_normal().string();
  }
  if (!folders.home) {
    throw core::Error{.kind = core::ErrorKind::usage,
                      .message = field->where + " begins with ~/, but HOME is not set",
                      .hint = "write the whole path"};
  }
  return (std::filesystem::path(*folders.home) / field->value.substr(2))
      .lexically_normal()
      .string();
}

} // namespace partnerctl::config
