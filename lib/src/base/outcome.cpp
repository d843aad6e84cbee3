#include "bearing/base/outcome.hpp"

namespace bearing {

std::string to_string(const Issue& issue) {
    std::string text = issue.file;
    if (issue.line > 0) text += (text.empty() ? "line " : ":") + std::to_string(issue.line);
    if (!issue.field.empty()) text += (text.empty() ? "" : ": ") + issue.field;
    return text.empty() ? issue.message : text + ": " + issue.message;
}

}  // namespace bearing
