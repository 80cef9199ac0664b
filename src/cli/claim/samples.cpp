#include "cli/claim/samples.hpp"

#include "cli/claim/sample_data.hpp"
#include "cli/claim/settings.hpp"
#include "cli/claim/voice.hpp"
#include "cli/services.hpp"
#include "partnerctl/core/whole_file.hpp"
#include "partnerctl/cpor/claim_file.hpp"

#include <charconv>
#include <filesystem>

namespace partnerctl::cli {
namespace {

constexpr char const* k_who = "Eve Engineer";

// "{-30}" as the day 30 days before today.
std::string with_days(std::string_view text, core::Date today) {
  std::string result;
  while (!text.empty()) {
    auto const open = text.find('{');
    auto const close = text.find('}', open);
    result += text.substr(0, open);
    if (open == std::string_view::npos) {
      break;
    }
    auto inner = text.substr(open + 1, close == std::string_view::npos ? 0 : close - open - 1);
    inner.remove_prefix(inner.starts_with('+') ? 1 : 0);
    int days = 0;
    auto const [end, fault] = std::from_chars(inner.data(), inner.data() + inner.size(), days);
    bool const is_day =
        !inner.empty() && fault == std::errc{} && end == inner.data() + inner.size();
    // Any other brace is JSON's.
    result += is_day ? core::format_date(core::plus_days(today, days)) : std::string("{");
    text.remove_prefix(is_day ? close + 1 : open + 1);
  }
  return result;
}

std::vector<cpor::Claim> claims_of(core::Date today) {
  std::vector<cpor::Claim> claims;
  for (auto& read :
       cpor::read_claims(with_days(k_sample_claims, today), "the sandbox's own claims")) {
    claims.push_back(std::move(read.claim));
  }
  return claims;
}

std::vector<std::pair<std::size_t, cpor::Event>> statuses_of(core::Date today,
                                                             core::TimePoint now) {
  std::vector<std::pair<std::size_t, cpor::Event>> events;
  for (auto const& sample : k_sample_statuses) {
    events.emplace_back(static_cast<std::size_t>(sample.claim),
                        cpor::Event{.kind = cpor::EventKind::status,
                                    .text = std::string(sample.text),
                                    .source = cpor::Source::record,
                                    .by = k_who,
                                    .on = core::plus_days(today, -sample.days_ago),
                                    .recorded = now,
                                    .portal_number = std::string(sample.number),
                                    .comment = std::string(sample.comment)});
  }
  return events;
}

void write_files(std::string const& folder, core::Date today) {
  // Where that fails, the first file says why.
  std::error_code ignored;
  std::filesystem::create_directories(folder, ignored);
  auto const write = [&](char const* name, std::string_view text) {
    core::write_whole_file(folder + "/" + name, with_days(text, today));
  };
  write("contoso-sow.txt", k_sample_proof);
  write("portal-export.csv", k_sample_export);
  write("cpor-usage.csv", k_sample_usage);
  write("claims.csv", k_sample_csv);
}

} // namespace

void add_samples(ledger::ClaimBook& book, std::string const& folder, Services& services) {
  // Once only: who has deleted them all does not want them back.
  if (!book.never_had_claims()) {
    return;
  }
  auto const today = claim_settings(services).today;
  auto const now = services.clock().now();
  // First what can fail.
  write_files(folder, today);
  // Drafts are older than anything that became of them.
  bool const added = book.add_first(claims_of(today),
                                    {.kind = cpor::EventKind::created,
                                     .by = k_who,
                                     .on = core::plus_days(today, -100),
                                     .recorded = now,
                                     .comment = "one of the sandbox's own"},
                                    statuses_of(today, now));
  // Another command may have been quicker.
  if (added) {
    say_of_claims("a few claims were made to try things with, and files in " + folder, services);
  }
}

} // namespace partnerctl::cli
