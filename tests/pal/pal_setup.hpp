#pragma once

#include "partnerctl/core/attempt.hpp"
#include "partnerctl/pal/client.hpp"
#include "support/scripted_wire.hpp"

#include <fmt/core.h>

#include <optional>
#include <string>
#include <vector>

namespace partnerctl::test {

inline std::string const k_tenant = "11111111-aaaa-4bbb-8ccc-000000000001";
inline std::string const k_object = "22222222-aaaa-4bbb-8ccc-000000000002";
inline std::string const k_elsewhere = "33333333-aaaa-4bbb-8ccc-000000000003";
inline std::string const k_query = "?api-version=2018-02-01";
inline std::string const k_partners =
    "https://arm.test/providers/Microsoft.ManagementPartner/partners";
inline std::string const k_not_found =
    R"({"error":{"code":"NotFound","message":"Can't find a management partner"}})";
inline std::string const k_conflict = R"({"error":{"code":"Conflict","message":"Taken"}})";

inline core::PartnerId partner(std::string const& id) {
  return core::PartnerId::parse(id);
}

// What the service answers for a link of that partner.
inline std::string link_body(std::string const& id, std::string const& tenant = k_tenant,
                             std::string const& object = k_object,
                             std::string const& state = "Active") {
  return fmt::format(R"({{"properties":{{"partnerId":"{}","partnerName":"Name of {}",)"
                     R"("tenantId":"{}","objectId":"{}","version":3,"state":"{}"}}}})",
                     id, id, tenant, object, state);
}

// A wire to one tenant that answers as the service, with a client on it. Each answer's request ID
// is "r1", "r2" … in the order of the script.
class Service {
public:
  Service() {
    m_wire.sent_as({.name = "engineer@partner.test",
                    .method = "secret",
                    .tenant = *core::Guid::parse(k_tenant),
                    .object = *core::Guid::parse(k_object)});
  }

  Service& get(int status, std::string const& body) {
    return on("GET", k_partners + k_query, status, body);
  }
  Service& get_linked(std::string const& id) { return get(200, link_body(id)); }
  Service& get_not_linked() { return get(404, k_not_found); }
  Service& put(std::string const& id, int status, std::string const& body) {
    return on("PUT", of(id), status, body);
  }
  Service& patch(std::string const& id, int status, std::string const& body) {
    return on("PATCH", of(id), status, body);
  }
  Service& remove(std::string const& id, int status, std::string const& body = "") {
    return on("DELETE", of(id), status, body);
  }
  // The request of that method ends without an answer.
  Service& lost(std::string const& method, core::Error error) {
    m_wire.on(method, k_partners, std::move(error));
    return *this;
  }
  Service& on(std::string const& method, std::string const& url, int status,
              std::string const& body) {
    m_wire.on(method, url, status, body, {{"x-ms-request-id", fmt::format("r{}", ++m_answers)}});
    return *this;
  }

  // may_defer: the client's caller can begin all of it again.
  pal::Client client(bool may_defer = false) {
    static core::Cloud const k_cloud{.resource_manager = "https://arm.test",
                                     .resource_manager_scope = "https://arm.test/.default"};
    return {
        m_wire.send(),
        {.cloud = &k_cloud, .tenant = core::TenantRef::parse(k_tenant), .may_defer = may_defer}};
  }
  // Of each request, in order: whether it might be deferred.
  std::vector<bool> deferrable() const {
    std::vector<bool> all;
    for (auto const& request : m_wire.requests()) {
      all.push_back(request.may_defer);
    }
    return all;
  }
  ScriptedWire& wire() { return m_wire; }

  // What was sent, such as "GET | PUT 1234567", and "+" for answers that nobody asked for.
  std::string sent() const {
    std::string text;
    for (auto const& request : m_wire.requests()) {
      auto path = request.url.substr(k_partners.size());
      path.resize(path.size() - k_query.size());
      text +=
          (text.empty() ? "" : " | ") + request.method + (path.empty() ? "" : " " + path.substr(1));
    }
    return text + (m_wire.all_used() ? "" : " +");
  }

private:
  static std::string of(std::string const& id) { return k_partners + "/" + id + k_query; }

  ScriptedWire m_wire;
  int m_answers = 0;
};

// A write that was sent and never answered.
inline core::Error const k_lost{.kind = core::ErrorKind::network,
                                .message = "the connection to arm.test broke",
                                .maybe_done = true};

// The linked partner's ID, or "none".
inline std::string id_of(std::optional<pal::Link> const& link) {
  return link ? link->partner_id.text() : "none";
}

} // namespace partnerctl::test
