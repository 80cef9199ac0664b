#include "ledger/opening.hpp"

#include "ledger/place.hpp"
#include "ledger/schema.hpp"

#include <filesystem>
#include <system_error>

namespace partnerctl::ledger {

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
  if (fault || is_writable(place.string()) || !std::filesystem::is_regular_file(place, fault)) {
    return open_connection(url, clock, patience);
  }
  auto connection = std::make_shared<Connection>(place.string(), clock, patience, Access::read);
  check_current(*connection, migrations());
  return connection;
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
