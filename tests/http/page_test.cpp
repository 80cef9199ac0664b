#include "partnerctl/http/page.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using http::is_page;

TEST_CASE("a page is known by its type or by how it begins") {
  CHECK(is_page({.headers = {{"content-type", "Text/HTML; charset=utf-8"}}, .body = "Blocked"}));
  CHECK(is_page({.body = " \r\n<!DOCTYPE html>"}));
  CHECK_FALSE(is_page({.headers = {{"Content-Type", "application/json"}}, .body = R"({"a":"<"})"}));
  CHECK_FALSE(is_page({}));
}
