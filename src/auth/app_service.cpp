#include "auth/app_service.hpp"

namespace partnerctl::auth {

IdentityService app_service(std::string const& endpoint, core::Secret const& header,
                            std::optional<std::string> client_id, Means const& means) {
  IdentityServiceCall const call{
      .name = "App Service", .client_id = std::move(client_id), .secrets = {header}};
  auto const url = identity_endpoint("IDENTITY_ENDPOINT", endpoint);
  return [call, url, header, means](TokenRequest const& asked) {
    auto message = identity_message(url, "2019-08-01", call, asked);
    message.headers.add("X-IDENTITY-HEADER", header.reveal());
    auto const response =
        means.retry ? means.retry(std::move(message), means.send) : means.send(std::move(message));
    return identity_answer(response, call, means.clock->now());
  };
}

} // namespace partnerctl::auth
