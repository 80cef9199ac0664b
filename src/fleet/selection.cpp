#include "partnerctl/fleet/selection.hpp"

#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace partnerctl::fleet {
namespace {

constexpr std::size_t k_shown = 20;

// All entries of one tenant, in roster order.
using Group = std::vector<Entry const*>;

std::vector<Group> group_by_tenant(std::vector<Entry> const& entries) {
  std::vector<Group> groups;
  std::unordered_map<std::string, std::size_t> place;
  for (auto const& entry : entries) {
    auto const [found, is_new] = place.try_emplace(entry.tenant.text(), groups.size());
    if (is_new) {
      groups.emplace_back();
    }
    groups[found->second].push_back(&entry);
  }
  return groups;
}

std::string partner_text(Entry const& entry) {
  return entry.partner_id ? entry.partner_id->text() : std::string();
}

// "a, b, c and 7 more".
std::string list(std::vector<std::string> const& parts) {
  if (parts.size() <= k_shown) {
    return core::join(parts, ", ");
  }
  return fmt::format("{} and {} more", core::join({parts.begin(), parts.begin() + k_shown}, ", "),
                     parts.size() - k_shown);
}

// What the entries of a group say of one thing, where they do not all say the same; empty
// otherwise.
template <class Text>
std::vector<std::string> disagreement(Group const& group, Text const& text_of) {
  std::set<std::string> values;
  std::vector<std::string> lines;
  for (auto const* entry : group) {
    std::string const text = text_of(*entry);
    if (!text.empty()) {
      values.insert(text);
      lines.push_back(fmt::format("{} ({})", entry->where, core::printable(text)));
    }
  }
  return values.size() > 1 ? lines : std::vector<std::string>();
}

template <class Text>
void check(Group const& group, std::string_view thing, Text const& text_of,
           std::vector<std::string>& faults) {
  auto const lines = disagreement(group, text_of);
  if (!lines.empty()) {
    faults.push_back(
        fmt::format("{} has different {}: {}", group.front()->tenant.text(), thing, list(lines)));
  }
}

void refuse_disagreement(std::vector<Group> const& groups) {
  std::vector<std::string> faults;
  for (auto const& group : groups) {
    check(group, "partner IDs", partner_text, faults);
    check(
        group, "profiles", [](Entry const& e) { return e.profile; }, faults);
    check(
        group, "client IDs", [](Entry const& e) { return e.client_id; }, faults);
  }
  if (faults.empty()) {
    return;
  }
  auto message = faults.front();
  if (faults.size() > 1) {
    auto const end = faults.begin() + static_cast<std::ptrdiff_t>(std::min(faults.size(), k_shown));
    message = fmt::format("{} tenants or their lines disagree\n  {}", faults.size(),
                          core::join({faults.begin(), end}, "\n  "));
    if (faults.size() > k_shown) {
      message += fmt::format("\n  …and {} more", faults.size() - k_shown);
    }
  }
  throw core::Error{.kind = core::ErrorKind::usage,
                    .message = std::move(message),
                    .hint = "let the lines of one tenant say the same, or keep one of them"};
}

std::string first_of(Group const& group, std::string Entry::*member) {
  auto const found = std::find_if(group.begin(), group.end(), [member](Entry const* entry) {
    return !(entry->*member).empty();
  });
  return found == group.end() ? std::string() : (*found)->*member;
}

std::vector<std::string> labels_of(Group const& group) {
  std::vector<std::string> labels;
  std::unordered_set<std::string> seen;
  for (auto const* entry : group) {
    std::copy_if(entry->labels.begin(), entry->labels.end(), std::back_inserter(labels),
                 [&seen](std::string const& label) { return seen.insert(label).second; });
  }
  return labels;
}

std::optional<core::PartnerId> partner_of(Group const& group) {
  auto const found = std::find_if(group.begin(), group.end(),
                                  [](Entry const* entry) { return entry->partner_id.has_value(); });
  return found == group.end() ? std::nullopt : (*found)->partner_id;
}

Assignment unite(Group const& group) {
  return {.tenant = group.front()->tenant,
          .name = first_of(group, &Entry::name),
          .shown = first_of(group, &Entry::shown),
          .partner_id = partner_of(group),
          .profile = first_of(group, &Entry::profile),
          .client_id = first_of(group, &Entry::client_id),
          .labels = labels_of(group),
          .where = group.front()->where,
          .skip = first_of(group, &Entry::skip)};
}

bool is_selected(Assignment const& assignment, SelectionOptions const& options) {
  auto const& labels = assignment.labels;
  bool const excluded = std::find(options.exclude.begin(), options.exclude.end(),
                                  assignment.tenant) != options.exclude.end();
  return !excluded && std::all_of(options.labels.begin(), options.labels.end(), [&](auto const& l) {
    return std::find(labels.begin(), labels.end(), l) != labels.end();
  });
}

bool is_in_shard(Assignment const& assignment, SelectionOptions const& options) {
  return !options.shard ||
         shard_of(assignment.tenant, options.shard->count) == options.shard->number;
}

// The lines of a tenant that name another partner than the option.
void collect_other_partners(Group const& group, core::PartnerId const& wanted,
                            std::vector<std::string>& lines) {
  for (auto const* entry : group) {
    if (entry->partner_id && *entry->partner_id != wanted) {
      lines.push_back(fmt::format("{} ({})", entry->where, entry->partner_id->text()));
    }
  }
}

core::Error nothing_selected(std::vector<Group> const& groups, SelectionOptions const& options) {
  if (groups.empty()) {
    return {.kind = core::ErrorKind::usage, .message = "no tenant is selected"};
  }
  std::vector<std::string> known;
  std::unordered_set<std::string> seen;
  for (auto const& group : groups) {
    for (auto& label : labels_of(group)) {
      if (seen.insert(label).second) {
        known.push_back(std::move(label));
      }
    }
  }
  std::string hint;
  for (auto const& label : options.labels) {
    if (seen.find(label) == seen.end()) {
      auto const near = core::closest(label, known);
      hint = near.empty() ? fmt::format("no tenant has the label '{}'", core::printable(label))
                          : fmt::format("did you mean --label {}?", core::printable(near));
    }
  }
  return {.kind = core::ErrorKind::usage,
          .message = fmt::format("of {} tenant{} none is left after {}", groups.size(),
                                 groups.size() == 1 ? "" : "s",
                                 options.labels.empty()    ? "--exclude"
                                 : options.exclude.empty() ? "--label"
                                                           : "--exclude and --label"),
          .hint = hint};
}

} // namespace

std::vector<Assignment> select(std::vector<Entry> const& entries, SelectionOptions const& options) {
  auto const groups = group_by_tenant(entries);
  refuse_disagreement(groups);
  std::vector<Assignment> selected;
  // Room for those of one shard: what is kept for a run is not to be half empty.
  selected.reserve(options.shard ? 0 : groups.size());
  std::vector<std::string> others;
  bool any_selected = false;
  for (auto const& group : groups) {
    auto assignment = unite(group);
    if (!is_selected(assignment, options)) {
      continue;
    }
    if (options.partner_id) {
      collect_other_partners(group, *options.partner_id, others);
      assignment.partner_id = options.partner_id;
    } else if (!assignment.partner_id) {
      assignment.partner_id = options.default_partner_id;
    }
    any_selected = true;
    if (!is_in_shard(assignment, options)) {
      continue;
    }
    assignment.index = selected.size();
    selected.push_back(std::move(assignment));
  }
  if (!others.empty()) {
    throw core::Error{.kind = core::ErrorKind::usage,
                      .message = fmt::format("--partner-id {} disagrees with {}",
                                             options.partner_id->text(), list(others)),
                      .hint = "leave --partner-id out, or take the partner IDs out of the roster"};
  }
  if (!any_selected) {
    throw nothing_selected(groups, options);
  }
  return selected;
}

std::vector<core::TenantRef> unused_excludes(std::vector<Entry> const& entries,
                                             std::vector<core::TenantRef> const& exclude) {
  std::unordered_set<std::string> named;
  for (auto const& entry : entries) {
    named.insert(entry.tenant.text());
  }
  std::vector<core::TenantRef> unused;
  std::copy_if(exclude.begin(), exclude.end(), std::back_inserter(unused),
               [&named](auto const& tenant) { return named.find(tenant.text()) == named.end(); });
  return unused;
}

bool could_disagree(std::vector<Assignment> const& assignments) {
  auto const asked = [](Assignment const& a) {
    return std::tie(a.partner_id, a.profile, a.client_id);
  };
  // Two GUIDs are never one tenant; a domain may be any of the others.
  bool const has_domain =
      std::any_of(assignments.begin(), assignments.end(), [](Assignment const& a) {
        return a.tenant.form() != core::TenantRef::Form::guid;
      });
  return has_domain &&
         std::any_of(assignments.begin(), assignments.end(),
                     [&](Assignment const& a) { return asked(a) != asked(assignments.front()); });
}

} // namespace partnerctl::fleet
