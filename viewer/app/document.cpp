#include "app/document.hpp"

#include <algorithm>
#include <utility>

namespace bearing {
namespace {

constexpr std::size_t kMostSteps = 500;

}  // namespace

bool is_hidden(const Document& document, std::string_view layer) {
    return std::find(document.hidden_layers.begin(), document.hidden_layers.end(), layer) !=
           document.hidden_layers.end();
}

void set_hidden(Document& document, const std::string& layer, bool hidden) {
    std::erase(document.hidden_layers, layer);
    if (hidden) document.hidden_layers.push_back(layer);
}

History::History(Document first) {
    steps_.push_back({"", std::move(first)});
}

void History::edit(Document next, std::string label, std::string merge_key) {
    const bool merges = !merge_key.empty() && merge_key == merge_key_ && at_ > 0;
    steps_.erase(steps_.begin() + static_cast<std::ptrdiff_t>(at_) + 1, steps_.end());
    merge_key_ = std::move(merge_key);
    if (merges) {
        steps_[at_].document = std::move(next);
        return;
    }
    steps_.push_back({std::move(label), std::move(next)});
    if (steps_.size() > kMostSteps) steps_.pop_front();
    at_ = steps_.size() - 1;
}

void History::look(const Camera& camera, Theme theme) {
    steps_[at_].document.camera = camera;
    steps_[at_].document.theme = theme;
}

void History::undo() {
    if (can_undo()) go(at_ - 1);
}

void History::redo() {
    if (can_redo()) go(at_ + 1);
}

void History::go(std::size_t step) {
    const Camera camera = current().camera;
    const Theme theme = current().theme;
    at_ = step;
    look(camera, theme);
    end_merge();
}

}  // namespace bearing
