#include "cli/claim/book.hpp"
#include "cli/claim/person.hpp"
#include "cli/claim/proof_answer.hpp"
#include "cli/claim/voice.hpp"
#include "cli/commands/all.hpp"
#include "cli/interrupt.hpp"
#include "cli/services.hpp"
#include "partnerctl/core/digest.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/input_file.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/submission.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>

namespace partnerctl::cli {
namespace {

struct Options {
  std::string id{};
  std::string file{};
  std::optional<std::string> kind{};
  std::optional<std::string> acknowledged{};
  std::optional<std::string> as{};
};

cpor::ProofKind kind_of(std::string const& text) {
  auto const kind = cpor::proof_kind_of(text);
  if (!kind) {
    auto const near = core::closest(text, cpor::proof_kinds());
    throw core::usage_error("--kind: no kind of proof is called '" + core::printable(text) + "'",
                            near.empty() ? "one of: " + core::join(cpor::proof_kinds(), ", ")
                                         : "did you mean " + near + "?");
  }
  return *kind;
}

ledger::NewProof proof_of(Options const& options, std::string const& who) {
  auto bytes =
      core::read_input_file(options.file, {.name = "proof", .most_bytes = k_most_proof_bytes});
  if (bytes.empty()) {
    throw core::usage_error(core::printable(options.file) + " is empty, which no proof is",
                            "attach the paper itself");
  }
  ledger::NewProof proof{
      .bytes = std::move(bytes),
      .proof = {.name = std::filesystem::path(options.file).filename().string(), .by = who}};
  if (options.kind) {
    proof.proof.kind = kind_of(*options.kind);
  }
  if (options.acknowledged) {
    proof.proof.acknowledged = parse_day("--acknowledged", *options.acknowledged);
  }
  return proof;
}

// The same file again: what is not said anew stays as it was said.
void keep_earlier(ledger::NewProof& proof, Options const& options, cpor::KeptClaim const& kept) {
  auto const digest = core::hexadecimal(core::sha256(proof.bytes));
  for (auto const& earlier : kept.proofs) {
    if (earlier.sha256 != digest) {
      continue;
    }
    proof.proof.kind = options.kind ? proof.proof.kind : earlier.kind;
    if (!options.acknowledged) {
      proof.proof.acknowledged = earlier.acknowledged;
    }
  }
}

void check_takes_proofs(ViewedClaim const& viewed, Services& services) {
  if (cpor::is_final(viewed.standing.status)) {
    throw core::usage_error(viewed.kept.id + " is " + core::printable(viewed.standing.text) +
                                ": nothing more comes of it",
                            "make a new claim: " +
                                typed("partnerctl claim new --from " + viewed.kept.id, services));
  }
}

void say_attached(ViewedClaim const& viewed, cpor::ReadProof const& read, ProofDays const& days,
                  Services& services) {
  auto const& kept = viewed.kept;
  say_of_claims(kept.id + " has the proof " + core::printable(read.proof.name) + " (SHA-256 " +
                    read.proof.sha256.substr(0, 12) + "…)",
                services);
  if (auto const missing = missing_text(read, days); !missing.empty()) {
    say_of_claims("In " + core::printable(read.proof.name) + " " + core::printable(missing),
                  services);
  }
  if (!read.proof.acknowledged) {
    say_of_claims(
        "No day of the customer's acknowledgement is given; say it with: " +
            typed("partnerctl claim attach " + kept.id + " FILE --acknowledged DATE", services),
        services);
  }
  if (read.proof.acknowledged && *read.proof.acknowledged > days.today) {
    say_of_claims("The day of the acknowledgement, " + core::format_date(*read.proof.acknowledged) +
                      ", is yet to come",
                  services);
  }
  if (!cpor::is_editable(viewed.standing.status)) {
    say_of_claims("It is kept here; the portal has it when somebody uploads it there", services);
  }
}

// By its bytes: another one may have its name and its size.
cpor::Proof const& attached_of(cpor::KeptClaim const& kept, std::string const& bytes) {
  auto const digest = core::hexadecimal(core::sha256(bytes));
  return *std::find_if(kept.proofs.begin(), kept.proofs.end(),
                       [&](cpor::Proof const& proof) { return proof.sha256 == digest; });
}

// It is attached by then: whoever does not want to wait loses only what is said of it.
cpor::ReadProof read_attached(cpor::Proof const& proof, cpor::KeptClaim const& kept,
                              ledger::ClaimBook const& book, ClaimSettings const& settings,
                              Services& services) {
  Interrupt const interrupt(services.messages(), "Interrupted");
  auto read = read_proof(proof, kept.claim, book, settings, services, interrupt.no_more());
  if (interrupt.happened()) {
    throw core::Error{.kind = core::ErrorKind::cancelled,
                      .message = kept.id + " has the proof " + core::printable(proof.name) +
                                 "; reading it was interrupted",
                      .hint =
                          "read it with: " + typed("partnerctl claim check " + kept.id, services)};
  }
  return read;
}

core::ExitCode run_attach(Options const& options, Services& services) {
  auto const render = begin_answer(proof_columns(), services);
  auto const settings = claim_settings(services);
  auto const who = person(options.as, services);
  auto proof = proof_of(options, who);
  auto book = claim_book_to_change(services);
  auto const before = view(book.get(options.id), settings);
  check_takes_proofs(before, services);
  keep_earlier(proof, options, before.kept);
  auto const kept = book.attach(before.kept.id, before.kept.revision, proof,
                                {.kind = cpor::EventKind::attached,
                                 .text = proof.proof.name,
                                 .by = who,
                                 .on = settings.today,
                                 .recorded = services.clock().now()});
  services.kept(typed("partnerctl claim show " + kept.id, services));
  auto const after = view(kept, settings);
  auto const shown = read_attached(attached_of(kept, proof.bytes), kept, book, settings, services);
  ProofDays const days{.today = settings.today,
                       .submission =
                           cpor::submission_of(kept.claim, after.standing, settings.today)};
  show_answer(proof_answer("partnerctl/claim-attach/1", kept, shown, days), render, services);
  say_attached(after, shown, days, services);
  return core::ExitCode::ok;
}

Run declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("ID", options->id, "C-0042, or the portal's number")->type_name("ID")->required();
  app.add_option("FILE", options->file, "The paper")->type_name("FILE")->required();
  app.add_option("--kind", options->kind,
                 "statement-of-work, template (Microsoft's form), invoice, email, report or other "
                 "(default, or as it was attached before)")
      ->type_name("K");
  app.add_option("--acknowledged", options->acknowledged,
                 "The day on which the customer acknowledged (signed) it")
      ->type_name("DATE");
  app.add_option("--as", options->as, "Who attaches it (default: this machine's user)")
      ->type_name("NAME");
  return [options](Services& services) { return run_attach(*options, services); };
}

} // namespace

Command claim_attach_command() {
  return {.path = "claim attach",
          .summary = "Keep a proof of execution with a claim",
          .description =
              "A copy is kept beside the ledger with its SHA-256. It is read (docx, pdf, html, "
              "text) for what a reviewer would miss: tenant ID, customer, partner, every workload, "
              "a date, a signature line. The same file again changes what is said of it.",
          .examples = {{"A signed statement of work",
                        "partnerctl claim attach C-0042 sow.pdf --kind statement-of-work "
                        "--acknowledged 2026-11-03"},
                       {"What else was agreed",
                        "partnerctl claim attach C-0042 scope.docx --kind report"}},
          .declare = declare};
}

} // namespace partnerctl::cli
