#include "partner_center/paging.hpp"

#include "partnerctl/core/error.hpp"
#include "partnerctl/core/phrase.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/http/url.hpp"
#include "partnerctl/partner_center/error.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace partnerctl::partner_center {
namespace {

constexpr int k_ok = 200;
constexpr int k_max_pages = 10'000;
constexpr std::size_t k_columns = 200;

struct Page {
  std::string target{};
  std::vector<std::pair<std::string, std::string>> headers{};
  auto operator<=>(Page const&) const = default;
};

core::Error broken(http::Response const& response, std::string const& what) {
  return {.kind = core::ErrorKind::protocol,
          .message = "Partner Center answered a list " + what,
          .status = response.status,
          .request_id = request_id(response)};
}

core::Json body_of(http::Response const& response) {
  if (response.status != k_ok) {
    throw error_of(response);
  }
  auto body = core::parse_json(response.body);
  auto const* items = body ? core::member_at(*body, "items") : nullptr;
  if (items == nullptr || !items->is_array()) {
    throw broken(response, "that has no items");
  }
  return std::move(*body);
}

std::string target_of(std::string const& uri, http::Response const& response,
                      std::string const& partner_center) {
  constexpr std::string_view k_version = "/v1/";
  if (uri.starts_with('/') && !uri.starts_with("//")) {
    auto const whole = uri.starts_with(k_version) ? uri : "/v1" + uri;
    // As a whole URL it must still be one: no blanks, no control characters.
    if (http::Url::parse(partner_center + whole)) {
      return whole;
    }
  }
  auto const url = http::Url::parse(uri);
  auto const asked = http::Url::parse(partner_center);
  if (!url) {
    throw broken(response, "whose next link is no URL");
  }
  if (!asked || url->origin() != asked->origin()) {
    throw broken(response,
                 fmt::format("whose next link points to {}, which is not followed", url->origin()));
  }
  return url->target;
}

bool is_sendable(std::string_view value) {
  return std::all_of(value.begin(), value.end(), [](char c) {
    auto const byte = static_cast<unsigned char>(c);
    return byte > 0x20 && byte < 0x7F;
  });
}

void add_headers(core::Json const& link, Page& page, http::Response const& response) {
  auto const* headers = core::member_at(link, "headers");
  if (headers == nullptr || !headers->is_array()) {
    return;
  }
  for (auto const& header : *headers) {
    auto const key = core::string_at(header, "key").value_or("");
    auto const value = core::string_at(header, "value").value_or("");
    if (!core::to_lower(key).starts_with("ms-")) {
      continue;
    }
    if (!is_sendable(key) || !is_sendable(value)) {
      throw broken(response, "whose next link has a header that cannot be sent");
    }
    page.headers.emplace_back(key, value);
  }
}

// nullopt on the last page.
std::optional<Page> next_of(core::Json const& body, http::Response const& response,
                            std::string const& partner_center) {
  auto const* links = core::member_at(body, "links");
  auto const* next = links == nullptr ? nullptr : core::member_at(*links, "next");
  if (next == nullptr) {
    return std::nullopt;
  }
  auto const method = core::string_at(*next, "method").value_or("GET");
  if (!core::equal_ignoring_case(method, "GET")) {
    throw broken(response, fmt::format("whose next link is to be asked by {}, which is not done",
                                       core::phrase(method, k_columns)));
  }
  Page page{.target =
                target_of(core::string_at(*next, "uri").value_or(""), response, partner_center)};
  add_headers(*next, page, response);
  return page;
}

} // namespace

void for_each_page_item(http::Send const& send, Context const& context,
                        std::string const& path_and_query,
                        std::function<void(core::Json const&)> const& use) {
  std::set<Page> seen;
  Page page{.target = path_and_query};
  for (int pages = 0; pages < k_max_pages; ++pages) {
    auto asked = request(context, page.target);
    for (auto const& [name, value] : page.headers) {
      asked.headers.set(name, value);
    }
    auto const response = send(std::move(asked));
    auto const body = body_of(response);
    for (auto const& item : *core::member_at(body, "items")) {
      use(item);
    }
    seen.insert(std::move(page));
    auto next = next_of(body, response, context.cloud->partner_center);
    if (!next) {
      return;
    }
    page = *std::move(next);
    if (seen.contains(page)) {
      throw broken(response, "whose pages go in a circle");
    }
  }
  throw core::Error{
      .kind = core::ErrorKind::protocol,
      .message = fmt::format("Partner Center answered a list of more than {} pages", k_max_pages)};
}

} // namespace partnerctl::partner_center
