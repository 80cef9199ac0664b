#pragma once

#include "cli/globals.hpp"
#include "cli/messages.hpp"
#include "partnerctl/auth/accounts.hpp"
#include "partnerctl/auth/interaction.hpp"
#include "partnerctl/auth/means.hpp"
#include "partnerctl/auth/token_source.hpp"
#include "partnerctl/config/settings.hpp"
#include "partnerctl/core/clock.hpp"
#include "partnerctl/core/cloud.hpp"
#include "partnerctl/http/pipeline.hpp"
#include "partnerctl/terminal/streams.hpp"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace partnerctl::http {
class Transport;
}
namespace partnerctl::sandbox {
class Sandbox;
}

namespace partnerctl::cli {

// One signed-in identity: its credential, its tokens, and the wire that sends as it.
struct SignedIn {
  std::shared_ptr<auth::Credential const> credential{};
  std::unique_ptr<auth::TokenSource> tokens{};
  http::Send send{};
};

// What commands need, each made when it is first asked for: --help and a usage error make none of
// it.
class Services {
public:
  Services(Globals const& globals, terminal::Streams const& streams,
           core::Environment const& environment, Messages& messages);
  ~Services();
  Services(Services const&) = delete;
  Services& operator=(Services const&) = delete;

  Globals const& globals() const { return m_globals; }
  terminal::Streams const& streams() const { return m_streams; }
  core::Environment const& environment() const { return m_environment; }
  Messages& messages() { return m_messages; }
  core::Clock const& clock() const { return core::system_clock(); }

  config::File const& file();
  // The profile chosen by --profile or PARTNERCTL_PROFILE, else `default`.
  config::Profile const& profile();
  // Throws a usage error for a name that the configuration file lacks.
  config::Profile const& profile_named(std::string const& name);
  // Whether a question may be asked: a person is at the terminal, it is no CI and no --no-input.
  bool may_ask() const;
  // Whether a person may be asked to sign in: they see stderr, it is no CI and no --no-input. The
  // keyboard may be elsewhere, for a roster on standard input.
  bool may_sign_in() const;
  // From here on the cloud and the sign-in are those of a recorded run, where no option says
  // otherwise: neither this shell's environment nor its profile decides whose run goes on.
  struct Recorded {
    std::string cloud{};
    std::string method{};
    std::string client_id{};
    std::string account{};
  };
  void go_on_with(Recorded recorded) { m_recorded = std::move(recorded); }
  std::optional<Recorded> const& recorded() const { return m_recorded; }
  // Ends a sign-in that is under way, from here on: what an interrupt stops.
  void heed(std::stop_token stop) { m_stop = std::move(stop); }
  // What was asked for is kept, though its answer is not yet shown: from here on an interrupt does
  // not ask for the same command again, but says this one, which shows what is kept.
  void kept(std::string const& shown_by) const {
    if (m_on_kept) {
      m_on_kept(shown_by);
    }
  }
  void on_kept(std::function<void(std::string const&)> does) { m_on_kept = std::move(does); }
  // For a command that must not begin a sign-in, whatever is configured.
  void ask_nobody() { m_asks_nobody = true; }
  // The secret of --client-secret-file, read once; none without the option.
  std::optional<core::Secret> const& client_secret();
  // Standard input, which only one option can have; `who` names the one that asks.
  std::istream& standard_input(std::string const& who);

  // Starts the sandbox where that is the cloud.
  core::Cloud const& cloud();
  bool is_sandbox();
  // What signing in works with. For its login command, what the row that it is for says itself.
  auth::Means means(std::string const& row_profile = {}, std::string const& row_client_id = {});
  // The kept sign-ins.
  auth::Accounts& accounts();
  // The identity of a roster's row: of its profile or client ID where it names one, else the one
  // that options, environment and profile choose. Safe to call from the fleet's workers.
  SignedIn& signed_in(std::string const& row_profile = {}, std::string const& row_client_id = {});
  // The wire without a sign-in, retries included: for what anybody may ask. What the sign-in
  // service is asked slows down with the sign-ins themselves.
  http::Send const& anonymous();
  // The wire of an identity for what is only nice to know: one try, and a challenge of the service
  // is never answered, so that nobody is asked anything.
  http::Send asking_nobody(SignedIn& who);

private:
  struct Wire;
  Wire& wire();

  Globals const& m_globals;
  terminal::Streams const& m_streams;
  core::Environment const& m_environment;
  Messages& m_messages;
  std::optional<config::File> m_file;
  std::optional<core::Cloud> m_cloud;
  std::unique_ptr<sandbox::Sandbox> m_sandbox;
  std::unique_ptr<Wire> m_wire;
  std::unique_ptr<auth::Interaction> m_person;
  bool m_asks_nobody = false;
  std::optional<Recorded> m_recorded;
  std::stop_token m_stop;
  std::function<void(std::string const&)> m_on_kept;
  std::unique_ptr<auth::Accounts> m_accounts;
  std::mutex m_opening;
  std::mutex m_signing_in;
  std::map<std::pair<std::string, std::string>, std::unique_ptr<SignedIn>> m_signed_in;
  std::optional<core::Secret> m_client_secret;
  std::string m_standard_input_owner;
};

} // namespace partnerctl::cli
