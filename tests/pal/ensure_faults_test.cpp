// Every sequence of three faults against a service that keeps its state: what is reported has to be
// what is true, however the answers and the other administrators fall.
#include "pal/pal_setup.hpp"
#include "partnerctl/pal/ensure.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>

using namespace partnerctl;
using pal::Done;

namespace {

enum class Fault { none, lost_before, lost_after, empty, error_before, error_after, other, gone };
constexpr int k_faults = 8;
using Faults = std::array<Fault, 3>;
std::string const k_wanted = "1234567";
std::string const k_other = "7654321";
std::string const k_third = "5555555";

http::Response answer(int status, std::string body = {}) {
  return {.status = status, .body = std::move(body)};
}

// Microsoft.ManagementPartner for one identity, as far as its rules are known.
class StatefulService {
public:
  StatefulService(std::string linked, Faults faults)
      : m_linked(std::move(linked)), m_faults(faults) {}

  http::Response operator()(http::Request const& request) {
    auto path = request.url.substr(test::k_partners.size());
    path.resize(path.size() - test::k_query.size());
    methods.push_back(request.method);
    auto response = request.method == "GET" ? read(path) : write(request.method, path.substr(1));
    response.sent_as = core::Identity{.tenant = *core::Guid::parse(test::k_tenant),
                                      .object = *core::Guid::parse(test::k_object)};
    return response;
  }

  std::string const& linked() const { return m_linked; }
  int writes() const { return static_cast<int>(m_writes); }

  std::vector<std::string> methods{};
  bool asked_by_id = false;
  // A write of the client took effect.
  bool took = false;

private:
  http::Response read(std::string const& path) {
    asked_by_id = asked_by_id || !path.empty();
    return m_linked.empty() ? answer(404, test::k_not_found)
                            : answer(200, test::link_body(m_linked));
  }

  http::Response write(std::string const& method, std::string const& id) {
    auto const fault = m_writes < m_faults.size() ? m_faults.at(m_writes) : Fault::none;
    ++m_writes;
    if (fault == Fault::lost_before) {
      throw core::Error{test::k_lost};
    }
    if (fault == Fault::error_before) {
      return answer(503);
    }
    if (fault == Fault::other || fault == Fault::gone) {
      m_linked = fault == Fault::other ? k_third : "";
    }
    auto response = apply(method, id);
    if (fault == Fault::lost_after) {
      throw core::Error{test::k_lost};
    }
    if (fault == Fault::error_after) {
      return answer(503);
    }
    return fault == Fault::empty && response.status == 200 ? answer(200) : response;
  }

  http::Response apply(std::string const& method, std::string const& id) {
    if (method == "PUT" && !m_linked.empty()) {
      return answer(409, test::k_conflict);
    }
    bool const missing = method == "DELETE" ? m_linked != id : m_linked.empty();
    if (method != "PUT" && missing) {
      return answer(404, test::k_not_found);
    }
    took = true;
    m_linked = method == "DELETE" ? "" : id;
    return method == "DELETE" ? answer(200) : answer(200, test::link_body(id));
  }

  std::string m_linked;
  Faults m_faults;
  std::size_t m_writes = 0;
};

pal::Client client_of(StatefulService& service) {
  static core::Cloud const k_cloud{.resource_manager = "https://arm.test"};
  return {[&service](http::Request const& request) { return service(request); },
          {.cloud = &k_cloud, .tenant = core::TenantRef::parse(test::k_tenant)}};
}

std::string id_of(std::optional<pal::Link> const& link) {
  return link ? link->partner_id.text() : "";
}

// Calls check with each service: every start, every sequence of faults.
template <class Check>
void for_each_fault_sequence(Check check) {
  for (auto const& start : {std::string(), k_wanted, k_other}) {
    for (int n = 0; n < k_faults * k_faults * k_faults; ++n) {
      Faults const faults{static_cast<Fault>(n % k_faults),
                          static_cast<Fault>(n / k_faults % k_faults),
                          static_cast<Fault>(n / k_faults / k_faults)};
      CAPTURE(start, n);
      StatefulService service(start, faults);
      check(service, start);
    }
  }
}

bool has(StatefulService const& service, std::string_view method) {
  return std::find(service.methods.begin(), service.methods.end(), method) != service.methods.end();
}

void check_requests(StatefulService const& service, std::vector<std::string> const& never) {
  REQUIRE_FALSE(service.asked_by_id);
  REQUIRE(service.writes() <= 3);
  for (auto const& method : never) {
    REQUIRE_FALSE(has(service, method));
  }
}

void check_error(StatefulService const& service, core::Error const& error) {
  REQUIRE((error.maybe_done || !service.took));
  REQUIRE(service.writes() == 3);
}

void check_done_by_write(StatefulService const& service, pal::Result const& result) {
  bool const by_write = result.done == Done::linked || result.done == Done::replaced;
  REQUIRE((!by_write || service.took));
  REQUIRE((!by_write || (result.done == Done::replaced) == result.previous.has_value()));
}

void check_link(StatefulService& service, std::string const& start, bool replace) {
  pal::Wanted const wanted{.partner_id = test::partner(k_wanted), .replace = replace};
  auto const tried =
      core::attempt([&] { return pal::ensure_linked(client_of(service), wanted, false, {}); });
  check_requests(service, {"DELETE"});
  if (tried.error) {
    check_error(service, *tried.error);
    return;
  }
  auto const& result = *tried.value;
  REQUIRE(id_of(result.link) == service.linked());
  REQUIRE((result.done == Done::refused) == (service.linked() != k_wanted));
  REQUIRE((result.done != Done::refused || !replace));
  REQUIRE((result.done != Done::unchanged || !service.took));
  REQUIRE((start.empty() || result.previous.has_value()));
  check_done_by_write(service, result);
}

void check_unlink(StatefulService& service, bool named) {
  auto const id = named ? std::optional(test::partner(k_wanted)) : std::nullopt;
  auto const tried =
      core::attempt([&] { return pal::ensure_unlinked(client_of(service), id, false, {}); });
  check_requests(service, {"PUT", "PATCH"});
  if (tried.error) {
    check_error(service, *tried.error);
    return;
  }
  auto const& result = *tried.value;
  REQUIRE(id_of(result.link) == service.linked());
  REQUIRE((named ? service.linked() != k_wanted : service.linked().empty()));
  REQUIRE((result.done != Done::refused || named));
  REQUIRE((result.done == Done::unlinked || !service.took));
}

} // namespace

TEST_CASE("whatever faults befall a linking its report is true") {
  auto const replace = GENERATE(false, true);
  for_each_fault_sequence([replace](StatefulService& service, std::string const& start) {
    check_link(service, start, replace);
  });
}

TEST_CASE("whatever faults befall an unlinking its report is true") {
  auto const named = GENERATE(false, true);
  for_each_fault_sequence(
      [named](StatefulService& service, std::string const&) { check_unlink(service, named); });
}
