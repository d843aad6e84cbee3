#include "bearing/report/report.hpp"

namespace bearing {

std::string_view to_string(MentionKind kind) {
    switch (kind) {
        case MentionKind::time:
            return "time";
        case MentionKind::place:
            return "place";
        case MentionKind::actor:
            return "actor";
        case MentionKind::claimant:
            return "claimant";
        case MentionKind::weapon:
            return "weapon";
        case MentionKind::casualty:
            return "casualty";
        case MentionKind::event:
            return "event";
        case MentionKind::stance:
            return "stance";
        case MentionKind::hedge:
            return "hedge";
    }
    return "";
}

}  // namespace bearing
