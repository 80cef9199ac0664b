#include "cli/global_options.hpp"

#include "cli/cloud_choice.hpp"
#include "cli/ledger_choice.hpp"
#include "cli/services.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

namespace partnerctl::cli {

void check_globals(Services& services) {
  static_cast<void>(render_options(services));
  static_cast<void>(chosen_cloud(services));
  static_cast<void>(chosen_ledger(services));
}

output::RenderOptions render_options(Services& services) {
  auto const& streams = services.streams();
  auto const name =
      config::first_of({{services.globals().output, "--output"},
                        {services.environment().get("PARTNERCTL_OUTPUT"), "PARTNERCTL_OUTPUT"}});
  output::RenderOptions options{.width = streams.out_is_terminal ? streams.width : 0,
                                .colour = terminal::may_colour(streams.out_is_terminal,
                                                               services.globals().no_color,
                                                               services.environment())};
  if (name) {
    auto const format = output::format_of(name->value);
    if (!format) {
      auto const near = core::closest(name->value, output::format_names());
      throw core::usage_error(name->origin + ": no output format '" + core::printable(name->value) +
                                  "'",
                              near.empty() ? "one of: " + core::join(output::format_names(), ", ")
                                           : "did you mean " + near + "?");
    }
    options.format = *format;
  }
  if (services.globals().columns) {
    options.columns = core::split(*services.globals().columns, ',');
  }
  return options;
}

} // namespace partnerctl::cli
