#include "cli/globals.hpp"

#include "partnerctl/auth/sign_in.hpp"
#include "partnerctl/core/text.hpp"

#include <CLI/CLI.hpp>

namespace partnerctl::cli {

void add_globals(CLI::App& root, Globals& globals) {
  root.add_option("-o,--output", globals.output,
                  "How stdout is written: table, json, jsonl, csv, tsv or none (default: table)")
      ->type_name("FORMAT");
  root.add_option("--columns", globals.columns, "Columns to show, in this order (table, csv, tsv)")
      ->type_name("A,B");
  root.add_flag("-q,--quiet", globals.quiet, "Nothing on stderr unless the exit code is not 0");
  root.add_flag("-v,--verbose", globals.verbose, "Say on stderr what is done, tenant by tenant");
  root.add_flag("--debug", globals.debug, "Trace the HTTP traffic on stderr, secrets left out");
  root.add_flag("--no-color", globals.no_color, "No colours on a terminal");
  root.add_flag("--no-input", globals.no_input, "Never ask; fail where an answer is needed");
  root.add_flag("-y,--yes", globals.yes, "Answer yes to the question before a change");
  root.add_option("--config", globals.config,
                  "Configuration file (default: ~/.config/partnerctl/config.toml)")
      ->type_name("FILE");
  root.add_option("--profile", globals.profile,
                  "Profile of the configuration file (default: default)")
      ->type_name("NAME");
  root.add_option("--cloud", globals.cloud,
                  "public, usgov, china, sandbox, or a cloud of the configuration file")
      ->type_name("NAME");
  root.add_option("--ledger", globals.ledger,
                  "Where runs are recorded: sqlite:///path/file.db, or none")
      ->type_name("URL");
  root.add_option("--auth", globals.auth,
                  "How to sign in: " + core::join(auth::method_names(), ", ") + " (default: auto)")
      ->type_name("METHOD");
  root.add_option("--client-id", globals.client_id, "The application that signs in")
      ->type_name("ID");
  root.add_option("--account", globals.account, "The kept account that signs in")->type_name("UPN");
  root.add_option("--client-secret-file", globals.client_secret_file,
                  "Read the client secret from a file, or from standard input with -")
      ->type_name("FILE|-");
}

} // namespace partnerctl::cli
