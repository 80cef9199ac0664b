#include "ledger/opening.hpp"

#include "ledger/place.hpp"
#include "ledger/schema.hpp"
#include "partnerctl/core/attempt.hpp"

#include <filesystem>
#include <system_error>

namespace partnerctl::ledger {
namespace {

std::shared_ptr<Connection> open_as_it_is(std::string const& place, core::Clock const& clock,
                                          core::Milliseconds patience, Access access) {
  auto connection = std::make_shared<Connection>(place, clock, patience, access);
  check_current(*connection, migrations());
  return connection;
}

} // namespace

std::shared_ptr<Connection> open_connection(Url const& url, core::Clock const& clock,
                                            core::Milliseconds patience) {
  if (url.form == Url::Form::none) {
    throw core::usage_error("nothing is kept with --ledger none",
                            "name a ledger with --ledger sqlite:///path/file.db");
  }
  auto connection = std::make_shared<Connection>(make_place(url.path), clock, patience);
  migrate(*connection, migrations());
  return connection;
}

std::shared_ptr<Connection> open_to_read(Url const& url, core::Clock const& clock,
                                         core::Milliseconds patience) {
  std::error_code fault;
  auto const place = std::filesystem::canonical(url.path, fault);
  if (fault || !std::filesystem::is_regular_file(place, fault)) {
    return open_connection(url, clock, patience);
  }
  if (!is_writable(place.string())) {
    return open_as_it_is(place.string(), clock, patience, Access::read);
  }
  auto opened = core::attempt([&] { return open_connection(url, clock, patience); });
  if (opened) {
    return *std::move(opened.value);
  }
  if (opened.error->cause != k_no_room) {
    throw *std::move(opened.error);
  }
  // To read it takes no room. Where it cannot be read so either, the room is what it lacks.
  auto as_it_is = core::attempt(
      [&] { return open_as_it_is(place.string(), clock, patience, Access::read_without_room); });
  if (!as_it_is) {
    throw *std::move(opened.error);
  }
  (*as_it_is.value)->set_refusal(*std::move(opened.error));
  return *std::move(as_it_is.value);
}

bool is_there(Url const& url) {
  if (url.form == Url::Form::none) {
    return false;
  }
  // What cannot be looked at may well be there: to open it says why it cannot.
  std::error_code ignored;
  return std::filesystem::status(url.path, ignored).type() != std::filesystem::file_type::not_found;
}

} // namespace partnerctl::ledger
