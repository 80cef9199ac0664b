#include "http/listener_messages.hpp"

#include <stdexcept>

namespace partnerctl::http {
namespace {

namespace beast = boost::beast;

// The path and query of a target: a proxy's client names the whole URL.
std::optional<std::string> path_of(std::string target) {
  if (target.starts_with('/')) {
    return target;
  }
  auto const scheme = target.find("://");
  if (scheme == std::string::npos) {
    return std::nullopt;
  }
  auto const path = target.find_first_of("/?", scheme + 3);
  if (path == std::string::npos) {
    return "/";
  }
  return target[path] == '/' ? target.substr(path) : "/" + target.substr(path);
}

void set_fields(WireResponse& answer, Headers const& headers) {
  for (auto const& [name, value] : headers.all()) {
    if ((name + value).find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos) {
      throw std::invalid_argument("a line break in a header");
    }
    answer.insert(name, value);
  }
}

bool has_no_body(int status) {
  return status == 204 || status == 304;
}

// The client gets a head that promises a body, its first byte, and then the end of the connection.
// Were the connection just closed, cpprestsdk's client would silently send the request again.
WireResponse cut_answer() {
  constexpr std::uint64_t k_promised = 512;
  WireResponse answer(beast::http::status::ok, 11);
  answer.set(beast::http::field::content_type, "application/json; charset=utf-8");
  answer.body() = "{";
  answer.content_length(k_promised);
  return answer;
}

WireResponse whole_answer(Asked const& asked, Response response) {
  if (response.status < 200 || response.status > 999) {
    throw std::invalid_argument("not the status of an answer");
  }
  WireResponse answer;
  answer.version(asked.version);
  answer.result(static_cast<unsigned>(response.status));
  set_fields(answer, response.headers);
  if (!response.body.empty() && answer.count(beast::http::field::content_type) == 0) {
    answer.set(beast::http::field::content_type, "text/plain");
  }
  answer.keep_alive(asked.keep_alive && answer.keep_alive());
  if (has_no_body(response.status)) {
    answer.content_length(boost::none);
    return answer;
  }
  answer.content_length(response.body.size());
  if (!asked.is_head) {
    answer.body() = std::move(response.body);
  }
  return answer;
}

} // namespace

Asked asked_by(WireRequest const& request) {
  return {.version = request.version(),
          .is_head = request.method() == beast::http::verb::head,
          .keep_alive = request.keep_alive()};
}

std::optional<Incoming> incoming_of(WireRequest request) {
  auto target = path_of(std::string(request.target()));
  if (!target) {
    return std::nullopt;
  }
  Incoming incoming{.method = std::string(request.method_string()),
                    .target = std::move(*target),
                    .body = std::move(request.body())};
  for (auto const& field : request) {
    incoming.headers.add(std::string(field.name_string()), std::string(field.value()));
  }
  return incoming;
}

WireResponse answer_to(Asked const& asked, Response response) {
  if (response.status == 0) {
    return cut_answer();
  }
  try {
    return whole_answer(asked, std::move(response));
  } catch (std::exception const&) {
    return whole_answer(asked, {.status = 500});
  }
}

std::optional<int> status_for(boost::system::error_code fault) {
  using beast::http::error;
  if (fault == error::body_limit) {
    return 413;
  }
  if (fault == error::header_limit) {
    return 431;
  }
  bool const ended = fault == error::end_of_stream || fault == error::partial_message;
  bool const in_http = fault.category() == make_error_code(error::bad_method).category();
  return in_http && !ended ? std::optional(400) : std::nullopt;
}

} // namespace partnerctl::http
