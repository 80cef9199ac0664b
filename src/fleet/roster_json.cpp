#include "fleet/json_places.hpp"
#include "fleet/roster_forms.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

namespace partnerctl::fleet {
namespace {

using core::Json;

// Only tenant, name, profile and labels count of what a command here wrote.
bool is_our_output(Json const& value) {
  auto const schema = core::string_at(value, "schema");
  return schema && schema->starts_with("partnerctl/");
}

// One item of the roster: a string, or an object with the keys of a row.
class Item {
public:
  Item(Json const& value, bool ours, std::string place, RosterBuilder& roster)
      : m_value(value), m_ours(ours), m_place(std::move(place)), m_roster(roster) {}

  void add() {
    if (!m_value.is_string() && !m_value.is_object()) {
      m_roster.fault(m_place, "is neither a string nor an object");
      return;
    }
    auto const row = m_value.is_string() ? RosterRow{.tenant = m_value.get<std::string>()} : read();
    if (m_good) {
      m_roster.add(row, m_place, [this](std::string_view) { return m_place; });
    }
  }

private:
  RosterRow read() {
    RosterRow row{.tenant = text("tenant"),
                  .name = text("name"),
                  .profile = text("profile"),
                  .labels = labels()};
    if (m_ours) {
      // `home` was another identity's, perhaps; its GUID says which tenant it was.
      bool const by_id = row.tenant.empty() || core::equal_ignoring_case(row.tenant, "home");
      auto const id = by_id ? text("tenantId") : std::string();
      row.tenant = id.empty() ? row.tenant : id;
    } else {
      row.partner_id = partner_id();
      row.client_id = text("client_id");
    }
    if (m_good && row.tenant.empty()) {
      fault(fmt::format("has no 'tenant'{}", meant_as_tenant()));
    }
    return row;
  }

  std::string text(std::string_view key) {
    auto const* member = core::member_at(m_value, key);
    if (member == nullptr) {
      return {};
    }
    if (!member->is_string()) {
      fault(fmt::format("'{}' is not a string", key));
      return {};
    }
    return std::string(core::trim(member->get_ref<std::string const&>()));
  }

  // The service writes it as a string, people as a number.
  std::string partner_id() {
    auto const* member = core::member_at(m_value, "partner_id");
    if (member != nullptr && member->is_number_unsigned()) {
      return std::to_string(member->get<unsigned long long>());
    }
    if (member != nullptr && !member->is_string()) {
      fault("'partner_id' is neither a string nor a whole number");
      return {};
    }
    return text("partner_id");
  }

  std::vector<std::string> labels() {
    auto const* member = core::member_at(m_value, "labels");
    if (member == nullptr || member->is_string()) {
      return split_labels(text("labels"));
    }
    std::vector<std::string> all;
    bool good = member->is_array();
    for (auto const& label : good ? *member : Json::array()) {
      good = good && label.is_string();
      all.push_back(good ? label.get<std::string>() : std::string());
    }
    if (!good) {
      fault("'labels' is neither a string nor an array of strings");
    }
    return split_labels(core::join(all, ";"));
  }

  std::string meant_as_tenant() const {
    for (auto const& [key, ignored] : m_value.items()) {
      if (core::closest(core::to_lower(key), {"tenant"}) == "tenant") {
        return fmt::format("; is '{}' meant?", core::printable(key));
      }
    }
    return {};
  }

  void fault(std::string const& message) {
    m_good = false;
    m_roster.fault(m_place, message);
  }

  Json const& m_value;
  bool m_ours;
  std::string m_place;
  RosterBuilder& m_roster;
  bool m_good = true;
};

// `places` has none for our own documents, whose tenants are not at the top.
void add_all(Json const& items, bool ours, std::vector<JsonPlace> const& places,
             RosterBuilder& roster) {
  std::size_t number = 0;
  for (auto const& item : items) {
    if (roster.full()) {
      return;
    }
    auto const place = number < places.size()
                           ? roster.place(places[number].line, places[number].column)
                           : fmt::format("{}: item {}", roster.source(), number + 1);
    ++number;
    Item(item, ours, place, roster).add();
  }
}

void read_document(std::string_view text, RosterBuilder& roster) {
  core::JsonFault fault;
  auto const value = core::parse_json(text, fault);
  if (!value) {
    roster.fault(roster.place(fault.line, fault.column), fault.message);
    return;
  }
  bool const ours = is_our_output(*value);
  auto const* tenants = core::member_at(*value, "tenants");
  if (value->is_array()) {
    add_all(*value, false, element_places(text), roster);
  } else if (ours && tenants != nullptr && tenants->is_array()) {
    add_all(*tenants, true, {}, roster);
  } else {
    Item(*value, ours, roster.place(1), roster).add();
  }
}

void read_line(std::string_view line, std::size_t number, RosterBuilder& roster) {
  core::JsonFault fault;
  auto const value = core::parse_json(line, fault);
  if (!value) {
    roster.fault(roster.place(number, fault.column), fault.message);
    return;
  }
  Item(*value, is_our_output(*value), roster.place(number), roster).add();
}

} // namespace

void read_json_roster(std::string_view text, RosterBuilder& roster) {
  auto const begin = text.find_first_not_of(" \t\r\n");
  auto const end = text.find('\n', begin);
  bool const more = end != std::string_view::npos && !core::trim(text.substr(end)).empty();
  bool const by_line =
      more && text[begin] == '{' && core::parse_json(text.substr(begin, end - begin));
  if (!by_line) {
    read_document(text, roster);
    return;
  }
  for (std::size_t number = 1; !text.empty() && !roster.full(); ++number) {
    auto const line_end = text.find('\n');
    auto const line = text.substr(0, line_end);
    if (!core::trim(line).empty()) {
      read_line(line, number, roster);
    }
    text.remove_prefix(line_end == std::string_view::npos ? text.size() : line_end + 1);
  }
}

} // namespace partnerctl::fleet
