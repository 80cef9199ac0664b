#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace partnerctl::cpor {

// Which files go as proofs. Microsoft documents neither types nor sizes for CPOR: what is outside
// of this is a warning. The types are those of the old co-op tool (KB2969889, 2015).
struct ProofPolicy {
  // Endings in lower case, without the dot.
  std::vector<std::string> types{"doc", "docx", "csv", "xls", "xlsx", "ppt",  "pptx",
                                 "pdf", "msg",  "rtf", "mht", "htm",  "html", "bmp",
                                 "dib", "jpeg", "jpg", "jpe", "jfif", "gif",  "tiff",
                                 "png", "psd",  "wmv", "wma", "xps"};
  std::uint64_t warn_bytes = std::uint64_t{20} << 20U;
};

} // namespace partnerctl::cpor
