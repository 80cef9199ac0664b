#pragma once

// cpprest's headers and the quirks of including them, in one place.

// Its U() macro breaks fmt and spdlog.
#define _TURN_OFF_PLATFORM_STRING // NOLINT(bugprone-reserved-identifier): its name for it

// clang-format off
// Boost.Asio 1.74 uses std::exchange in C++20 without including its header, so it has to come first.
#include <utility>

#include <cpprest/http_client.h>
#include <cpprest/producerconsumerstream.h>
#include <pplx/threadpool.h>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
// clang-format on
