#include "cli/services.hpp"

#include "cli/announce.hpp"
#include "cli/cloud_choice.hpp"
#include "cli/console.hpp"
#include "cli/secret_file.hpp"
#include "cli/sign_in_choice.hpp"
#include "partnerctl/auth/bearer.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/http/gated.hpp"
#include "partnerctl/http/retry.hpp"
#include "partnerctl/http/trace.hpp"
#include "partnerctl/http/transport.hpp"
#include "partnerctl/sandbox/sandbox.hpp"

namespace partnerctl::cli {
namespace {

using config::Origin;

std::vector<std::string> origins_of(core::Cloud const& cloud) {
  return {cloud.resource_manager, cloud.partner_center, cloud.graph};
}

// Takes the claims challenge out of a refusal, so that the bearer stage above has none to answer.
http::Response without_challenge(http::Request request, http::Send const& next) {
  auto response = next(std::move(request));
  http::Headers kept;
  for (auto const& [name, value] : response.headers.all()) {
    bool const challenges = core::equal_ignoring_case(name, "WWW-Authenticate") &&
                            core::to_lower(value).find("claims") != std::string::npos;
    if (!challenges) {
      kept.add(name, value);
    }
  }
  response.headers = std::move(kept);
  return response;
}

} // namespace

// The sockets, and the stages that every request passes.
struct Services::Wire {
  // All tenants' tokens come from one place: when it is throttled, the whole run slows down.
  core::Gate gate;
  http::Transport transport;
  http::Stage retry;
  http::Stage trace;
  // Below retry and bearer: for the sign-in itself, which retries on its own.
  http::Send traced;
  http::Send anonymous;

  Wire(http::TransportOptions options, core::Clock const& clock, Messages& messages)
      : gate(clock), transport(std::move(options)), retry(http::retry({}, clock)),
        trace(messages.traces()
                  ? http::trace([&messages](std::string const& text) { messages.trace(text); })
                  : [](http::Request request,
                       http::Send const& next) { return next(std::move(request)); }),
        traced(http::pipeline({http::gated(gate, clock), trace}, transport.as_send())),
        anonymous(http::pipeline({retry}, traced)) {}
};

Services::Services(Globals const& globals, terminal::Streams const& streams,
                   core::Environment const& environment, Messages& messages)
    : m_globals(globals), m_streams(streams), m_environment(environment), m_messages(messages) {}

// The wire goes before the sandbox at its other end.
Services::~Services() {
  m_signed_in.clear();
  m_wire.reset();
}

config::File const& Services::file() {
  if (!m_file) {
    bool const named = m_globals.config || m_environment.has("PARTNERCTL_CONFIG");
    m_file = config::read_file(config::config_path(m_globals.config, m_environment), named,
                               m_environment);
  }
  return *m_file;
}

config::Profile const& Services::profile() {
  return config::profile_of(
      file(), config::first_of({{m_globals.profile, "--profile"},
                                {m_environment.get("PARTNERCTL_PROFILE"), "PARTNERCTL_PROFILE"}}));
}

config::Profile const& Services::profile_named(std::string const& name) {
  return config::profile_of(file(), Origin{name, "the roster"});
}

bool Services::may_ask() const {
  return m_streams.in_is_terminal && m_streams.err_is_terminal && !m_globals.no_input &&
         !m_environment.is_ci();
}

bool Services::may_sign_in() const {
  return !m_asks_nobody && m_streams.err_is_terminal && !m_globals.no_input &&
         !m_environment.is_ci();
}

std::optional<core::Secret> const& Services::client_secret() {
  if (!m_client_secret && m_globals.client_secret_file) {
    m_client_secret = read_secret(*m_globals.client_secret_file, *this);
  }
  return m_client_secret;
}

std::istream& Services::standard_input(std::string const& who) {
  if (!m_standard_input_owner.empty()) {
    throw core::usage_error("standard input can be read once, and " + m_standard_input_owner +
                                " has it before " + who,
                            "give one of them a file");
  }
  m_standard_input_owner = who;
  return m_streams.in;
}

core::Cloud const& Services::cloud() {
  if (!m_cloud) {
    m_cloud = chosen_cloud(*this);
    if (m_cloud->name == "sandbox") {
      m_sandbox = std::make_unique<sandbox::Sandbox>(
          sandbox::Options{.state_directory = config::state_directory(m_environment) + "/sandbox"},
          clock());
      m_cloud = m_sandbox->cloud();
    }
  }
  return *m_cloud;
}

bool Services::is_sandbox() {
  return cloud().name == "sandbox";
}

Services::Wire& Services::wire() {
  if (!m_wire) {
    http::TransportOptions options{.user_agent = "partnerctl/" PARTNERCTL_VERSION,
                                   .environment = m_environment};
    if (!cloud().ca_file.empty()) {
      options.ca_files.push_back(cloud().ca_file);
    }
    m_wire = std::make_unique<Wire>(std::move(options), clock(), m_messages);
  }
  return *m_wire;
}

auth::Accounts& Services::accounts() {
  std::scoped_lock const lock(m_opening);
  if (!m_accounts && is_sandbox()) {
    m_accounts = auth::accounts_in_memory("the sandbox has a built-in identity");
  } else if (!m_accounts) {
    auto const& own = profile().token_store;
    m_accounts = auth::open_accounts({.choice = own ? own : file().token_store,
                                      .folder = config::state_directory(m_environment),
                                      .environment = m_environment});
  }
  return *m_accounts;
}

auth::Means Services::means(std::string const& row_profile, std::string const& row_client_id) {
  if (!m_person && may_sign_in() && !is_sandbox()) {
    m_person = std::make_unique<Console>(m_streams, m_environment, m_messages);
  }
  return {.cloud = cloud(),
          .environment = m_environment,
          .send = wire().traced,
          .retry = wire().retry,
          .clock = &clock(),
          .interaction = m_person.get(),
          .accounts = [this]() -> auth::Accounts& { return accounts(); },
          .stop = m_stop,
          .login = login_command(m_globals, row_profile, row_client_id)};
}

SignedIn& Services::signed_in(std::string const& row_profile, std::string const& row_client_id) {
  std::scoped_lock const lock(m_signing_in);
  auto& entry = m_signed_in[{row_profile, row_client_id}];
  if (entry) {
    return *entry;
  }
  auto const& at = cloud();
  auto made = std::make_unique<SignedIn>();
  if (is_sandbox()) {
    made->credential = auth::person({.authority = at.authority,
                                     .client_id = sandbox::k_client_id,
                                     .home_tenant = sandbox::k_home_tenant,
                                     .user_name = sandbox::k_user_name,
                                     .method = "sandbox",
                                     .refresh_token = core::Secret(sandbox::k_user_refresh_token)},
                                    means());
  } else {
    made->credential = auth::sign_in(sign_in_options(*this, row_profile, row_client_id),
                                     means(row_profile, row_client_id));
  }
  made->tokens = std::make_unique<auth::TokenSource>(made->credential, clock());
  made->send =
      http::pipeline({wire().retry, auth::bearer(*made->tokens, origins_of(at)), wire().trace},
                     wire().transport.as_send());
  entry = std::move(made);
  return *entry;
}

http::Send const& Services::anonymous() {
  std::scoped_lock const lock(m_signing_in);
  return wire().anonymous;
}

http::Send Services::asking_nobody(SignedIn& who) {
  std::scoped_lock const lock(m_signing_in);
  return http::pipeline(
      {auth::bearer(*who.tokens, origins_of(cloud())), without_challenge, wire().trace},
      wire().transport.as_send());
}

} // namespace partnerctl::cli
