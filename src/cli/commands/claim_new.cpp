#include "cli/claim/book.hpp"
#include "cli/claim/field_options.hpp"
#include "cli/claim/input.hpp"
#include "cli/claim/list_answer.hpp"
#include "cli/claim/person.hpp"
#include "cli/claim/questions.hpp"
#include "cli/claim/taken_for.hpp"
#include "cli/claim/voice.hpp"
#include "cli/commands/all.hpp"
#include "cli/services.hpp"
#include "partnerctl/core/csv.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/claim_file.hpp"
#include "partnerctl/cpor/successors.hpp"

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>

namespace partnerctl::cli {
namespace {

struct Options {
  std::string file{};
  std::optional<std::string> from{};
  std::optional<std::string> as{};
  bool csv_header = false;
  FieldOptions fields{};
};

// Claims to be, and what the event of their making says.
struct Made {
  std::vector<cpor::Claim> claims{};
  std::string says{};
};

// What a profile knows of every claim of its partner's.
cpor::Claim with_profile(cpor::Claim claim, Services& services) {
  auto const& profile = services.profile();
  if (claim.partner_id.empty() && profile.partner_id) {
    claim.partner_id = profile.partner_id->text();
  }
  if (claim.partner_name.empty() && profile.partner_name) {
    claim.partner_name = *profile.partner_name;
  }
  return claim;
}

void say_left_out(std::vector<cpor::ReadClaim> const& read, Services& services) {
  std::vector<std::string> names;
  for (auto const& one : read) {
    for (auto const& name : one.left_out) {
      if (std::find(names.begin(), names.end(), name) == names.end()) {
        names.push_back(name);
      }
    }
  }
  if (!names.empty()) {
    say_of_claims("Not taken over, since a new claim has none of it: " + core::join(names, ", "),
                  services);
  }
}

// "2, 5 and 9"; of many, the first.
std::string lines_of(cpor::ReadClaim const& read) {
  constexpr std::size_t k_shown = 6;
  std::vector<std::string> numbers{std::to_string(read.line)};
  for (auto const line : read.apart) {
    if (numbers.size() < k_shown) {
      numbers.push_back(std::to_string(line));
    }
  }
  auto const last = numbers.back();
  numbers.pop_back();
  bool const all = read.apart.size() < k_shown;
  return core::join(numbers, ", ") + (all ? " and " + last : ", " + last + ", …");
}

// Whoever meant several claims has to hear that they have become one.
void say_joined(std::vector<cpor::ReadClaim> const& read, std::string const& source,
                Services& services) {
  constexpr std::size_t k_shown = 3;
  std::vector<std::string> lines;
  std::size_t claims = 0;
  for (auto const& one : read) {
    if (!one.apart.empty() && ++claims <= k_shown) {
      lines.push_back("lines " + lines_of(one));
    }
  }
  if (claims > 0) {
    say_of_claims(
        fmt::format("Warning: in {} {}{} do not stand together and are read as one claim{}, since "
                    "they differ in the workload alone; where they are to be several, give each "
                    "another claim_name",
                    source, core::join(lines, "; "), claims > k_shown ? "; …" : "",
                    claims == 1 ? "" : fmt::format(" each ({} claims)", claims)),
        services);
  }
}

Made made_of_file(Options const& options, Services& services) {
  auto const given = given_text(options.file, "claim new", {.name = "file of claims"}, services);
  auto const read = cpor::read_claims(given.text, given.source);
  say_left_out(read, services);
  say_joined(read, given.source, services);
  Made made{.says = "made from " + given.source};
  for (auto const& one : read) {
    made.claims.push_back(with_profile(with_fields(one.claim, options.fields), services));
  }
  return made;
}

// For a renewal or a further role: what is particular to the earlier one's time stays behind.
Made made_of_claim(Options const& options, Services& services) {
  auto const earlier = needed_claim_book(services, "--from").get(*options.from);
  auto claim = earlier.claim;
  claim.planned_submission.clear();
  claim.comments.clear();
  return {.claims = {with_fields(claim, options.fields)},
          .says = cpor::made_from_words(earlier.id)};
}

Made made_of_person(Options const& options, Services& services) {
  auto claim = with_profile(with_fields({}, options.fields), services);
  if (!options.fields.empty()) {
    return {.claims = {claim}, .says = "made from options"};
  }
  if (!services.may_ask()) {
    throw core::usage_error("claim new needs something to make a claim of",
                            "name a file (JSON or CSV), - for standard input, --from ID, or give "
                            "its fields as options");
  }
  return {.claims = {ask_for_claim(claim, claim_settings(services).catalogue, services)},
          .says = "made from questions"};
}

Made make(Options const& options, Services& services) {
  if (!options.file.empty() && options.from) {
    throw core::usage_error("a claim is made from a file or from another claim, not from both",
                            "leave out the file or --from");
  }
  if (!options.file.empty()) {
    return made_of_file(options, services);
  }
  return options.from ? made_of_claim(options, services) : made_of_person(options, services);
}

// A file that is read twice makes every claim twice.
void say_twins(std::vector<cpor::Claim> const& claims, std::vector<cpor::KeptClaim> const& there,
               Services& services) {
  std::map<std::string, std::string> known;
  for (auto const& kept : there) {
    known.emplace(cpor::digest_of(kept.claim), kept.id);
  }
  std::size_t twins = 0;
  std::string first;
  for (auto const& claim : claims) {
    auto const found = known.find(cpor::digest_of(claim));
    if (found != known.end()) {
      first = first.empty() ? found->second : first;
      ++twins;
    }
  }
  if (twins > 0) {
    say_of_claims(fmt::format("Warning: {} of them say{} just what a claim says that is here "
                              "already ({}{}); see: {}",
                              twins, twins == 1 ? "s" : "", first, twins == 1 ? "" : ", …",
                              typed("partnerctl claim check", services)),
                  services);
  }
}

core::ExitCode write_header(Services& services) {
  services.streams().out << core::csv_record(cpor::csv_columns()) << std::flush;
  return core::ExitCode::ok;
}

core::ExitCode run_new(Options const& options, Services& services) {
  if (options.csv_header) {
    return write_header(services);
  }
  auto const render = begin_answer(claim_columns(), services);
  auto const settings = claim_settings(services);
  auto const who = person(options.as, services);
  auto const made = make(options, services);
  auto book = claim_book(services);
  say_twins(made.claims, book.all(), services);
  auto const ids = book.add(made.claims, {.kind = cpor::EventKind::created,
                                          .by = who,
                                          .on = settings.today,
                                          .recorded = services.clock().now(),
                                          .comment = made.says});
  services.kept(typed("partnerctl claim list", services));
  std::set<std::string> const made_ids(ids.begin(), ids.end());
  auto kept = book.all();
  std::erase_if(kept, [&](cpor::KeptClaim const& one) { return !made_ids.contains(one.id); });
  auto const viewed = view(std::move(kept), settings);
  show_answer(claim_list_answer("partnerctl/claim-new/1", viewed), render, services);
  if (options.from) {
    say_taken_for(*options.from, ids.front(), book, settings, services);
  }
  say_of_claims(ids.size() == 1 ? ids.front() + " is kept as a draft. Next: " +
                                      typed("partnerctl claim check " + ids.front(), services)
                                : fmt::format("{} claims are kept as drafts, {} to {}. Next: {}",
                                              ids.size(), ids.front(), ids.back(),
                                              typed("partnerctl claim check", services)),
                services);
  return core::ExitCode::ok;
}

Run declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("FILE", options->file,
                 "Claims as JSON or CSV, or - for standard input; without it, options or questions")
      ->type_name("FILE");
  app.add_option("--from", options->from,
                 "An earlier claim to begin from: for renewals and further roles")
      ->type_name("ID");
  app.add_flag("--csv-header", options->csv_header, "Only print the columns of a CSV of claims");
  add_field_options(app, options->fields, Defaults::apply);
  app.add_option("--as", options->as, "Who makes it (default: this machine's user)")
      ->type_name("NAME");
  return [options](Services& services) { return run_new(*options, services); };
}

} // namespace

Command claim_new_command() {
  return {
      .path = "claim new",
      .summary = "Keep new customer claims as drafts",
      .description =
          "Makes claims from a file (JSON by docs/claim.schema.json, or CSV), from an earlier "
          "claim, from options, or on a terminal by questions in the order of the portal's "
          "wizard. Options set a field of each. Nothing is sent anywhere, and what is wrong "
          "with a claim, claim check says.",
      .examples = {{"By questions", "partnerctl claim new"},
                   {"Many at once", "partnerctl claim new claims.csv"},
                   {"The columns of such a file", "partnerctl claim new --csv-header > claims.csv"},
                   {"The renewal of a claim whose subscription ends",
                    "partnerctl claim new --from C-0042 --workload "
                    "\"Sales=0f8fad5b-d9cb-469f-a165-70867728950e@2027-11-30\""}},
      .declare = declare};
}

} // namespace partnerctl::cli
