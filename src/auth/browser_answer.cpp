#include "auth/browser_answer.hpp"

#include "auth/pkce.hpp"
#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <utility>

namespace partnerctl::auth {
namespace {

// RFC 6749, section 3.1: no field more than once. Which of two would count?
std::string only(http::Form const& form, std::string_view name) {
  auto is_it = [name](auto const& field) { return field.first == name; };
  auto const first = std::find_if(form.begin(), form.end(), is_it);
  bool const once = first != form.end() && std::none_of(first + 1, form.end(), is_it);
  return once ? first->second : std::string();
}

} // namespace

std::optional<BrowserAnswer> read_browser_answer(http::Form const& form, std::string const& state) {
  if (!same_secret(only(form, "state"), state)) {
    return std::nullopt;
  }
  auto suberror = only(form, "suberror");
  BrowserAnswer answer{
      .refusal = {.error = only(form, "error"),
                  .suberror = suberror.empty() ? only(form, "error_subcode") : std::move(suberror),
                  .description = only(form, "error_description")}};
  if (answer.refusal.error.empty()) {
    answer.code = core::Secret(only(form, "code"));
  }
  return answer;
}

http::Form pasted_form(std::string_view text) {
  text = core::trim(text);
  auto const begin = text.find_first_of("?#");
  if (begin == std::string_view::npos) {
    // An address without either holds nothing.
    return text.find("://") == std::string_view::npos ? http::form_decode(text) : http::Form{};
  }
  text.remove_prefix(begin + 1);
  auto const fragment = std::min(text.find('#'), text.size());
  auto form = http::form_decode(text.substr(0, fragment));
  auto const more = http::form_decode(text.substr(std::min(fragment + 1, text.size())));
  form.insert(form.end(), more.begin(), more.end());
  return form;
}

bool BrowserAnswerBox::put(BrowserAnswer answer) {
  {
    std::scoped_lock const lock(m_mutex);
    if (m_answer || m_error) {
      return false;
    }
    m_answer = std::move(answer);
  }
  m_changed.notify_all();
  return true;
}

void BrowserAnswerBox::fail(core::Error error) {
  {
    std::scoped_lock const lock(m_mutex);
    if (m_answer || m_error) {
      return;
    }
    m_error = std::move(error);
  }
  m_changed.notify_all();
}

std::optional<BrowserAnswer> BrowserAnswerBox::wait(std::stop_token const& stop,
                                                    std::chrono::milliseconds patience) {
  std::unique_lock lock(m_mutex);
  m_changed.wait_for(lock, stop, patience, [this] { return m_answer || m_error; });
  if (m_error) {
    throw *m_error;
  }
  if (!m_answer && stop.stop_requested()) {
    throw core::Error{.kind = core::ErrorKind::cancelled, .message = "the sign-in was cancelled"};
  }
  return m_answer;
}

} // namespace partnerctl::auth
