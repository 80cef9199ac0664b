#include "partnerctl/cli/run.hpp"

int main(int argc, char** argv) {
  using namespace partnerctl;
  return static_cast<int>(
      cli::run({argv + 1, argv + argc}, terminal::of_process(), core::Environment::of_process()));
}
