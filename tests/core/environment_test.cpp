#include "partnerctl/core/environment.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <map>
#include <string>

using partnerctl::core::Environment;

namespace {

bool is_ci(std::string const& name, std::string const& value) {
  std::map<std::string, std::string, std::less<>> variables;
  variables[name] = value;
  return Environment(variables).is_ci();
}

} // namespace

TEST_CASE("an empty variable counts as unset") {
  Environment const environment({{"A", "x"}, {"B", ""}});
  CHECK(environment.get("A") == "x");
  CHECK(environment.has("A"));
  CHECK_FALSE(environment.get("B"));
  CHECK_FALSE(environment.has("C"));
}

TEST_CASE("the process's variables are read with their equals signs") {
  setenv("PARTNERCTL_TEST_VARIABLE", "a=b=c", 1);
  CHECK(Environment::of_process().get("PARTNERCTL_TEST_VARIABLE") == "a=b=c");
  unsetenv("PARTNERCTL_TEST_VARIABLE");
  CHECK_FALSE(Environment::of_process().has("PARTNERCTL_TEST_VARIABLE"));
}

TEST_CASE("CI is told by any of three variables") {
  CHECK(is_ci("CI", "true"));
  CHECK(is_ci("TF_BUILD", "True"));
  CHECK(is_ci("GITHUB_ACTIONS", "1"));
  CHECK_FALSE(is_ci("CI", "False"));
  CHECK_FALSE(is_ci("CI", "0"));
  CHECK_FALSE(is_ci("CI", ""));
  CHECK_FALSE(is_ci("JENKINS_URL", "x"));
}

TEST_CASE("a CI variable that says no leaves the word to the others") {
  CHECK(Environment({{"CI", "false"}, {"TF_BUILD", "True"}}).is_ci());
  CHECK_FALSE(Environment().is_ci());
}
