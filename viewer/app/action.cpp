#include "app/action.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"

namespace bearing {
namespace {

std::string key_name(Key key) {
    static constexpr std::array<std::pair<Key, const char*>, 15> names{{{Key::space, "Space"},
                                                                        {Key::equal, "+"},
                                                                        {Key::escape, "Esc"},
                                                                        {Key::enter, "Enter"},
                                                                        {Key::tab, "Tab"},
                                                                        {Key::backspace, "Backspace"},
                                                                        {Key::del, "Delete"},
                                                                        {Key::right, "Right"},
                                                                        {Key::left, "Left"},
                                                                        {Key::down, "Down"},
                                                                        {Key::up, "Up"},
                                                                        {Key::page_up, "Page Up"},
                                                                        {Key::page_down, "Page Down"},
                                                                        {Key::home, "Home"},
                                                                        {Key::end, "End"}}};
    for (const auto& [named, name] : names)
        if (named == key) return name;
    if (key >= Key::f1) return "F" + std::to_string(static_cast<int>(key) - static_cast<int>(Key::f1) + 1);
    return std::string(1, static_cast<char>(key));
}

/// 2: the name starts with the text, 1: menu and name hold all its words, 0: no.
int match_quality(const Action& action, const std::string& text) {
    const std::string name = ascii_lower(action.name());
    if (name.starts_with(text)) return 2;
    const std::string all = ascii_lower(action.menu) + " " + name;
    for (const std::string& word : split_list(text, ' '))
        if (all.find(word) == std::string::npos) return 0;
    return 1;
}

}  // namespace

std::string to_string(const Chord& chord) {
    if (chord.key == Key::none) return {};
    std::string words;
    if (chord.ctrl) words += "Ctrl+";
    if (chord.shift) words += "Shift+";
    if (chord.alt) words += "Alt+";
    return words + key_name(chord.key);
}

void ActionTable::add(Action action) {
    for (const Action& other : actions_) {
        if (other.id == action.id) throw ArgumentError("two actions are called " + action.id);
        if (action.chord.key != Key::none && other.chord == action.chord)
            throw ArgumentError(action.id + " and " + other.id + " share " + to_string(action.chord));
    }
    actions_.push_back(std::move(action));
}

const Action* ActionTable::find(std::string_view id) const {
    const auto found =
        std::find_if(actions_.begin(), actions_.end(), [&](const Action& a) { return a.id == id; });
    return found == actions_.end() ? nullptr : &*found;
}

bool ActionTable::press(const Chord& chord, bool typing) const {
    for (const Action& action : actions_) {
        if (action.chord.key == Key::none || action.chord != chord) continue;
        if (typing && !action.while_typing) return false;
        if (action.enabled && !action.enabled()) return false;
        action.run();
        return true;
    }
    return false;
}

bool ActionTable::run(std::string_view id) const {
    const Action* action = find(id);
    if (action == nullptr || (action->enabled && !action->enabled())) return false;
    action->run();
    return true;
}

std::vector<const Action*> ActionTable::search(std::string_view text) const {
    const std::string wanted = ascii_lower(trim(text));
    std::vector<const Action*> found;
    for (const int quality : {2, 1})
        for (const Action& action : actions_)
            if (match_quality(action, wanted) == quality) found.push_back(&action);
    return found;
}

}  // namespace bearing
