#pragma once

#include <string>
#include <string_view>

namespace partnerctl::cpor {

// What a file is, by its bytes.
enum class Content { text, html, pdf, zip, old_office, rtf, picture, other };
Content content_of(std::string_view beginning);
// "plain text", "a zip archive, as newer Office files are"…
std::string_view said(Content content);

// What a file is called: what is done with its bytes, and which contents they may be.
enum class Ending {
  word,       // docx and its kin
  pdf,        //
  html,       //
  text,       // txt, csv, md…
  rtf,        //
  old_office, // doc, xls, ppt
  package,    // xlsx, pptx, odt, xps, zip…: nothing here reads them
  picture,    // and films, sounds
  mail,       // msg, eml, mht
  unknown     // any other, or none
};
// lower case, without the dot; empty where there is none.
std::string ending_of(std::string_view name);
Ending ending_kind(std::string_view ending);
bool may_be(Ending ending, Content content);

} // namespace partnerctl::cpor
