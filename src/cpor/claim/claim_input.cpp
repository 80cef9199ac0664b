#include "cpor/claim/claim_input.hpp"

#include "cpor/evidence/evidence_text.hpp"
#include "partnerctl/core/plain_text.hpp"

namespace partnerctl::cpor {

std::string claim_input(std::string_view bytes, std::string const& source,
                        std::string_view wanted) {
  using namespace std::string_view_literals;
  bool const is_utf16 = bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv);
  return is_utf16 ? evidence_text(bytes, source)
                  : std::string(core::plain_text(bytes, source, wanted));
}

} // namespace partnerctl::cpor
