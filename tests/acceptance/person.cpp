#include "acceptance/person.hpp"

#include "partnerctl/core/text.hpp"
#include "partnerctl/http/url.hpp"

#include <stdexcept>

namespace partnerctl::test {
namespace {

// What stands between a text and the next blank or line end.
std::string word_after(std::string const& printed, std::string const& text) {
  auto const at = printed.find(text);
  if (at == std::string::npos) {
    throw std::runtime_error("'" + text + "' is not in: " + printed);
  }
  auto const begin = at + text.size();
  return printed.substr(begin, printed.find_first_of(" \r\n", begin) - begin);
}

} // namespace

std::string address_for_elsewhere(std::string const& printed, std::string const& origin,
                                  std::size_t from) {
  auto const line = printed.find("\n" + origin + "/", from);
  auto const end = line == std::string::npos ? line : printed.find('\n', line + 1);
  return end == std::string::npos ? std::string()
                                  : std::string(core::trim(printed.substr(line, end - line)));
}

std::string Person::browses(std::string const& address, std::string const& action) const {
  auto const path = address.substr(m_stand.url().size());
  auto const page = m_stand.call("GET", path);
  if (page.status != 200 || page.body.find("value=\"" + action + "\"") == std::string::npos) {
    throw std::runtime_error("no page to sign in: " + page.body);
  }
  return m_stand.call("POST", path, "action=" + action).headers.get("Location").value_or("");
}

Ended Person::at_terminal(std::vector<std::string> arguments, int sign_ins) const {
  auto const run = m_stand.start_on_terminal(std::move(arguments));
  std::size_t read = 0;
  for (int i = 0; i < sign_ins; ++i) {
    std::string address;
    bool const is_asked = comes_true([&] {
      address = address_for_elsewhere(run->out(), m_stand.url(), read);
      return !address.empty();
    });
    if (!is_asked) {
      throw std::runtime_error("nobody was asked to sign in: " + run->out());
    }
    read = run->out().find(address, read) + address.size();
    run->type(browses(address) + "\n");
  }
  return run->wait();
}

void Person::signs_in(std::vector<std::string> options) const {
  std::vector<std::string> arguments{"auth", "login"};
  arguments.insert(arguments.end(), options.begin(), options.end());
  auto const ended = at_terminal(std::move(arguments));
  if (ended.code != 0) {
    throw std::runtime_error("the sign-in failed: " + ended.out);
  }
}

Ended Person::follows(std::string const& command) const {
  auto words = core::split(command, ' ');
  if (words.size() < 3 || words.front() != "partnerctl") {
    throw std::runtime_error("no command to run: " + command);
  }
  words.erase(words.begin());
  return at_terminal(std::move(words));
}

Ended Person::approves_code(std::vector<std::string> arguments) const {
  arguments.insert(arguments.end(), {"--auth", "device-code"});
  auto const run = m_stand.start_on_terminal(std::move(arguments));
  constexpr char const* k_before = "enter the code ";
  run->await(k_before);
  std::string code;
  // The line may have been read in two pieces.
  comes_true([&] {
    code = word_after(run->out() + " ", k_before);
    return code.find('.') != std::string::npos;
  });
  code.erase(code.find_last_not_of('.') + 1);
  auto const page = m_stand.call("POST", sandbox::k_device_login_path,
                                 http::form_encode({{"user_code", code}, {"action", "approve"}}));
  if (page.status != 200) {
    throw std::runtime_error("the code was not taken: " + page.body);
  }
  return run->wait();
}

} // namespace partnerctl::test
