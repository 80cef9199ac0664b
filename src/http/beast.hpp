#pragma once

// Boost.Asio's and Beast's headers and the quirks of including them, in one place. They are the
// same Boost that libcpprest was built with, and the loader joins what both define. So no macro
// that changes Asio (BOOST_ASIO_...) may be set here.

// clang-format off
// Boost.Asio 1.74 uses std::exchange in C++20 without including its header, so it has to come first.
#include <utility>

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/stream_traits.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
// clang-format on
