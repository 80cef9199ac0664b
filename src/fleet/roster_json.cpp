#include "fleet/json_places.hpp"
#include "fleet/roster_forms.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace partnerctl::fleet {
namespace {

using core::Json;

// Who wrote it. Only tenant, name, profile and labels count of a command's results; a list of
// tenants has the user's own columns, which count as in the roster that they came from.
enum class Writer { other, results, tenant_list };

Writer writer_of(Json const& value) {
  auto const schema = core::string_at(value, "schema").value_or("");
  if (schema.starts_with("partnerctl/tenant-list/")) {
    return Writer::tenant_list;
  }
  return schema.starts_with("partnerctl/") ? Writer::results : Writer::other;
}

// The value of a member that is to be a text in a table.
std::string flat(Json const& value) {
  if (value.is_null()) {
    return {};
  }
  if (value.is_string()) {
    return value.get<std::string>();
  }
  auto const is_string = [](Json const& item) { return item.is_string(); };
  if (value.is_array() && std::all_of(value.begin(), value.end(), is_string)) {
    return core::join(value.get<std::vector<std::string>>(), ";");
  }
  return core::write_json(value);
}

// One item of the roster: a string, or an object with the keys of a row.
class Item {
public:
  Item(Json const& value, Writer writer, std::string place, RosterBuilder& roster)
      : m_value(value), m_own(own_of(value, writer)), m_writer(writer), m_place(std::move(place)),
        m_roster(roster) {}

  void add() {
    if (!m_value.is_string() && !m_value.is_object()) {
      m_roster.fault(m_place, "is neither a string nor an object");
      return;
    }
    auto row = m_value.is_string() ? RosterRow{.tenant = m_value.get<std::string>()} : read();
    if (m_good) {
      m_roster.add(std::move(row), m_place, [this](std::string_view) { return m_place; });
    }
  }

private:
  // Where the user's own columns are: in a list of tenants, apart from ours.
  static Json const& own_of(Json const& value, Writer writer) {
    static Json const k_none = Json::object();
    if (writer != Writer::tenant_list) {
      return value;
    }
    auto const* columns = core::member_at(value, "columns");
    return columns != nullptr && columns->is_object() ? *columns : k_none;
  }

  RosterRow read() {
    RosterRow row{.tenant = text(m_value, "tenant"),
                  .name = text(m_value, "name"),
                  .profile = text(m_own, "profile"),
                  .labels = labels()};
    if (m_writer != Writer::other) {
      // `home` was another identity's, perhaps; its GUID says which tenant it was.
      bool const by_id = row.tenant.empty() || core::equal_ignoring_case(row.tenant, "home");
      auto const id = by_id ? text(m_value, "tenantId") : std::string();
      row.tenant = id.empty() ? row.tenant : id;
    }
    if (m_writer != Writer::results) {
      row.partner_id = partner_id();
      row.client_id = text(m_own, "client_id");
    }
    if (m_writer == Writer::tenant_list && text(m_value, "access") == "lighthouse") {
      row.skip = k_delegated;
    }
    if (m_roster.wants_all()) {
      add_others(row);
    }
    if (m_good && row.tenant.empty()) {
      fault(fmt::format("has no 'tenant'{}", meant_as_tenant()));
    }
    return row;
  }

  void add_others(RosterRow& row) {
    if (m_writer == Writer::tenant_list) {
      row.shown = text(m_value, "domain");
    }
    if (m_writer == Writer::results) {
      return;
    }
    for (auto const& [key, value] : m_own.items()) {
      bool const is_users = m_writer == Writer::tenant_list ||
                            (key != "tenant" && key != "name" && key != "tenant_id");
      if (is_users) {
        row.others.emplace_back(key, flat(value));
      }
    }
  }

  std::string text(Json const& from, std::string_view key) {
    auto const* member = core::member_at(from, key);
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
    auto const* member = core::member_at(m_own, "partner_id");
    if (member != nullptr && member->is_number_unsigned()) {
      return std::to_string(member->get<unsigned long long>());
    }
    if (member != nullptr && !member->is_string()) {
      fault("'partner_id' is neither a string nor a whole number");
      return {};
    }
    return text(m_own, "partner_id");
  }

  std::vector<std::string> labels() {
    auto const* member = core::member_at(m_own, "labels");
    if (member == nullptr || member->is_string()) {
      return split_labels(text(m_own, "labels"));
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
  Json const& m_own;
  Writer m_writer;
  std::string m_place;
  RosterBuilder& m_roster;
  bool m_good = true;
};

// `places` has none for our own documents, whose tenants are not at the top.
void add_all(Json const& items, Writer writer, std::vector<JsonPlace> const& places,
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
    Item(item, writer, place, roster).add();
  }
}

void read_document(std::string_view text, RosterBuilder& roster) {
  core::JsonFault fault;
  auto const value = core::parse_json(text, fault);
  if (!value) {
    roster.fault(roster.place(fault.line, fault.column), fault.message);
    return;
  }
  auto const writer = writer_of(*value);
  auto const* tenants = core::member_at(*value, "tenants");
  if (value->is_array()) {
    add_all(*value, Writer::other, element_places(text), roster);
  } else if (writer != Writer::other && tenants != nullptr && tenants->is_array()) {
    add_all(*tenants, writer, {}, roster);
  } else {
    Item(*value, writer, roster.place(1), roster).add();
  }
}

void read_line(std::string_view line, std::size_t number, RosterBuilder& roster) {
  core::JsonFault fault;
  auto const value = core::parse_json(line, fault);
  if (!value) {
    roster.fault(roster.place(number, fault.column), fault.message);
    return;
  }
  Item(*value, writer_of(*value), roster.place(number), roster).add();
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
