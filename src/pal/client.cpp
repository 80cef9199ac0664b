#include "partnerctl/pal/client.hpp"

#include "pal/remedies.hpp"
#include "partnerctl/arm/error.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <utility>

namespace partnerctl::pal {
namespace {

constexpr std::string_view k_partners = "/providers/Microsoft.ManagementPartner/partners";
constexpr std::string_view k_version = "?api-version=2018-02-01";

core::Error not_ours(http::Response const& response, std::string message) {
  return {.kind = core::ErrorKind::protocol,
          .message = std::move(message),
          .hint = "run the same command again; if it stays, something between here and the service "
                  "mixes up answers: check HTTPS_PROXY and NO_PROXY",
          .cause = "the answer to another request",
          .status = response.status,
          .request_id = arm::request_id(response)};
}

core::Identity const& asker(http::Response const& response) {
  if (!response.sent_as) {
    throw core::Error{.message = "an answer about a partner link does not say whose token asked",
                      .status = response.status,
                      .request_id = arm::request_id(response)};
  }
  return *response.sent_as;
}

// H1: an answer can belong to another request, and then shows another tenant's link.
void check_owner(Link const& link, http::Response const& response) {
  auto const& identity = asker(response);
  if (link.tenant != identity.tenant) {
    throw not_ours(response,
                   fmt::format("the answer belongs to another tenant: asked in {}, answered "
                               "for {}",
                               identity.tenant.text(), link.tenant.text()));
  }
  if (link.object != identity.object) {
    throw not_ours(response, fmt::format("the answer belongs to another identity: asked as {}, "
                                         "answered for {}",
                                         identity.object.text(), link.object.text()));
  }
}

std::optional<Link> link_in(http::Response const& response) {
  auto link = parse_link(response.body);
  if (link) {
    check_owner(*link, response);
    link->request_id = arm::request_id(response);
  }
  return link;
}

// The link as asked for, if the answer of a write shows it. Whatever the answer shows, the write
// was carried out or may have been: an error here leaves its fate unknown.
std::optional<Link> proof_in(http::Response const& response, core::PartnerId const& partner_id) {
  auto read = core::attempt([&response] { return link_in(response); });
  if (read.error) {
    read.error->maybe_done = true;
    throw *std::move(read.error);
  }
  auto& link = *read.value;
  bool const proven = link && link->is_active() && link->partner_id == partner_id;
  return proven ? std::move(link) : std::nullopt;
}

bool is_not_linked(core::Error const& error) {
  return error.kind == core::ErrorKind::not_found && error.status == 404 &&
         core::equal_ignoring_case(error.code, "NotFound");
}

// 408 and 5xx are answers of those who gave up waiting for the service; 1xx, 3xx and a 2xx that is
// not due are answers that no write of this provider has.
bool leaves_fate_unknown(int status) {
  return status < 400 || status == 408 || status >= 500;
}

} // namespace

Client::Client(http::Send send, arm::Context context)
    : m_send(std::move(send)), m_context(std::move(context)) {}

Client Client::in_place() const {
  auto client = *this;
  client.m_context.may_defer = false;
  return client;
}

Reading Client::read() const {
  auto const response =
      m_send(arm::request(m_context, "GET", fmt::format("{}{}", k_partners, k_version)));
  if (response.status != 200) {
    auto error = arm::error_of(response);
    explain(error, false);
    if (!is_not_linked(error)) {
      throw std::move(error);
    }
    return {.identity = asker(response), .request_id = error.request_id};
  }
  auto link = link_in(response);
  if (!link) {
    throw arm::unusable(response, "the answer is not a partner link: a partner ID, a tenant ID or "
                                  "an object ID is missing in it");
  }
  auto request_id = link->request_id;
  return {.link = link->is_active() ? std::move(link) : std::nullopt,
          .identity = asker(response),
          .request_id = std::move(request_id)};
}

http::Response Client::write(char const* method, core::PartnerId const& partner_id) const {
  auto response = m_send(arm::request(
      m_context, method, fmt::format("{}/{}{}", k_partners, partner_id.text(), k_version)));
  bool const due = response.status == 200 || response.status == 201 || response.status == 204;
  if (!due) {
    auto error = arm::error_of(response);
    error.maybe_done = leaves_fate_unknown(response.status);
    explain(error, std::string_view(method) != "DELETE");
    throw std::move(error);
  }
  return response;
}

std::optional<Link> Client::create(core::PartnerId const& partner_id) const {
  return proof_in(write("PUT", partner_id), partner_id);
}

std::optional<Link> Client::update(core::PartnerId const& partner_id) const {
  return proof_in(write("PATCH", partner_id), partner_id);
}

std::string Client::remove(core::PartnerId const& partner_id) const {
  return arm::request_id(write("DELETE", partner_id));
}

} // namespace partnerctl::pal
