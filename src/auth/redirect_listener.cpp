#include "auth/redirect_listener.hpp"

#include "auth/browser_page.hpp"
#include "partnerctl/core/text.hpp"

#include <algorithm>

namespace partnerctl::auth {
namespace {

bool is_form(http::Headers const& headers) {
  auto const type = headers.get("Content-Type").value_or("");
  return core::equal_ignoring_case(core::trim(type.substr(0, type.find(';'))),
                                   "application/x-www-form-urlencoded");
}

http::Response wrong_method(bool takes_queries) {
  auto page = refused_page(
      405, "Nothing was signed in by opening this page. If a sign-in has just ended here, copy the "
           "address of this page into the terminal.");
  page.headers.set("Allow", takes_queries ? "GET, POST" : "POST");
  return page;
}

} // namespace

RedirectListener::RedirectListener(std::string state, BrowserAnswerBox& box)
    : m_state(std::move(state)), m_box(&box),
      m_listener({}, [this](http::Incoming const& request, http::Reply const& reply) {
        auto judged = judge(request);
        // The page goes first: once the wait is over, so is this listener.
        reply(std::move(judged.page));
        if (judged.answer) {
          m_box->put(*std::move(judged.answer));
        }
      }) {}

RedirectListener::Judged RedirectListener::judge(http::Incoming const& request) {
  auto const question = std::min(request.target.find('?'), request.target.size());
  if (request.target.substr(0, question) != "/") {
    return {.page = refused_page(404, "There is nothing here.")};
  }
  bool const by_query = request.method == "GET" && m_takes_queries;
  if (!by_query && request.method != "POST") {
    return {.page = wrong_method(m_takes_queries)};
  }
  if (!by_query && !is_form(request.headers)) {
    return {.page = refused_page(415, "The answer to a sign-in is a form.")};
  }
  auto answer = read_browser_answer(
      by_query ? pasted_form(request.target) : http::form_decode(request.body), m_state);
  if (!answer) {
    return {.page = refused_page(400,
                                 "This does not belong to the sign-in that partnerctl waits for.")};
  }
  if (m_answered.exchange(true)) {
    return {.page = refused_page(410, "The sign-in has been answered already.")};
  }
  auto page = answered_page(*answer);
  return {.page = std::move(page), .answer = std::move(answer)};
}

} // namespace partnerctl::auth
