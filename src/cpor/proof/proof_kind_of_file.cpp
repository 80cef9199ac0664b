#include "cpor/proof/proof_kind_of_file.hpp"

#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <array>

namespace partnerctl::cpor {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t k_far = 1024;

struct Start {
  std::string_view bytes;
  Content content;
};
constexpr std::array<Start, 15> k_starts{
    {{"PK\3\4"sv, Content::zip},
     {"PK\5\6"sv, Content::zip},
     {"PK\7\10"sv, Content::zip},
     {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, Content::old_office},
     {"{\\rtf"sv, Content::rtf},
     {"\x89PNG"sv, Content::picture},
     {"\xFF\xD8\xFF"sv, Content::picture},
     {"GIF8"sv, Content::picture},
     {"BM"sv, Content::picture},
     {"II*\0"sv, Content::picture},
     {"MM\0*"sv, Content::picture},
     {"RIFF"sv, Content::picture},
     {"8BPS"sv, Content::picture},
     {"\x30\x26\xB2\x75"sv, Content::picture},
     {"%PDF-"sv, Content::pdf}}};

constexpr std::array<std::string_view, 7> k_html_starts{"<!doctype html", "<html", "<head", "<body",
                                                        "<table",         "<div",  "<meta"};

std::string_view without_mark_and_blanks(std::string_view bytes) {
  constexpr std::string_view k_mark = "\xEF\xBB\xBF";
  bytes.remove_prefix(bytes.starts_with(k_mark) ? k_mark.size() : 0);
  return bytes.substr(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
}

bool is_html(std::string_view bytes) {
  return std::any_of(k_html_starts.begin(), k_html_starts.end(), [bytes](std::string_view start) {
    return core::equal_ignoring_case(bytes.substr(0, start.size()), start);
  });
}

// A picture of two letters and words that begin with them are told apart by what follows.
bool begins_as(std::string_view bytes, Start const& start) {
  return bytes.starts_with(start.bytes) &&
         (start.bytes.size() > 4 || start.content != Content::picture ||
          bytes.substr(0, 32).find('\0') != std::string_view::npos ||
          static_cast<unsigned char>(bytes.front()) >= 0x80);
}

constexpr std::array<std::pair<std::string_view, Ending>, 62> k_endings{
    {{"docx", Ending::word},      {"docm", Ending::word},      {"dotx", Ending::word},
     {"dotm", Ending::word},      {"pdf", Ending::pdf},        {"htm", Ending::html},
     {"html", Ending::html},      {"xhtml", Ending::html},     {"txt", Ending::text},
     {"text", Ending::text},      {"md", Ending::text},        {"csv", Ending::text},
     {"tsv", Ending::text},       {"log", Ending::text},       {"json", Ending::text},
     {"rtf", Ending::rtf},        {"doc", Ending::old_office}, {"dot", Ending::old_office},
     {"xls", Ending::old_office}, {"ppt", Ending::old_office}, {"pps", Ending::old_office},
     {"vsd", Ending::old_office}, {"mpp", Ending::old_office}, {"xlsx", Ending::package},
     {"xlsm", Ending::package},   {"xlsb", Ending::package},   {"pptx", Ending::package},
     {"pptm", Ending::package},   {"ppsx", Ending::package},   {"vsdx", Ending::package},
     {"odt", Ending::package},    {"ods", Ending::package},    {"odp", Ending::package},
     {"xps", Ending::package},    {"oxps", Ending::package},   {"zip", Ending::package},
     {"bmp", Ending::picture},    {"dib", Ending::picture},    {"jpeg", Ending::picture},
     {"jpg", Ending::picture},    {"jpe", Ending::picture},    {"jfif", Ending::picture},
     {"gif", Ending::picture},    {"tif", Ending::picture},    {"tiff", Ending::picture},
     {"png", Ending::picture},    {"psd", Ending::picture},    {"webp", Ending::picture},
     {"heic", Ending::picture},   {"heif", Ending::picture},   {"emf", Ending::picture},
     {"wmf", Ending::picture},    {"wmv", Ending::picture},    {"wma", Ending::picture},
     {"mp4", Ending::picture},    {"mov", Ending::picture},    {"mp3", Ending::picture},
     {"avi", Ending::picture},    {"msg", Ending::mail},       {"eml", Ending::mail},
     {"mht", Ending::mail},       {"mhtml", Ending::mail}}};

} // namespace

Content content_of(std::string_view beginning) {
  auto const start = std::find_if(k_starts.begin(), k_starts.end(),
                                  [&](Start const& one) { return begins_as(beginning, one); });
  if (start != k_starts.end()) {
    return start->content;
  }
  auto const bare = without_mark_and_blanks(beginning);
  if (bare.starts_with("%PDF-")) {
    return Content::pdf;
  }
  bool const is_utf16 = beginning.starts_with("\xFF\xFE") || beginning.starts_with("\xFE\xFF");
  if (!is_utf16 && beginning.find('\0') != std::string_view::npos) {
    // Readers of PDF allow for something before it.
    return beginning.substr(0, k_far).find("%PDF-") == std::string_view::npos ? Content::other
                                                                              : Content::pdf;
  }
  return is_html(bare) ? Content::html : Content::text;
}

std::string_view said(Content content) {
  switch (content) {
  case Content::text:
    return "plain text";
  case Content::html:
    return "a page of HTML";
  case Content::pdf:
    return "a PDF";
  case Content::zip:
    return "a zip archive, as newer Office files are";
  case Content::old_office:
    return "a file of older Office programs or of Outlook";
  case Content::rtf:
    return "rich text (RTF)";
  case Content::picture:
    return "a picture or a film";
  case Content::other:
    break;
  }
  return "of no kind that is known here";
}

std::string ending_of(std::string_view name) {
  auto const dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string() : core::to_lower(name.substr(dot + 1));
}

Ending ending_kind(std::string_view ending) {
  auto const found = std::find_if(k_endings.begin(), k_endings.end(),
                                  [ending](auto const& one) { return one.first == ending; });
  return found == k_endings.end() ? Ending::unknown : found->second;
}

bool may_be(Ending ending, Content content) {
  switch (ending) {
  case Ending::word:
  case Ending::package:
    return content == Content::zip;
  case Ending::pdf:
    return content == Content::pdf;
  case Ending::html:
  case Ending::text:
    return content == Content::html || content == Content::text;
  case Ending::rtf:
    return content == Content::rtf;
  case Ending::old_office:
    // Word opens these too, and some programs write them so.
    return content == Content::old_office || content == Content::rtf || content == Content::html;
  case Ending::picture:
    return content == Content::picture || content == Content::other;
  case Ending::mail:
    return content == Content::old_office || content == Content::html || content == Content::text;
  case Ending::unknown:
    break;
  }
  return true;
}

} // namespace partnerctl::cpor
