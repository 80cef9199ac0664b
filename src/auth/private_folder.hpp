#pragma once

#include <optional>
#include <string>

namespace partnerctl::auth {

// A file descriptor, closed when it goes; -1 is none.
class Descriptor {
public:
  explicit Descriptor(int number = -1) : m_number(number) {}
  ~Descriptor();
  Descriptor(Descriptor&& other) noexcept;
  Descriptor& operator=(Descriptor&& other) noexcept;
  int get() const { return m_number; }
  bool is_open() const { return m_number >= 0; }

private:
  int m_number;
};

// A folder where secrets may rest: one's own, and nobody else can write to it. What is in it is
// opened by name from the open folder, so that nothing is looked up twice.
class PrivateFolder {
public:
  // Nullopt where it does not exist. Throws a usage error for one that others could write to.
  static std::optional<PrivateFolder> find(std::string const& path);
  // The same, and makes it (0700) where it does not exist.
  static PrivateFolder make(std::string const& path);

  // Opens a file of one's own that nobody else can read; never through a link. flags as for open();
  // what is created is 0600. Not open where there is no such file and none is to be created. Throws
  // a usage error for a link, for what is no regular file, and for one that others own or may read.
  Descriptor open(std::string const& name, int flags) const;
  // Puts a text in the place of a file, whole or not at all, also when the machine loses power. The
  // caller holds a lock that keeps other writers away.
  void replace(std::string const& name, std::string const& text) const;
  std::string path_of(std::string const& name) const { return m_path + "/" + name; }

private:
  PrivateFolder(std::string path, Descriptor descriptor);
  std::string m_path;
  Descriptor m_descriptor;
};

// All of a file; at most 16 MiB.
std::string read_all(Descriptor const& file, std::string const& path);

} // namespace partnerctl::auth
