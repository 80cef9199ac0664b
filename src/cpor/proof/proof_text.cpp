#include "partnerctl/cpor/proof_text.hpp"

#include "cpor/proof/folding.hpp"
#include "cpor/proof/proof_bytes.hpp"
#include "cpor/proof/proof_formats.hpp"
#include "cpor/proof/proof_kind_of_file.hpp"
#include "cpor/proof/utf8.hpp"
#include "partnerctl/core/folding.hpp"
#include "partnerctl/core/phrase.hpp"
#include "partnerctl/core/text.hpp"

#include <filesystem>

namespace partnerctl::cpor {
namespace {

using Outcome = ProofText::Outcome;

constexpr std::size_t k_beginning = 4096;
// How far into a file is looked for what may stand anywhere in it.
constexpr std::size_t k_deep = std::size_t{64} << 20U;

struct File {
  std::string path{};
  std::string ending{};
  Ending kind = Ending::unknown;
  Content content = Content::other;
};

std::string bytes_of(File const& file, std::size_t count) {
  return first_bytes(file.path, count).value_or("");
}

// "EncryptedPackage" as the folder within an OLE container names it.
bool has_encrypted_package(File const& file) {
  std::string wide;
  for (char const c : std::string_view("EncryptedPackage")) {
    wide += c;
    wide += '\0';
  }
  return bytes_of(file, k_deep).find(wide) != std::string::npos;
}

ProofText disagrees(File const& file) {
  return not_read(Outcome::unreadable, "its name ends with ." + core::phrase(file.ending, 10) +
                                           ", but it is " + std::string(said(file.content)));
}

ProofText not_here(std::string why) {
  return not_read(Outcome::not_readable_here, std::move(why));
}

ProofText zip_text(File const& file, std::stop_token const& stop) {
  auto text = file.kind == Ending::package ? not_here("this kind of file is not read here")
                                           : docx_text(file.path, stop);
  // By its name it need not be Word's.
  bool const may_be_other = file.kind == Ending::unknown && text.outcome == Outcome::unreadable;
  return may_be_other ? not_here(text.why) : text;
}

ProofText by_content(File const& file, core::Environment const& environment,
                     std::stop_token const& stop) {
  if (file.kind == Ending::mail) {
    return not_here("mail is not read here");
  }
  switch (file.content) {
  case Content::text:
  case Content::html: {
    auto const bytes = bytes_of(file, k_most_text);
    bool const is_page =
        file.kind == Ending::html || (file.kind != Ending::text && file.content == Content::html);
    return is_page ? html_text(bytes) : plain_text(bytes);
  }
  case Content::pdf:
    return pdf_text(file.path, bytes_of(file, k_deep), environment, stop);
  case Content::zip:
    return zip_text(file, stop);
  case Content::picture:
    return not_here("it is a picture or a film, in which nothing here can read");
  case Content::old_office:
  case Content::rtf:
  case Content::other:
    break;
  }
  return not_here("it is " + std::string(said(file.content)) + ", and nothing here reads that");
}

} // namespace

bool has_letters(std::string_view text) {
  while (!text.empty()) {
    std::string folded;
    core::append_folded(folded, take_code_point(text));
    std::string_view rest(folded);
    if (!rest.empty() && is_of_words(take_code_point(rest))) {
      return true;
    }
  }
  return false;
}

ProofText words_read(std::string text, bool has_pictures) {
  text = valid_utf8(std::move(text));
  cut_utf8(text, k_most_text);
  if (has_pictures && !has_letters(text)) {
    auto scan = not_here("it has pictures and no words, as scans do");
    scan.has_pictures = true;
    return scan;
  }
  return {.text = std::move(text), .has_pictures = has_pictures};
}

ProofText read_proof_text(std::string const& path, std::string_view name,
                          core::Environment const& environment, std::stop_token const& stop) {
  if (auto found = obstacle(path)) {
    return *std::move(found);
  }
  std::error_code fault;
  // Nothing that begins with a hyphen, and a program runs in another folder.
  File file{.path = std::filesystem::absolute(path, fault).string(), .ending = ending_of(name)};
  file.kind = ending_kind(file.ending);
  file.content = content_of(bytes_of(file, k_beginning));
  if (file.content == Content::old_office && has_encrypted_package(file)) {
    return not_read(Outcome::encrypted, "it asks for a password");
  }
  return may_be(file.kind, file.content) ? by_content(file, environment, stop) : disagrees(file);
}

} // namespace partnerctl::cpor
