// claim delete, of several drafts at once.

#include "cli/claim/claim_stage.hpp"
#include "partnerctl/cli/run.hpp"

#include <catch2/catch.hpp>

#include <functional>
#include <sstream>
#include <streambuf>
#include <utility>

using namespace partnerctl;
using core::ExitCode;
using test::ClaimStage;
using test::has;

namespace {

// Somebody at a terminal who answers yes when the rest of the world has had its turn.
class SlowYes : public std::streambuf {
public:
  explicit SlowYes(std::function<void()> meanwhile) : m_meanwhile(std::move(meanwhile)) {}

protected:
  int_type underflow() override {
    if (m_asked) {
      return traits_type::eof();
    }
    m_asked = true;
    m_meanwhile();
    setg(m_answer.data(), m_answer.data(), m_answer.data() + m_answer.size());
    return traits_type::to_int_type(m_answer.front());
  }

private:
  std::function<void()> m_meanwhile;
  std::string m_answer = "y\n";
  bool m_asked = false;
};

test::Shown delete_while(ClaimStage const& stage, std::vector<std::string> const& ids,
                         std::function<void()> meanwhile) {
  SlowYes answers(std::move(meanwhile));
  std::istream in(&answers);
  std::ostringstream out;
  std::ostringstream err;
  std::vector<std::string> words{"claim", "delete", "--ledger", stage.ledger};
  words.insert(words.end(), ids.begin(), ids.end());
  auto const code = cli::run(words,
                             {.out = out,
                              .err = err,
                              .in = in,
                              .out_is_terminal = true,
                              .err_is_terminal = true,
                              .in_is_terminal = true,
                              .width = 100},
                             core::Environment(stage.environment));
  return {.code = code, .out = out.str(), .err = err.str()};
}

} // namespace

TEST_CASE("of drafts that are deleted at once none goes where one was changed meanwhile") {
  ClaimStage const stage;
  for (int i = 0; i < 3; ++i) {
    stage.make();
  }
  stage.attach("C-0001");
  auto const refused = delete_while(stage, {"1", "2", "3"}, [&] {
    CHECK(stage.claim({"edit", "C-0003", "--comments", "Meanwhile"}).code == ExitCode::ok);
  });
  CHECK(refused.code == ExitCode::failed);
  CHECK(has(refused.err, "C-0003 was changed by somebody else meanwhile"));
  CHECK(refused.out.empty());
  CHECK(stage.count() == 3);
  CHECK(stage.shown("1")["proofs"].size() == 1);
  CHECK(delete_while(stage, {"1", "2", "C-0001"}, [] {}).code == ExitCode::ok);
  CHECK(stage.count() == 1);
}

TEST_CASE("of drafts that are deleted at once none goes where one is not there") {
  ClaimStage const stage;
  stage.make();
  CHECK(stage.claim({"delete", "1", "2", "--yes"}).code == ExitCode::not_found);
  CHECK(stage.count() == 1);
}
