// No test may reach another machine, not even by a default that nobody thought of: this takes the
// place of the C library's connect() and getaddrinfo() in the test binaries and, preloaded, in the
// programs that they start. It ends the process loudly, because an error could pass for the failure
// that a test expects.

#include <arpa/inet.h>
#include <dlfcn.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

bool is_loopback(sockaddr const* address) {
  if (address->sa_family == AF_INET) {
    in_addr ip{};
    std::memcpy(&ip, &reinterpret_cast<sockaddr_in const*>(address)->sin_addr, sizeof(ip));
    return (ntohl(ip.s_addr) >> 24U) == 127U;
  }
  if (address->sa_family == AF_INET6) {
    in6_addr ip{};
    std::memcpy(&ip, &reinterpret_cast<sockaddr_in6 const*>(address)->sin6_addr, sizeof(ip));
    return IN6_IS_ADDR_LOOPBACK(&ip) != 0;
  }
  return true;
}

bool is_stream(int socket) {
  int type = 0;
  socklen_t size = sizeof(type);
  return getsockopt(socket, SOL_SOCKET, SO_TYPE, &type, &size) == 0 && type == SOCK_STREAM;
}

// Without a look-up: localhost and addresses.
bool needs_no_network(char const* name) {
  in6_addr ignored{};
  return name == nullptr || std::strcmp(name, "localhost") == 0 ||
         inet_pton(AF_INET, name, &ignored) == 1 || inet_pton(AF_INET6, name, &ignored) == 1;
}

[[noreturn]] void end(char const* what, char const* where) {
  std::fprintf(stderr, "A TEST REACHED FOR ANOTHER MACHINE: %s %s\n", what, where);
  std::abort();
}

template <class Function>
Function next(char const* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" int connect(int socket, sockaddr const* address, socklen_t size) {
  if (is_stream(socket) && !is_loopback(address)) {
    char text[NI_MAXHOST] = "?";
    getnameinfo(address, size, text, sizeof(text), nullptr, 0, NI_NUMERICHOST);
    end("connect", text);
  }
  return next<int (*)(int, sockaddr const*, socklen_t)>("connect")(socket, address, size);
}

extern "C" int getaddrinfo(char const* name, char const* service, addrinfo const* hints,
                           addrinfo** found) {
  if (!needs_no_network(name)) {
    end("look up", name);
  }
  return next<int (*)(char const*, char const*, addrinfo const*, addrinfo**)>("getaddrinfo")(
      name, service, hints, found);
}
