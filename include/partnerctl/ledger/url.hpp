#pragma once

#include <string>
#include <string_view>

namespace partnerctl::ledger {

// Where runs are recorded, as --ledger says it.
struct Url {
  enum class Form { none, sqlite };
  Form form = Form::none;
  // Absolute; empty for none.
  std::string path{};

  // "none", or "sqlite:///path/file.db" (RFC 3986: percent-escapes stand for bytes, blanks and
  // UTF-8 may also stand for themselves). Throws a usage error for anything else, with the forms
  // there are. No text of it repeats what was given beyond the path of a file: a password may be in
  // it.
  static Url parse(std::string_view text);
  // The ledger in that file; a relative path is made absolute.
  static Url of_file(std::string const& path);

  // What parse reads: "none", "sqlite:///path/my%20file.db".
  std::string text() const;
};

} // namespace partnerctl::ledger
