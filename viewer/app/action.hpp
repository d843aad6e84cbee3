#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace bearing {

/// Keys by the codes that GLFW gives them; printable keys are their ASCII capital.
enum class Key : int {
    none = 0,
    space = 32,
    comma = 44,
    minus = 45,
    period = 46,
    slash = 47,
    digit_0 = 48,
    equal = 61,
    a = 65,
    escape = 256,
    enter = 257,
    tab = 258,
    backspace = 259,
    del = 261,
    right = 262,
    left = 263,
    down = 264,
    up = 265,
    page_up = 266,
    page_down = 267,
    home = 268,
    end = 269,
    f1 = 290,
};
constexpr Key letter(char capital) {
    return static_cast<Key>(capital);
}

/// A key with its modifiers.
struct Chord {
    Key key = Key::none;
    bool ctrl = false;
    bool shift = false;
    bool alt = false;

    bool operator==(const Chord&) const = default;
};

/// "Ctrl+Shift+Z"; empty for no key.
std::string to_string(const Chord& chord);

/// Something a person can do. One table of these feeds the menu, the shortcuts, the command palette and help.
struct Action {
    std::string id;                     ///< "edit.undo"
    std::string menu;                   ///< "Edit"; the menu it stands in
    std::function<std::string()> name;  ///< "Undo alleged actor": may say what it would act on
    Chord chord;
    std::function<bool()> enabled;  ///< empty: always
    std::function<bool()> checked;  ///< empty: no check mark
    std::function<void()> run;
    bool separator_before = false;
    /// Works while a text field has the keyboard (only for chords that type nothing).
    bool while_typing = false;
};

/// The table. Ids and chords are unique.
class ActionTable {
  public:
    /// Throws ArgumentError for an id or chord that is taken.
    void add(Action action);

    const std::vector<Action>& actions() const { return actions_; }
    const Action* find(std::string_view id) const;
    /// Runs what the chord stands for, if it is enabled now. Returns whether something ran.
    bool press(const Chord& chord, bool typing = false) const;
    /// Runs an action by id if it is enabled.
    bool run(std::string_view id) const;
    /// Actions whose menu and name hold all the words of `text`, ignoring case; best first.
    std::vector<const Action*> search(std::string_view text) const;

  private:
    std::vector<Action> actions_;
};

}  // namespace bearing
