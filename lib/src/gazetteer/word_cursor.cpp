#include "gazetteer/word_cursor.hpp"

#include "bearing/gazetteer/gazetteer.hpp"

namespace bearing {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Words of the text as written, figures parted from the letters that follow them ("7km").
std::vector<std::string> raw_words(std::string_view text) {
    std::vector<std::string> words;
    for (std::string& word : words_of(clean_name(text))) {
        const auto figures = word.find_first_not_of("0123456789.,-+");
        const bool measure =
            is_digit(word[0]) && figures != std::string::npos && figures > 0 && is_digit(word[figures - 1]);
        if (measure) {
            words.push_back(word.substr(0, figures));
            word.erase(0, figures);
            if (const auto hyphen = word.find('-'); hyphen != std::string::npos && hyphen > 0) {
                words.push_back(word.substr(0, hyphen));  // 7km-NE
                word.erase(0, hyphen + 1);
                if (word.empty()) continue;
            }
        }
        words.push_back(std::move(word));
    }
    return words;
}

/// A word for comparison: folded, its hyphens gone.
std::string plain(const std::string& word) {
    std::string folded = fold_name(word);
    std::erase(folded, ' ');
    return folded;
}

}  // namespace

WordCursor::WordCursor(std::string_view text) : words_(raw_words(text)) {
    for (const auto& word : words_) plain_.push_back(plain(word));
}

}  // namespace bearing
