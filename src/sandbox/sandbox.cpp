#include "partnerctl/sandbox/sandbox.hpp"

#include "partnerctl/core/error.hpp"
#include "partnerctl/http/listener.hpp"
#include "sandbox/certificates.hpp"
#include "sandbox/delays.hpp"
#include "sandbox/digest.hpp"
#include "sandbox/file.hpp"
#include "sandbox/service.hpp"
#include "sandbox/ways.hpp"

#include <fmt/core.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <system_error>

namespace partnerctl::sandbox {
namespace {

constexpr std::size_t k_key_size = 32;

// A folder of its own for a sandbox without a state directory: certificates must lie in files.
class TemporaryFolder {
public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "partnerctl-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) {
      throw core::Error{.kind = core::ErrorKind::usage,
                        .message = "Cannot make a temporary folder " + pattern,
                        .hint = "set TMPDIR to a folder that this user can write"};
    }
    m_path = pattern;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
  }
  TemporaryFolder(TemporaryFolder const&) = delete;
  TemporaryFolder& operator=(TemporaryFolder const&) = delete;
  std::string const& path() const { return m_path; }

private:
  std::string m_path;
};

// The key stays with the state: a token that was issued before `sandbox serve` was started again is
// still good.
std::string token_key(std::string const& folder) {
  if (folder.empty()) {
    return random_bytes(k_key_size);
  }
  make_folder(folder);
  FolderLock const lock(folder + "/.lock");
  std::string const file = folder + "/token.key";
  std::string key = read_if_there(file);
  if (key.size() != k_key_size) {
    key = random_bytes(k_key_size);
    replace_file(file, key, Durability::process_end);
  }
  return key;
}

} // namespace

// The order matters: what is below uses what is above, and ends first.
struct Sandbox::Impl {
  std::optional<TemporaryFolder> temporary{};
  ServerCertificate certificate{};
  std::atomic<int> port{0};
  bool tls = true;
  std::optional<Service> service{};
  Delays delays{};
  std::optional<http::Listener> listener{};

  std::string url() const {
    return fmt::format("{}://localhost:{}", tls ? "https" : "http", port.load());
  }
  void answer(http::Incoming const& request, http::Reply const& reply,
              std::chrono::milliseconds delay);
};

void Sandbox::Impl::answer(http::Incoming const& request, http::Reply const& reply,
                           std::chrono::milliseconds delay) {
  auto response = service->answer(request);
  if (delay <= std::chrono::milliseconds{0}) {
    reply(std::move(response));
    return;
  }
  delays.after(delay, [reply, kept = std::move(response)]() mutable { reply(std::move(kept)); });
}

Sandbox::Sandbox(Options const& options, core::Clock const& clock)
    : m_impl(std::make_unique<Impl>()) {
  auto& impl = *m_impl;
  impl.tls = options.tls;
  if (options.tls) {
    if (options.state_directory.empty()) {
      impl.temporary.emplace();
    }
    impl.certificate = server_certificate(
        impl.temporary ? impl.temporary->path() : options.state_directory, clock.now());
  }
  impl.service.emplace(
      options, token_key(options.state_directory), [&impl] { return impl.url(); }, clock);
  impl.listener.emplace(http::ListenerOptions{.port = options.port,
                                              .certificate_file = impl.certificate.certificate_file,
                                              .key_file = impl.certificate.key_file},
                        [&impl, delay = options.faults.delay](http::Incoming const& request,
                                                              http::Reply const& reply) {
                          impl.answer(request, reply, delay);
                        });
  impl.port = impl.listener->port();
}

Sandbox::~Sandbox() = default;

std::string Sandbox::url() const {
  return m_impl->url();
}

std::string Sandbox::ca_file() const {
  return m_impl->certificate.ca_file;
}

std::vector<Way> Sandbox::ways() const {
  return ways_at(url());
}

core::Cloud Sandbox::cloud() const {
  auto const origin = url();
  return {.name = "sandbox",
          .authority = origin,
          .resource_manager = origin,
          .partner_center = origin,
          .graph = origin,
          .resource_manager_scope = origin + "/.default",
          .partner_center_scope = "https://api.partnercenter.microsoft.com/.default",
          // Not our origin, which is ARM's scope: a token for the one is refused by the other.
          .graph_scope = "https://graph.microsoft.com/.default",
          .federation_audience = k_federation_audience,
          .ca_file = ca_file()};
}

} // namespace partnerctl::sandbox
