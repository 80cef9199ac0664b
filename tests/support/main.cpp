#define CATCH_CONFIG_MAIN
#include "partnerctl/core/error.hpp"

#include <catch2/catch.hpp>

CATCH_TRANSLATE_EXCEPTION(partnerctl::core::Error const& error) {
  return std::string(partnerctl::core::to_string(error.kind)) + ": " + error.message;
}
