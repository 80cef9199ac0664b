#include "cpor/standing/day_words.hpp"

#include "cpor/standing/status_moves.hpp"

#include <algorithm>
#include <iterator>

namespace partnerctl::cpor {
namespace {

using Words = std::vector<Word>;

// Puts a word in the place of an earlier one that says no more.
void replace(Words& words, Words::iterator earlier, Word const& word) {
  words.erase(earlier);
  words.push_back(word);
}

void add_once(Words& words, Word const& word) {
  auto const same = std::find_if(words.begin(), words.end(),
                                 [&](Word const& other) { return is_same(word, other); });
  if (same == words.end()) {
    words.push_back(word);
  } else if (word.event->source >= same->event->source) {
    replace(words, same, word);
  }
}

Words::iterator last_of_source(Words& words, Source source) {
  auto const last = std::find_if(words.rbegin(), words.rend(),
                                 [&](Word const& word) { return word.event->source == source; });
  return last == words.rend() ? words.end() : std::prev(last.base());
}

// A record says the same again where nothing else was recorded since; of another source it does so
// anyway.
void add_recorded(Words& words, Word const& word) {
  auto const source = word.event->source;
  auto const last = last_of_source(words, source);
  if (last != words.end() && is_same(*last, word)) {
    replace(words, last, word);
    return;
  }
  auto const same = std::find_if(words.begin(), words.end(), [&](Word const& other) {
    return other.event->source != source && is_same(word, other);
  });
  if (same == words.end()) {
    words.push_back(word);
  } else if (source > same->event->source) {
    replace(words, same, word);
  }
}

// What a file says too, it says of the last time: it shows what came of the day.
bool is_taken(Words& recorded, Word const& of_file) {
  auto const same = std::find_if(recorded.rbegin(), recorded.rend(),
                                 [&](Word const& word) { return is_same(word, of_file); });
  if (same == recorded.rend()) {
    return false;
  }
  *same = of_file;
  same->has_order = true;
  return true;
}

} // namespace

bool is_same(Word const& a, Word const& b) {
  return a.status == b.status && (!is_foreign(a.status) || a.text == b.text);
}

std::vector<Word> words_said(std::vector<Word> const& written) {
  Words of_files;
  Words recorded;
  for (auto const& word : written) {
    if (is_of_file(word.event->source)) {
      add_once(of_files, word);
    } else {
      add_recorded(recorded, word);
    }
  }
  for (auto& word : recorded) {
    word.has_order = true;
  }
  Words said;
  std::copy_if(of_files.begin(), of_files.end(), std::back_inserter(said),
               [&](Word const& word) { return !is_taken(recorded, word); });
  said.insert(said.end(), recorded.begin(), recorded.end());
  return said;
}

std::vector<Word> each_once(std::vector<Word> const& words) {
  Words result;
  for (auto const& word : words) {
    add_once(result, word);
  }
  return result;
}

} // namespace partnerctl::cpor
