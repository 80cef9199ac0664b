#pragma once

#include <string>
#include <vector>

namespace partnerctl::test {

// Markup, quotes, control characters and bidirectional overrides, as a name in somebody else's
// tenant may have them. Each that ran would set window.harmed.
inline std::vector<std::string> const& hostile_texts() {
  static std::vector<std::string> const k_texts{
      "<script>window.harmed=1</script>",
      "</script></style></title></table><img src=x onerror=window.harmed=1>",
      "\"><svg onload=window.harmed=1>",
      "' onmouseover='window.harmed=1' autofocus onfocus='window.harmed=1",
      "--><!--]]><iframe src=javascript:parent.harmed=1></iframe>",
      "<a href=\"https://evil.example\">Contoso</a>",
      "&lt;b&gt;&#60;script&#62;&amp;",
      "\xE2\x80\xAEmoc.osotnoc\xE2\x81\xA6 \x1b[31m\x7F\xC2\x9B cut \xFF off\nnext\tlast",
      std::string("nul\0<script>window.harmed=1</script>", 36),
      "${window.harmed=1}`;window.harmed=1//",
  };
  return k_texts;
}

} // namespace partnerctl::test
