#include "cpor/claim/claim_columns.hpp"

#include "cpor/claim/input_words.hpp"
#include "partnerctl/core/phrase.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/claim_file.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>

namespace partnerctl::cpor {
namespace {

std::map<std::string, ClaimColumn const*> columns_by_name() {
  std::map<std::string, ClaimColumn const*> by_name;
  ClaimColumn const* workload = nullptr;
  for (auto const& column : claim_columns()) {
    by_name.try_emplace(folded_name(column.name), &column);
    if (column.field != nullptr) {
      by_name.try_emplace(folded_name(column.field->path), &column);
    }
    workload = column.of_workload == &Workload::name ? &column : workload;
  }
  for (auto const* name : {"workloads", "product", "products"}) {
    by_name.try_emplace(name, workload);
  }
  return by_name;
}

// The texts of a cell, without empty ones at its end; a cell of blanks has none.
std::vector<std::string> texts_of(std::string_view cell) {
  auto texts = split_cell(cell);
  while (!texts.empty() && texts.back().empty()) {
    texts.pop_back();
  }
  return texts;
}

bool is_as_long(std::string_view cell, std::size_t count) {
  return core::trim(cell).empty() || split_cell(cell).size() >= count;
}

std::string uneven(std::vector<std::string> const& names, std::vector<std::string> const& ids,
                   std::vector<std::string> const& ends) {
  return fmt::format(
      "names {}, {} and {}: write a workload a line", core::counted(names.size(), "workload"),
      core::counted(ids.size(), "subscription ID"), core::counted(ends.size(), "end"));
}

std::string text_in(std::vector<std::string> const& texts, std::size_t number) {
  return number < texts.size() ? texts[number] : std::string();
}

std::string cell_of(std::string const& text) {
  return join_cell({text});
}

} // namespace

std::vector<ClaimColumn> const& claim_columns() {
  static auto const k_columns = [] {
    std::vector<ClaimColumn> columns;
    for (auto const& field : claim_fields()) {
      if (field.kind != FieldKind::workloads) {
        columns.push_back({.name = std::string(field.column), .field = &field});
        continue;
      }
      for (auto const& member : workload_members()) {
        columns.push_back({.name = std::string(member.column), .of_workload = member.text});
      }
    }
    return columns;
  }();
  return k_columns;
}

ClaimColumn const* claim_column_of(std::string_view header) {
  static auto const k_by_name = columns_by_name();
  auto const found = k_by_name.find(folded_name(header));
  return found == k_by_name.end() ? nullptr : found->second;
}

std::string kept_member_of(std::string_view header) {
  auto const& members = kept_members();
  auto const wanted = folded_name(header);
  auto const found = std::find_if(members.begin(), members.end(), [&](std::string const& member) {
    return folded_name(member) == wanted;
  });
  return found == members.end() ? std::string() : *found;
}

std::optional<std::string> add_workloads(WorkloadCells const& cells, std::vector<Workload>& to) {
  auto const names = texts_of(cells.name);
  auto const ids = texts_of(cells.subscription_id);
  auto const ends = texts_of(cells.subscription_ends);
  auto const count = std::max({names.size(), ids.size(), ends.size()});
  if (!is_as_long(cells.name, count) || !is_as_long(cells.subscription_id, count) ||
      !is_as_long(cells.subscription_ends, count)) {
    return uneven(names, ids, ends);
  }
  if (to.size() + count > k_most_workloads) {
    return fmt::format("brings a claim to more than {} workloads", k_most_workloads);
  }
  for (std::size_t i = 0; i < count; ++i) {
    Workload workload{.name = text_in(names, i),
                      .subscription_id = text_in(ids, i),
                      .subscription_ends = text_in(ends, i)};
    if (!says_nothing(workload)) {
      to.push_back(std::move(workload));
    }
  }
  return std::nullopt;
}

std::vector<std::string> const& csv_columns() {
  static auto const k_names = [] {
    std::vector<std::string> names;
    for (auto const& column : claim_columns()) {
      names.push_back(column.name);
    }
    return names;
  }();
  return k_names;
}

std::vector<std::vector<std::string>> csv_rows(Claim const& claim) {
  auto workloads = claim.workloads;
  std::erase_if(workloads, says_nothing);
  if (workloads.empty()) {
    workloads.emplace_back();
  }
  std::vector<std::vector<std::string>> rows;
  for (auto const& workload : workloads) {
    rows.emplace_back();
    for (auto const& column : claim_columns()) {
      rows.back().push_back(column.field != nullptr ? claim_field_text(*column.field, claim)
                                                    : cell_of(workload.*column.of_workload));
    }
  }
  return rows;
}

} // namespace partnerctl::cpor
