#include "cli/claim/memo_send.hpp"

#include "partnerctl/core/attempt.hpp"

#include <map>
#include <memory>
#include <mutex>

namespace partnerctl::cli {
namespace {

using Answers = std::map<std::string, core::Attempt<http::Response>>;

std::string key_of(http::Request const& request) {
  auto const& authority = request.authority;
  return request.url + "\n" +
         (authority ? authority->tenant.text() + "\n" + authority->scope : std::string());
}

} // namespace

http::Send memo_send(http::Send send) {
  auto const answers = std::make_shared<Answers>();
  auto const mutex = std::make_shared<std::mutex>();
  return [send = std::move(send), answers, mutex](http::Request request) {
    auto const key = key_of(request);
    std::scoped_lock const lock(*mutex);
    auto found = answers->find(key);
    if (found == answers->end()) {
      auto answer = core::attempt([&] { return send(std::move(request)); });
      if (answer.error && answer.error->kind == core::ErrorKind::cancelled) {
        throw *std::move(answer.error);
      }
      found = answers->emplace(key, std::move(answer)).first;
    }
    if (found->second.error) {
      throw *found->second.error;
    }
    return *found->second.value;
  };
}

} // namespace partnerctl::cli
