#include "partnerctl/partner_center/call.hpp"

#include "partnerctl/core/error.hpp"

namespace partnerctl::partner_center {

http::Request request(Context const& context, std::string const& path_and_query) {
  if (context.cloud == nullptr) {
    throw core::Error{.message = "a call to Partner Center was made without a cloud"};
  }
  return {.url = context.cloud->partner_center + path_and_query,
          .headers = {{"Accept", "application/json"},
                      {"MS-Contract-Version", "v1"},
                      {"MS-RequestId", core::Guid::random().text()},
                      {"MS-CorrelationId", core::Guid::random().text()}},
          .authority = http::Authority{context.tenant, context.cloud->partner_center_scope},
          .resend = http::Resend::safe,
          .timeout = context.timeout,
          .deadline = context.deadline,
          .stop = context.stop};
}

} // namespace partnerctl::partner_center
