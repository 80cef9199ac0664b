#include "output/walk_sample.hpp"

#include <sstream>

namespace partnerctl::test {

output::WalkPage walk_page() {
  return {
      .title = "C-0042: Contoso rollout",
      .lead = {"Made by partnerctl 0.1.0 at 2026-11-22T10:15:00Z.", "Nothing is submitted by it."},
      .notes = {"1 warning of claim check is left."},
      .link = {"Open the portal", "https://partner.example/claims?a=1&b=2"},
      .steps = {{.number = 1, .says = "Sign in and select Incentives"},
                {.number = 6,
                 .says = "Fill in the panel",
                 .values = {{"Claim name", "type", "Contoso \"rollout\" & <more>"},
                            {"Partner ID (location)", "choose", "1234567"},
                            {"Customer tenant ID", "type", ""},
                            {"Opt out", "", "leave unticked", false}},
                 .notes = {"A wrong partner ID means a new claim.", "Another sentence."}},
                {.number = 17,
                 .says = "Add the proofs",
                 .files = {{"proofs/sow.pdf", "statement of work"}, {"proofs/sow 2.pdf"}}},
                {.number = 18,
                 .says = "Submit",
                 .values = {{"Comments", "type", " one\n\ttwo\r\nthree\x1b "}}}}};
}

output::WalkPage walk_page_of(std::string const& text) {
  return {.title = text,
          .lead = {text, text},
          .notes = {text},
          .link = {text, "https://partner.example/" + text},
          .steps = {{.number = 1,
                     .says = text,
                     .values = {{text, text, text, false}, {text, text, "fixed"}},
                     .files = {{"proofs/" + text, text}},
                     .notes = {text, text}}}};
}

std::string written(output::WalkPage const& page) {
  std::ostringstream out;
  output::write_walk_page(page, out);
  return out.str();
}

} // namespace partnerctl::test
