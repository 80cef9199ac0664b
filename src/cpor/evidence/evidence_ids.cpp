#include "cpor/evidence/evidence_ids.hpp"

#include "partnerctl/core/ids.hpp"
#include "partnerctl/core/text.hpp"

namespace partnerctl::cpor {
namespace {

// What stands between a beginning and an end; all of it where they are not there.
std::string_view within(std::string_view text, std::string_view begin, std::string_view end) {
  bool const has_both =
      text.size() >= begin.size() + end.size() && text.starts_with(begin) && text.ends_with(end);
  return has_both ? core::trim(text.substr(begin.size(), text.size() - begin.size() - end.size()))
                  : text;
}

} // namespace

std::string plain_id(std::string_view cell) {
  auto const text = within(core::trim(cell), "=\"", "\"");
  auto const guid = core::Guid::parse(within(text, "{", "}"));
  return guid ? guid->text() : std::string(text);
}

} // namespace partnerctl::cpor
