#include "cpor/evidence/taught_numbers.hpp"

#include "cpor/claim/input_words.hpp"
#include "cpor/evidence/evidence_rows.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>

namespace partnerctl::cpor {
namespace {

// The rows that have a number.
using Rows = std::vector<std::size_t>;

bool teaches(Match const& match) {
  return match.is_found() && match.conflict.empty() && match.by != MatchedBy::number;
}

std::map<std::string, Rows> rows_by_number(Evidence const& evidence) {
  std::map<std::string, Rows> numbers;
  for (std::size_t row = 0; row < evidence.rows.size(); ++row) {
    if (auto key = number_key(evidence.rows[row].portal_number); !key.empty()) {
      numbers[std::move(key)].push_back(row);
    }
  }
  return numbers;
}

class Lesson {
public:
  Lesson(Matcher const& matcher, Evidence const& evidence, std::vector<Match>& matches)
      : m_matcher(matcher), m_evidence(evidence), m_matches(matches) {}

  void teach(Rows const& rows) {
    Rows teachers;
    std::set<std::size_t> claims;
    for (auto const row : rows) {
      if (teaches(m_matches[row])) {
        teachers.push_back(row);
        claims.insert(m_matches[row].claims.front());
      }
    }
    if (claims.size() > 1) {
      part(teachers, claims);
    } else if (claims.size() == 1 && teachers.size() < rows.size()) {
      hand_on_or_doubt(rows, surest_of(teachers));
    }
  }

private:
  Match surest_of(Rows const& teachers) const {
    auto const surest =
        std::min_element(teachers.begin(), teachers.end(), [&](std::size_t a, std::size_t b) {
          return m_matches[a].by < m_matches[b].by;
        });
    return m_matches[*surest];
  }

  // One number is one claim: where a row of it is another one than the claim for which nothing but
  // the tenant and the role speaks, none of them is that claim.
  void hand_on_or_doubt(Rows const& rows, Match const& teacher) {
    auto const is_another = [&](std::size_t row) {
      return m_matcher.is_another(teacher.claims.front(), m_evidence.rows[row]);
    };
    if (is_by_little(teacher.by) && std::any_of(rows.begin(), rows.end(), is_another)) {
      doubt(rows, teacher);
    } else {
      hand_on(rows, teacher);
    }
  }

  void hand_on(Rows const& rows, Match const& teacher) {
    for (auto const row : rows) {
      if (!teaches(m_matches[row])) {
        hand_to(row, teacher);
      }
    }
  }

  // As surely as the row that has it from elsewhere: what sets that one aside does so with these.
  // The tenant and the role alone are too little to say that the other rows are wrong.
  void hand_to(std::size_t row, Match const& teacher) {
    auto taught = m_matcher.taught(teacher.claims.front(), m_evidence.rows[row]);
    if (taught.conflict.empty() || !is_by_little(teacher.by)) {
      taught.by = teacher.by;
      m_matches[row] = std::move(taught);
    }
  }

  void doubt(Rows const& rows, Match const& teacher) {
    auto const says =
        fmt::format("{}, and are not all {}'s", one_number(rows), m_matcher.ids(teacher.claims));
    for (auto const row : rows) {
      if (m_matches[row].conflict.empty()) {
        m_matches[row] = {.claims = teacher.claims, .by = teacher.by, .conflict = says};
      }
    }
  }

  void part(Rows const& teachers, std::set<std::size_t> const& claims) {
    auto const says = fmt::format("{}, and fit {}", one_number(teachers),
                                  m_matcher.ids({claims.begin(), claims.end()}));
    for (auto const row : teachers) {
      m_matches[row].conflict = says;
    }
  }

  std::string one_number(Rows const& rows) const {
    std::vector<std::size_t> lines;
    for (auto const row : rows) {
      lines.push_back(m_evidence.rows[row].line);
    }
    return fmt::format("{} have one number, {}", lines_text(lines),
                       quoted_input(m_evidence.rows[rows.front()].portal_number));
  }

  Matcher const& m_matcher;
  Evidence const& m_evidence;
  std::vector<Match>& m_matches;
};

} // namespace

void teach_numbers(Matcher const& matcher, Evidence const& evidence, std::vector<Match>& matches) {
  Lesson lesson(matcher, evidence, matches);
  for (auto const& [number, rows] : rows_by_number(evidence)) {
    lesson.teach(rows);
  }
}

} // namespace partnerctl::cpor
