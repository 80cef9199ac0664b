#include "cli/claim/book.hpp"
#include "cli/claim/field_options.hpp"
#include "cli/claim/input.hpp"
#include "cli/claim/list_answer.hpp"
#include "cli/claim/person.hpp"
#include "cli/claim/questions.hpp"
#include "cli/claim/voice.hpp"
#include "cli/commands/all.hpp"
#include "cli/services.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/claim_file.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace partnerctl::cli {
namespace {

struct Options {
  std::string id{};
  std::string file{};
  std::optional<std::string> as{};
  FieldOptions fields{};
};

// The portal has no field for them: they are our own note, and can be wrong at any time.
bool differ_in_ends_alone(cpor::Claim const& before, cpor::Claim after) {
  auto const count = std::min(before.workloads.size(), after.workloads.size());
  for (std::size_t i = 0; i < count; ++i) {
    after.workloads[i].subscription_ends = before.workloads[i].subscription_ends;
  }
  return after == before;
}

core::Error not_editable(ViewedClaim const& viewed, Services& services) {
  return core::usage_error(
      viewed.kept.id + " is " + core::printable(viewed.standing.text) + " (" +
          core::printable(cpor::source_text(viewed.standing)) +
          "): a claim can be changed as a draft and where the portal asks for partner action" +
          (cpor::is_final(viewed.standing.status)
               ? ""
               : "; else only the ends of its subscriptions can, with all its workloads named as "
                 "they are"),
      "what the portal said since is kept by: " +
          typed("partnerctl claim record " + viewed.kept.id + " --status TEXT", services));
}

// What to change: read once, and decided anew for each revision.
struct Change {
  FieldOptions const& fields;
  std::optional<GivenText> file{};

  bool asks() const { return !file && fields.empty(); }
};

Change change_of(Options const& options, Services& services) {
  Change change{.fields = options.fields};
  if (!options.file.empty()) {
    change.file = given_text(options.file, "claim edit", {.name = "file of a claim"}, services);
  }
  if (change.asks() && !services.may_ask()) {
    throw core::usage_error("claim edit needs something to change",
                            "give the fields as options, or a JSON file with the members to change "
                            "(- for standard input)");
  }
  return change;
}

cpor::Claim changed(cpor::Claim claim, Change const& change, ClaimSettings const& settings,
                    Services& services) {
  if (change.asks()) {
    return ask_for_claim(std::move(claim), settings.catalogue, services);
  }
  if (change.file) {
    claim = cpor::changed_by(std::move(claim), change.file->text, change.file->source);
  }
  return with_fields(std::move(claim), change.fields);
}

// Whoever would be asked for all of it is refused before the first question.
cpor::Claim changed(ViewedClaim const& before, Change const& change, ClaimSettings const& settings,
                    Services& services) {
  auto const status = before.standing.status;
  bool const is_editable = cpor::is_editable(status);
  if (!is_editable && (cpor::is_final(status) || change.asks())) {
    throw not_editable(before, services);
  }
  auto claim = changed(before.kept.claim, change, settings, services);
  if (!is_editable && !differ_in_ends_alone(before.kept.claim, claim)) {
    throw not_editable(before, services);
  }
  return claim;
}

// Source: Partner Center's page on managing customer associations (October 2023) names the partner
// ID, products, contacts, proofs and comments, and no other field.
void say_what_stays(std::vector<std::string> const& fields, ViewedClaim const& after,
                    Services& services) {
  if (after.standing.status != cpor::Status::partner_action_required) {
    return;
  }
  std::vector<std::string> fixed;
  for (auto const* field : {"solutionArea", "partnerRole", "name", "customer.tenantId",
                            "customer.domain", "optOutOfIncentive"}) {
    if (std::find(fields.begin(), fields.end(), field) != fields.end()) {
      fixed.emplace_back(field);
    }
  }
  if (!fixed.empty()) {
    say_of_claims("In the portal, no page of Microsoft's says that " + core::join(fixed, ", ") +
                      " of a claim that was submitted can be changed: " + after.kept.id +
                      " may differ from the portal's claim now",
                  services);
  }
}

void say_consequences(ViewedClaim const& before, ViewedClaim const& after, Services& services) {
  bool const was_acknowledged = cpor::standing_acknowledgement(before.kept) != nullptr;
  if (was_acknowledged && cpor::standing_acknowledgement(after.kept) == nullptr) {
    say_of_claims(
        after.kept.id + " was acknowledged as it was before; it has to be again: " +
            typed("partnerctl claim acknowledge " + after.kept.id + " --as NAME", services),
        services);
  }
  if (before.standing.status == cpor::Status::handed_off) {
    say_of_claims("The pack of " + after.kept.id +
                      " says what the claim said before; make it "
                      "anew: " +
                      typed("partnerctl claim handoff " + after.kept.id + " --out PATH", services),
                  services);
  }
}

struct Edited {
  ViewedClaim before{};
  ViewedClaim after{};
  std::vector<std::string> fields{};
};

class Edit {
public:
  Edit(Options const& options, Services& services)
      : m_id(options.id), m_services(services), m_settings(claim_settings(services)),
        m_who(person(options.as, services)), m_change(change_of(options, services)),
        m_book(claim_book_to_change(services)) {}

  // Who was shown nothing cannot have meant another revision than the latest.
  Edited carry_out() {
    constexpr int k_most_tries = 20;
    for (int tries = 1;; ++tries) {
      auto edited = core::attempt([this] { return once(); });
      if (edited) {
        return *std::move(edited.value);
      }
      bool const is_again = edited.error->cause == ledger::k_changed_meanwhile &&
                            !m_change.asks() && tries < k_most_tries;
      if (!is_again) {
        throw *std::move(edited.error);
      }
    }
  }

private:
  Edited once() {
    Edited edited{.before = view(m_book.get(m_id), m_settings)};
    auto const& before = edited.before.kept;
    auto const claim = changed(edited.before, m_change, m_settings, m_services);
    edited.fields = cpor::changed_fields(before.claim, claim);
    edited.after = edited.fields.empty()
                       ? edited.before
                       : view(m_book.edit(before.id, before.revision, claim, event(edited.fields)),
                              m_settings);
    return edited;
  }

  cpor::Event event(std::vector<std::string> const& fields) const {
    return {.kind = cpor::EventKind::edited,
            .text = core::join(fields, ", "),
            .by = m_who,
            .on = m_settings.today,
            .recorded = m_services.clock().now()};
  }

  std::string m_id;
  Services& m_services;
  ClaimSettings m_settings;
  std::string m_who;
  Change m_change;
  ledger::ClaimBook m_book;
};

core::ExitCode run_edit(Options const& options, Services& services) {
  auto const render = begin_answer(claim_columns(), services);
  auto const edited = Edit(options, services).carry_out();
  auto const& after = edited.after;
  std::vector<ViewedClaim> const shown{after};
  services.kept(typed("partnerctl claim show " + after.kept.id, services));
  show_answer(claim_list_answer("partnerctl/claim-edit/1", shown), render, services);
  say_of_claims(edited.fields.empty()
                    ? after.kept.id + " says that already; nothing was changed"
                    : after.kept.id + " changed: " + core::join(edited.fields, ", "),
                services);
  say_what_stays(edited.fields, after, services);
  say_consequences(edited.before, after, services);
  return core::ExitCode::ok;
}

Run declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("ID", options->id, "C-0042, or the portal's number")->type_name("ID")->required();
  app.add_option("FILE", options->file,
                 "JSON with the members to change (null empties one), or - for standard input")
      ->type_name("FILE");
  add_field_options(app, options->fields, Defaults::none);
  app.add_option("--as", options->as, "Who changes it (default: this machine's user)")
      ->type_name("NAME");
  return [options](Services& services) { return run_edit(*options, services); };
}

} // namespace

Command claim_edit_command() {
  return {.path = "claim edit",
          .summary = "Change what a claim says",
          .description =
              "By options, by a JSON file with the members to change, or on a terminal by the same "
              "questions as claim new. Only before a claim is submitted, and where the portal asks "
              "for partner action; the ends of its subscriptions alone until it is final. What it "
              "said before stays in its history.",
          .examples = {{"One field",
                        "partnerctl claim edit C-0042 --customer-contact-email ann@contoso.com"},
                       {"Its workloads, all of them",
                        "partnerctl claim edit C-0042 --workload Teams --workload Intune"},
                       {"By a file of members", "partnerctl claim edit C-0042 changes.json"}},
          .declare = declare};
}

} // namespace partnerctl::cli
