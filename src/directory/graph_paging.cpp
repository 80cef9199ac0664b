#include "directory/graph_paging.hpp"

#include "directory/graph_error.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/http/url.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <optional>
#include <set>
#include <utility>

namespace partnerctl::directory {
namespace {

constexpr int k_ok = 200;
constexpr int k_max_pages = 10'000;
// A subscription tells the state of each of its services: a page of them is long.
constexpr std::size_t k_longest_page = std::size_t{16} << 20U;

http::Request request(GraphContext const& context, std::string const& path_and_query) {
  return {.url = context.cloud->graph + path_and_query,
          .headers = {{"Accept", "application/json"},
                      {"client-request-id", core::Guid::random().text()}},
          .authority = http::Authority{context.tenant, context.cloud->graph_scope},
          .resend = http::Resend::safe,
          .timeout = context.timeout,
          .deadline = context.deadline,
          .stop = context.stop,
          .max_body = k_longest_page};
}

core::Json page_of(http::Response const& response) {
  if (response.status != k_ok) {
    throw graph_error(response);
  }
  auto page = core::parse_json(response.body);
  auto const* items = page ? core::member_at(*page, "value") : nullptr;
  if (items == nullptr || !items->is_array()) {
    throw graph_unusable(response, "a list that has no value");
  }
  return std::move(*page);
}

// The path and query of the page after this one, empty for the last. The link is a service's text
// and the request that follows it carries a token: it must stay at the origin that was asked.
std::string next_of(core::Json const& page, http::Response const& response,
                    std::string const& graph) {
  auto const* link = core::member_at(page, "@odata.nextLink");
  if (link == nullptr || (link->is_string() && link->get_ref<std::string const&>().empty())) {
    return {};
  }
  auto const next = link->is_string() ? http::Url::parse(link->get_ref<std::string const&>())
                                      : std::optional<http::Url>();
  if (!next) {
    throw graph_unusable(response, "a list whose next link is no URL");
  }
  auto const asked = http::Url::parse(graph);
  if (!asked || next->origin() != asked->origin()) {
    throw graph_unusable(
        response,
        fmt::format("a list whose next link points to {}, which is not followed", next->origin()));
  }
  return next->target;
}

} // namespace

std::string
for_each_graph_item(http::Send const& send, GraphContext const& context, std::string path_and_query,
                    std::function<void(core::Json const&, http::Response const&)> const& use) {
  if (context.cloud == nullptr || context.cloud->graph.empty()) {
    throw core::Error{.message = "a call to Microsoft Graph was made without its endpoint"};
  }
  std::set<std::string> seen;
  for (int pages = 0; pages < k_max_pages; ++pages) {
    auto const response = send(request(context, path_and_query));
    auto const page = page_of(response);
    for (auto const& item : *core::member_at(page, "value")) {
      use(item, response);
    }
    seen.insert(std::move(path_and_query));
    path_and_query = next_of(page, response, context.cloud->graph);
    if (path_and_query.empty()) {
      return graph_request_id(response);
    }
    if (seen.contains(path_and_query)) {
      throw graph_unusable(response, "a list whose pages go in a circle");
    }
  }
  throw core::Error{
      .kind = core::ErrorKind::protocol,
      .message = fmt::format("Microsoft Graph answered a list of more than {} pages", k_max_pages),
      .hint = "run the same command again later",
      .cause = "a list without end"};
}

} // namespace partnerctl::directory
