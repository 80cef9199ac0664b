#include "cpor/claim/claim_fields.hpp"
#include "cpor/claim/claim_json.hpp"
#include "cpor/claim/input_words.hpp"
#include "partnerctl/cpor/claim_file.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace partnerctl::cpor {
namespace {

using core::Json;

// The names of a level: "tenantId", "contact" of "customer".
std::vector<std::string> names_below(std::string const& prefix) {
  std::vector<std::string> names;
  for (auto const& field : claim_fields()) {
    if (field.path.starts_with(prefix)) {
      auto const rest = field.path.substr(prefix.size());
      names.emplace_back(rest.substr(0, rest.find('.')));
    }
  }
  return names;
}

std::string nearest_path(std::string const& prefix, std::string const& name) {
  auto const fields = claim_fields();
  auto const wanted = folded_name(name);
  // Whoever knows the columns writes those.
  auto const named = std::find_if(fields.begin(), fields.end(), [&](ClaimField const& field) {
    return folded_name(field.column) == wanted;
  });
  if (named != fields.end()) {
    return std::string(named->path);
  }
  auto const here = nearest_name(name, names_below(prefix));
  return here.empty() ? nearest_name(name, field_paths()) : prefix + here;
}

class Reader {
public:
  Reader(Claim& claim, std::vector<std::string>& left_out, MemberFault const& fault)
      : m_claim(claim), m_left_out(left_out), m_fault(fault) {}

  // prefix: "", "customer.".
  void object(Json const& object, std::string const& prefix) {
    for (auto const& [name, value] : object.items()) {
      bool const is_simple = name.find_first_of(".[") == std::string::npos;
      auto const path = prefix + name;
      auto const* const field = is_simple ? claim_field_at(path) : nullptr;
      if (field != nullptr) {
        m_found_any = true;
        member(*field, path, value);
      } else if (is_simple && !names_below(path + '.').empty()) {
        m_found_any = true;
        group(path, value);
      } else if (!(prefix.empty() && of_export(name, value))) {
        unknown(prefix, name);
      }
    }
  }

  bool found_any() const { return m_found_any; }

private:
  void member(ClaimField const& field, std::string const& path, Json const& value) {
    if (field.kind == FieldKind::workloads) {
      workloads(path, value);
    } else if (field.kind == FieldKind::flag) {
      flag(field, path, value);
    } else if (auto const given = text(path, value, field.kind == FieldKind::partner_id)) {
      judge(path, set_claim_field(field, m_claim, *given));
    }
  }

  void group(std::string const& path, Json const& value) {
    if (value.is_object()) {
      object(value, path + '.');
      return;
    }
    if (!value.is_null()) {
      is_wrong(path, value, "an object");
      return;
    }
    for (auto const& field : claim_fields()) {
      if (field.path.starts_with(path + '.')) {
        set_claim_field(field, m_claim, "");
      }
    }
  }

  void flag(ClaimField const& field, std::string const& path, Json const& value) {
    if (value.is_boolean() || value.is_null()) {
      m_claim.*field.flag = value.is_boolean() && value.get<bool>();
    } else {
      is_wrong(path, value, "true or false");
    }
  }

  // nullopt and a fault where it is none.
  std::optional<std::string> text(std::string const& path, Json const& value,
                                  bool may_be_number = false) {
    if (may_be_number && value.is_number_unsigned()) {
      return std::to_string(value.get<unsigned long long>());
    }
    if (value.is_string() || value.is_null()) {
      return value.is_null() ? std::string() : value.get<std::string>();
    }
    is_wrong(path, value, may_be_number ? "a text or a whole number" : "a text");
    return std::nullopt;
  }

  void workloads(std::string const& path, Json const& value) {
    if (!value.is_array() && !value.is_null()) {
      is_wrong(path, value, "a list");
      return;
    }
    if (value.size() > k_most_workloads) {
      m_fault(path, fmt::format("{} has more than {} workloads", path, k_most_workloads));
      return;
    }
    m_claim.workloads.clear();
    for (std::size_t i = 0; value.is_array() && i < value.size(); ++i) {
      auto const workload = this->workload(fmt::format("{}[{}]", path, i), value[i]);
      if (!says_nothing(workload)) {
        m_claim.workloads.push_back(workload);
      }
    }
  }

  Workload workload(std::string const& path, Json const& value) {
    Workload workload;
    if (value.is_string()) {
      judge(path, set_workload_text(workload, &Workload::name, value.get<std::string>()));
    } else if (!value.is_object()) {
      is_wrong(path, value, "a text or an object");
    } else {
      for (auto const& [name, of_workload] : value.items()) {
        workload_member(path, name, of_workload, workload);
      }
    }
    return workload;
  }

  void workload_member(std::string const& path, std::string const& name, Json const& value,
                       Workload& workload) {
    std::vector<std::string> names;
    for (auto const& member : workload_members()) {
      if (member.name == name) {
        auto const own_path = fmt::format("{}.{}", path, name);
        if (auto const given = text(own_path, value)) {
          judge(own_path, set_workload_text(workload, member.text, *given));
        }
        return;
      }
      names.emplace_back(member.name);
    }
    no_member(fmt::format("{}.{}", path, name), "a workload", nearest_name(name, names));
  }

  // Whether it is a member that is not taken over.
  bool of_export(std::string const& name, Json const& value) {
    if (name == "schema") {
      if (value != k_claim_schema) {
        m_fault(name, fmt::format("schema is {}, this program reads '{}'",
                                  quoted_input(value.is_string() ? value.get<std::string>()
                                                                 : core::write_json(value)),
                                  k_claim_schema));
      }
      return true;
    }
    // What every line of -o jsonl says beside its object.
    if (name == "run" || name == "cloud") {
      return true;
    }
    auto const& kept = kept_members();
    bool const is_kept = std::find(kept.begin(), kept.end(), name) != kept.end();
    if (is_kept) {
      m_left_out.push_back(name);
    }
    return is_kept;
  }

  void unknown(std::string const& prefix, std::string const& name) {
    no_member(prefix + name, "a claim", nearest_path(prefix, name));
  }

  void no_member(std::string const& path, std::string_view whose, std::string const& nearest) {
    auto const meant = nearest.empty()   ? std::string()
                       : nearest == path ? "; what is behind a dot stands in an object of its own"
                                         : fmt::format("; is '{}' meant?", nearest);
    m_fault(path, fmt::format("{} is no member of {}{}", quoted_input(path), whose, meant));
  }

  void is_wrong(std::string const& path, Json const& value, std::string_view wanted) {
    m_fault(path, fmt::format("{} is {}, not {}", path, kind_of_json(value), wanted));
  }

  void judge(std::string const& path, std::optional<std::string> const& wrong) {
    if (wrong) {
      m_fault(path, path + " " + *wrong);
    }
  }

  Claim& m_claim;
  std::vector<std::string>& m_left_out;
  MemberFault const& m_fault;
  bool m_found_any = false;
};

} // namespace

bool read_claim_members(core::Json const& object, Claim& claim, std::vector<std::string>& left_out,
                        MemberFault const& fault) {
  Reader reader(claim, left_out, fault);
  reader.object(object, "");
  return reader.found_any();
}

std::string_view kind_of_json(core::Json const& value) {
  switch (value.type()) {
  case Json::value_t::null:
    return "null";
  case Json::value_t::object:
    return "an object";
  case Json::value_t::array:
    return "a list";
  case Json::value_t::string:
    return "a text";
  case Json::value_t::boolean:
    return "true or false";
  default:
    return "a number";
  }
}

} // namespace partnerctl::cpor
