#include "cli/claim/book.hpp"
#include "cli/claim/view.hpp"
#include "cli/claim/voice.hpp"
#include "cli/commands/all.hpp"
#include "cli/services.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/support_pack.hpp"
#include "partnerctl/output/bundle.hpp"
#include "partnerctl/output/render.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace partnerctl::cli {
namespace {

struct Options {
  std::vector<std::string> ids{};
  std::string period{};
  std::string description{};
  std::optional<std::string> out{};
};

std::vector<output::Column> columns() {
  return {{"field"}, {"value"}};
}

std::vector<cpor::SupportField> fields_of(std::vector<ViewedClaim> const& claims,
                                          Options const& options) {
  std::vector<cpor::KeptClaim> kept;
  std::vector<cpor::Standing> standings;
  for (auto const& viewed : claims) {
    kept.push_back(viewed.kept);
    standings.push_back(viewed.standing);
  }
  return cpor::support_fields(kept, standings, options.period, options.description);
}

// Each field's label begins a line, and nothing else does: what a field says was written by others.
std::string line_of(cpor::SupportField const& field) {
  auto lines = core::split(field.value, '\n');
  std::transform(lines.begin(), lines.end(), lines.begin(), [](std::string const& line) {
    return core::printable(std::string_view(line).substr(0, line.size() - line.ends_with('\r')));
  });
  return field.label + ": " + core::join(lines, "\n    ") + "\n";
}

// The form's fields to paste, and all that is known of the claims to attach.
std::vector<output::BundleFile> files_of(std::vector<cpor::SupportField> const& fields,
                                         std::vector<ViewedClaim> const& claims) {
  std::string text;
  for (auto const& field : fields) {
    text += line_of(field);
  }
  std::vector<output::BundleFile> files{{"support-form.txt", text}};
  for (auto const& viewed : claims) {
    files.push_back(
        {output::file_name_of(viewed.kept.id) + ".json", output::json_text(to_json(viewed))});
  }
  return files;
}

core::ExitCode run_support_pack(Options const& options, Services& services) {
  auto const render = begin_answer(columns(), services);
  if (options.out) {
    output::check_bundle_place("--out", *options.out);
  }
  auto const settings = claim_settings(services);
  auto const book = needed_claim_book(services);
  auto const claims = view_of(book, options.ids, settings);
  auto const fields = fields_of(claims, options);
  if (options.out) {
    output::write_bundle(*options.out, files_of(fields, claims));
  }
  ClaimAnswer answer{
      .schema = "partnerctl/claim-support-pack/1",
      .list = "fields",
      .size = fields.size(),
      .object =
          [&](std::size_t i) {
            return core::Json{{"field", fields[i].label}, {"value", fields[i].value}};
          },
      .columns = columns()};
  for (auto const& field : fields) {
    answer.rows.push_back({{field.label}, {field.value}});
  }
  show_answer(answer, render, services);
  if (options.out) {
    say_of_claims("Support pack: " + core::printable(*options.out), services);
  }
  return core::ExitCode::ok;
}

Run declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("ID", options->ids, "Which claims: one form for all of them")
      ->type_name("ID")
      ->required();
  app.add_option("--period", options->period, "The earning period that it is about")
      ->type_name("TEXT");
  app.add_option("--description", options->description,
                 "What is wrong (default: the statuses, and by whose word)")
      ->type_name("TEXT");
  app.add_option("--out", options->out,
                 "Also write it, with all that is known of the claims: a folder, or a .zip")
      ->type_name("PATH");
  return [options](Services& services) { return run_support_pack(*options, services); };
}

} // namespace

Command claim_support_pack_command() {
  return {.path = "claim support-pack",
          .summary = "Show what Microsoft's support form asks for",
          .description = "The fields of the form for customer associations, in its order, to be "
                         "pasted there. Nothing is sent.",
          .examples = {{"One claim", "partnerctl claim support-pack C-0042"},
                       {"Two, as files",
                        "partnerctl claim support-pack C-0042 C-0043 --period \"October 2026\" "
                        "--out support.zip"}},
          .declare = declare};
}

} // namespace partnerctl::cli
