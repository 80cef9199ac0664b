#include "partnerctl/arm/paging.hpp"

#include "partnerctl/arm/error.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/http/url.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <set>
#include <utility>

namespace partnerctl::arm {
namespace {

constexpr int k_max_pages = 10'000;

core::Json page_of(http::Response const& response) {
  if (response.status != 200) {
    throw error_of(response);
  }
  auto page = core::parse_json(response.body);
  auto const* items = page ? core::member_at(*page, "value") : nullptr;
  if (items == nullptr || !items->is_array()) {
    throw unusable(response, "Azure Resource Manager answered a list that has no value");
  }
  return std::move(*page);
}

// The path and query of the page after this one, empty for the last. The link is a service's text
// and the request that follows it carries a token: it must stay at the origin that was asked.
std::string next_of(core::Json const& page, http::Response const& response,
                    std::string const& resource_manager) {
  auto const* link = core::member_at(page, "nextLink");
  if (link == nullptr || (link->is_string() && link->get_ref<std::string const&>().empty())) {
    return {};
  }
  auto const next = link->is_string() ? http::Url::parse(link->get_ref<std::string const&>())
                                      : std::optional<http::Url>();
  if (!next) {
    throw unusable(response, "Azure Resource Manager answered a list whose nextLink is no URL");
  }
  auto const asked = http::Url::parse(resource_manager);
  if (!asked || next->origin() != asked->origin()) {
    throw unusable(response, fmt::format("Azure Resource Manager answered a list whose nextLink "
                                         "points to {}, which is not followed",
                                         next->origin()));
  }
  return next->target;
}

// A page of a big subscription's roles is longer than any other answer.
http::Request page_request(Context const& context, std::string const& path_and_query) {
  auto asked = request(context, "GET", path_and_query);
  asked.max_body = std::size_t{16} << 20U;
  return asked;
}

} // namespace

void for_each_page_item(http::Send const& send, Context const& context, std::string path_and_query,
                        std::function<void(core::Json const&)> const& use) {
  std::set<std::string> seen;
  for (int pages = 0; pages < k_max_pages; ++pages) {
    auto const response = send(page_request(context, path_and_query));
    auto const page = page_of(response);
    for (auto const& item : *core::member_at(page, "value")) {
      use(item);
    }
    seen.insert(std::move(path_and_query));
    path_and_query = next_of(page, response, context.cloud->resource_manager);
    if (path_and_query.empty()) {
      return;
    }
    if (seen.contains(path_and_query)) {
      throw unusable(response, "Azure Resource Manager answered a list whose pages go in a circle");
    }
  }
  throw core::Error{.kind = core::ErrorKind::protocol,
                    .message = fmt::format("Azure Resource Manager answered a list of more than "
                                           "{} pages",
                                           k_max_pages),
                    .hint = "run the same command again later",
                    .cause = "a list without end"};
}

} // namespace partnerctl::arm
