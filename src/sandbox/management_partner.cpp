#include "sandbox/management_partner.hpp"

#include "sandbox/answer.hpp"
#include "sandbox/conditions.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace partnerctl::sandbox {
namespace {

constexpr int k_ok = 200;
constexpr int k_bad_request = 400;
constexpr int k_forbidden = 403;
constexpr int k_not_found = 404;
constexpr int k_not_allowed = 405;
constexpr int k_conflict = 409;

http::Response link_answer(Link const& link) {
  return json_answer({{"id", "/providers/microsoft.managementpartner/partners/" + link.partner_id},
                      {"type", "Microsoft.ManagementPartner/partners"},
                      {"name", link.partner_id},
                      {"etag", link.version},
                      {"properties",
                       {{"partnerId", link.partner_id},
                        {"partnerName", partner_name(link.partner_id).value_or("")},
                        {"tenantId", link.principal.tenant},
                        {"objectId", link.principal.object},
                        {"version", link.version},
                        {"updatedTime", link.updated},
                        {"createdTime", link.created},
                        {"state", link.active ? "Active" : "Deleted"}}}});
}

http::Response not_linked(Principal const& principal) {
  return arm_error(k_not_found, "NotFound",
                   fmt::format("The principal {} is not linked to a partner in the tenant {}.",
                               principal.object, principal.tenant));
}

http::Response other_partner(std::string const& partner_id) {
  return arm_error(k_not_found, "NotFound",
                   fmt::format("The principal is not linked to the partner {}.", partner_id));
}

http::Response already_linked(Link const& link) {
  return arm_error(
      k_conflict, "Conflict",
      fmt::format("The principal is already linked to the partner {}; update that link instead.",
                  link.partner_id));
}

// The service's own words: tools and people look for them.
http::Response no_account() {
  return arm_error(k_forbidden, "Forbidden",
                   "The user does not have an account in this tenant, work with the administrator "
                   "to add the account. If you are a CSP partner logged in the customer tenant, "
                   "you will not be able to link the Partner ID");
}

http::Response no_such_partner(std::string const& partner_id) {
  return arm_error(k_bad_request, "BadRequest",
                   fmt::format("We don't have a record for this partner ID: {}", partner_id));
}

core::Json operation(char const* action, char const* verb, char const* description) {
  return {{"name", fmt::format("Microsoft.ManagementPartner/partners/{}", action)},
          {"display",
           {{"provider", "Microsoft ManagementPartner"},
            {"resource", "ManagementPartner"},
            {"operation", fmt::format("{} ManagementPartner", verb)},
            {"description", description}}}};
}

} // namespace

http::Response ManagementPartner::answer(std::string const& method, Principal const& principal,
                                         std::string const& partner_id, bool refuses_links) {
  if (method == "GET") {
    return read(principal, partner_id);
  }
  bool const writes = method == "PUT" || method == "PATCH" || method == "DELETE";
  if (!writes || partner_id.empty()) {
    return arm_error(k_not_allowed, "HttpMethodNotAllowed",
                     fmt::format("{} is not supported here.", method));
  }
  if (method != "DELETE") {
    if (refuses_links) {
      return no_account();
    }
    if (!partner_name(partner_id)) {
      return no_such_partner(partner_id);
    }
  }
  return write(method, principal, partner_id);
}

http::Response ManagementPartner::read(Principal const& principal, std::string const& partner_id) {
  auto const link = m_store.read(principal);
  if (!link || !link->active) {
    return not_linked(principal);
  }
  bool const right = partner_id.empty() || partner_id == link->partner_id;
  return right ? link_answer(*link) : other_partner(partner_id);
}

http::Response ManagementPartner::write(std::string const& method, Principal const& principal,
                                        std::string const& partner_id) {
  http::Response answer;
  m_store.change(principal, [&](Link const* link) -> std::optional<Link> {
    bool const linked = link != nullptr && link->active;
    if (method == "PUT" && linked) {
      answer = already_linked(*link);
      return std::nullopt;
    }
    if (method != "PUT" && !linked) {
      answer = not_linked(principal);
      return std::nullopt;
    }
    if (method == "DELETE" && link->partner_id != partner_id) {
      answer = other_partner(partner_id);
      return std::nullopt;
    }
    auto const now = precise_time(m_clock.now());
    Link next{.principal = principal,
              .partner_id = partner_id,
              .version = link == nullptr ? 1 : link->version + 1,
              .created = link == nullptr ? now : link->created,
              .updated = now,
              .active = method != "DELETE"};
    answer = next.active ? link_answer(next) : http::Response{.status = k_ok};
    return next;
  });
  return answer;
}

http::Response ManagementPartner::operations() const {
  return json_answer({{"value",
                       {operation("read", "Get", "Reads the link of the caller"),
                        operation("write", "Create", "Links the caller to a partner"),
                        operation("action", "Update", "Links the caller to another partner"),
                        operation("delete", "Delete", "Removes the link of the caller")}}});
}

} // namespace partnerctl::sandbox
