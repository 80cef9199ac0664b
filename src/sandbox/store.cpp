#include "sandbox/store.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string_view>

namespace partnerctl::sandbox {

struct Store::Journal {
  std::string path{};
  std::string lock_path{};
  File file{};
  // How far it was read: always the end of a whole line.
  off_t offset = 0;
  std::size_t lines = 0;

  void open();
  off_t size() const;
  std::string read_new() const;
  void add(std::string const& line);
};

// Another process may have replaced the journal when it compacted it: then it is opened again and
// read from its beginning, which says nothing that is not known or newer.
void Store::Journal::open() {
  struct stat on_disk {};
  struct stat opened {};
  bool const same = file.is_open() && ::stat(path.c_str(), &on_disk) == 0 &&
                    ::fstat(file.get(), &opened) == 0 && on_disk.st_ino == opened.st_ino &&
                    on_disk.st_dev == opened.st_dev;
  if (!same) {
    file = open_file(path, O_RDWR | O_CREAT | O_APPEND);
    offset = 0;
    lines = 0;
  }
}

off_t Store::Journal::size() const {
  struct stat now {};
  return ::fstat(file.get(), &now) == 0 ? now.st_size : 0;
}

std::string Store::Journal::read_new() const {
  off_t const end = size();
  if (end <= offset) {
    return "";
  }
  std::string text(static_cast<std::size_t>(end - offset), '\0');
  std::size_t done = 0;
  ssize_t count = 0;
  while (done < text.size() && (count = ::pread(file.get(), text.data() + done, text.size() - done,
                                                offset + static_cast<off_t>(done))) > 0) {
    done += static_cast<std::size_t>(count);
  }
  text.resize(done);
  return text;
}

// Only under the lock between processes: what lies behind the last line end was then left by a
// writer that was killed, and is cut off.
void Store::Journal::add(std::string const& line) {
  if (size() > offset && ::ftruncate(file.get(), offset) != 0) {
    append(file, "\n", path);
    offset = size();
  }
  append(file, line, path);
  offset += static_cast<off_t>(line.size());
  ++lines;
}

Store::Store(std::string const& folder) {
  if (folder.empty()) {
    return;
  }
  make_folder(folder);
  m_journal = std::make_unique<Journal>();
  m_journal->path = folder + "/links.jsonl";
  m_journal->lock_path = folder + "/.lock";
  FolderLock const lock(m_journal->lock_path);
  catch_up();
  compact();
}

Store::~Store() = default;

// Applies the whole lines that were appended since the last time.
void Store::catch_up() {
  m_journal->open();
  std::string const text = m_journal->read_new();
  std::size_t start = 0;
  for (auto end = text.find('\n'); end != std::string::npos; end = text.find('\n', start)) {
    if (auto link = from_line(std::string_view(text).substr(start, end - start))) {
      m_world.set(std::move(*link));
    }
    ++m_journal->lines;
    start = end + 1;
  }
  m_journal->offset += static_cast<off_t>(start);
}

void Store::compact() {
  constexpr std::size_t k_slack = 1000;
  auto const links = m_world.all();
  if (m_journal->lines <= 2 * links.size() + k_slack) {
    return;
  }
  std::string text;
  for (auto const& link : links) {
    text += to_line(link) + "\n";
  }
  replace_file(m_journal->path, text, Durability::power_loss);
  catch_up();
}

std::optional<Link> Store::read(Principal const& principal) {
  std::scoped_lock const lock(m_mutex);
  if (m_journal) {
    catch_up();
  }
  auto const* link = m_world.find(principal);
  return link == nullptr ? std::nullopt : std::optional(*link);
}

void Store::change(Principal const& principal, Decide const& decide) {
  std::scoped_lock const lock(m_mutex);
  std::optional<FolderLock> between_processes;
  if (m_journal) {
    between_processes.emplace(m_journal->lock_path);
    catch_up();
  }
  auto link = decide(m_world.find(principal));
  if (!link) {
    return;
  }
  if (m_journal) {
    m_journal->add(to_line(*link) + "\n");
  }
  m_world.set(std::move(*link));
}

} // namespace partnerctl::sandbox
