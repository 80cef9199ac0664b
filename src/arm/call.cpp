#include "partnerctl/arm/call.hpp"

#include "partnerctl/core/error.hpp"

#include <utility>

namespace partnerctl::arm {

http::Request request(Context const& context, std::string method,
                      std::string const& path_and_query) {
  if (context.cloud == nullptr) {
    throw core::Error{.message = "a call to Azure Resource Manager was made without a cloud"};
  }
  bool const reads = method == "GET" || method == "HEAD";
  return {.method = std::move(method),
          .url = context.cloud->resource_manager + path_and_query,
          .headers = {{"Accept", "application/json"},
                      {"x-ms-client-request-id", core::Guid::random().text()}},
          .authority = http::Authority{context.tenant, context.cloud->resource_manager_scope},
          .resend = reads ? http::Resend::safe : http::Resend::never,
          .timeout = context.timeout,
          .deadline = context.deadline,
          .stop = context.stop,
          .may_defer = context.may_defer};
}

} // namespace partnerctl::arm
