#include "cli/claim/book.hpp"
#include "cli/claim/view.hpp"
#include "cli/claim/voice.hpp"
#include "cli/commands/all.hpp"
#include "cli/services.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/core/whole_file.hpp"
#include "partnerctl/cpor/poe_draft.hpp"
#include "partnerctl/cpor/roles.hpp"
#include "partnerctl/output/zip.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>

namespace partnerctl::cli {
namespace {

struct Options {
  std::string id{};
  std::string out{};
};

std::vector<output::Column> columns() {
  return {{"claim"}, {"file"}};
}

// A paper that somebody signed begins just as a draft does, so nothing is written over.
void check_place(std::string const& path) {
  // Whoever opens it goes by its name.
  std::filesystem::path named(path);
  if (named.has_extension() && core::to_lower(named.extension().string()) != ".docx") {
    throw core::usage_error("--out: '" + core::printable(path) +
                                "' does not end with .docx, and what is written is a Word document",
                            "name it '" +
                                core::printable(named.replace_extension(".docx").string()) + "'");
  }
  core::check_can_write("--out", path, "PK");
  std::error_code ignored;
  if (std::filesystem::exists(path, ignored)) {
    throw core::usage_error("--out: '" + core::printable(path) + "' is there already",
                            "name another file: what somebody may have signed is not written over");
  }
}

std::string document_of(cpor::Claim const& claim, core::Date today) {
  std::vector<output::BundleFile> parts;
  for (auto const& part : cpor::poe_draft(claim, today)) {
    parts.push_back({part.name, part.content});
  }
  return output::zip_of(parts);
}

core::ExitCode run_draft(Options const& options, Services& services) {
  auto const render = begin_answer(columns(), services);
  auto const settings = claim_settings(services);
  check_place(options.out);
  auto const book = needed_claim_book(services);
  auto const kept = book.get(options.id);
  core::write_whole_file(options.out, document_of(kept.claim, settings.today),
                         {.may_replace = false});
  ClaimAnswer const answer{.schema = "partnerctl/claim-poe-draft/1",
                           .list = "drafts",
                           .size = 1,
                           .object =
                               [&](std::size_t) {
                                 return core::Json{{"claim", kept.id}, {"file", options.out}};
                               },
                           .columns = columns(),
                           .rows = {{{kept.id}, {options.out}}}};
  show_answer(answer, render, services);
  say_of_claims(
      "A draft of ours, not Microsoft's form. Fill it in, have the customer sign and date "
      "it, and attach it: " +
          typed("partnerctl claim attach " + kept.id +
                    " FILE --kind statement-of-work --acknowledged DATE",
                services),
      services);
  if (cpor::role_of(kept.claim.partner_role) == cpor::PartnerRole::usage_recognition) {
    say_of_claims("For Usage recognition, other papers than the portal's own template are said to "
                  "be rejected: download the template there",
                  services);
  }
  return core::ExitCode::ok;
}

Run declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("ID", options->id, "C-0042, or the portal's number")->type_name("ID")->required();
  app.add_option("--out", options->out, "Where the document goes: a .docx")
      ->type_name("FILE")
      ->required();
  return [options](Services& services) { return run_draft(*options, services); };
}

} // namespace

Command claim_poe_draft_command() {
  return {.path = "claim poe-draft",
          .summary = "Write a draft of a proof of execution",
          .description = "A Word document with the sections that reviewers expect, filled in from "
                         "the claim, with lines for the customer to sign and to date. It is not "
                         "Microsoft's form, and says so.",
          .examples = {{"A draft", "partnerctl claim poe-draft C-0042 --out contoso-poe.docx"},
                       {"By the portal's number",
                        "partnerctl claim poe-draft 7012345 --out contoso-poe.docx"}},
          .declare = declare};
}

} // namespace partnerctl::cli
