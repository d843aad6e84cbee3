#include <algorithm>

#include "report/statements.hpp"

namespace bearing::report {

namespace {

/// Finds what each statement of a sentence says.
class ScopeSetter {
  public:
    ScopeSetter(const Document& document, const Reading& reading) : document_(document), reading_(reading) {}

    void set(std::vector<Statement>& statements) const {
        for (std::size_t i = 0; i < statements.size(); ++i) {
            Statement& statement = statements[i];
            statement.trailing = is_trailing(statement);
            const std::size_t end = clause_end(statement.verb.last);
            statement.scope = {statement.trailing ? clause_begin(statement.verb.first) : statement.verb.last,
                               end};
        }
        // A statement ends where the next one that leads begins with its subject.
        for (std::size_t i = 0; i + 1 < statements.size(); ++i) {
            const Statement& next = statements[i + 1];
            if (next.trailing) continue;
            const bool own_subject = next.claimant.known() &&
                                     next.claimant.tokens.first > statements[i].verb.last &&
                                     next.claimant.tokens.first < next.verb.first;
            const std::size_t begin = own_subject ? next.claimant.tokens.first : next.verb.first;
            if (statements[i].scope.last > begin && begin >= statements[i].scope.first)
                statements[i].scope.last = begin;
        }
    }

  private:
    bool is(std::size_t at, std::string_view low) const {
        return at < reading_.tokens.last && document_.tokens.is(at, low);
    }

    bool has_event(TokenRange range) const {
        return std::any_of(reading_.events.begin(), reading_.events.end(),
                           [&](const EventMention& event) { return event.tokens.overlaps(range); });
    }

    bool has_casualties(TokenRange range) const {
        return std::any_of(reading_.casualties.begin(), reading_.casualties.end(),
                           [&](const CasualtyMention& casualty) { return casualty.tokens.overlaps(range); });
    }

    /// One past the clause that holds `at`: the next semicolon or full stop inside the sentence.
    std::size_t clause_end(std::size_t at) const {
        while (at < reading_.tokens.last && !is(at, ";")) ++at;
        return at;
    }
    std::size_t clause_begin(std::size_t at) const {
        while (at > reading_.tokens.first && !is(at - 1, ";")) --at;
        return at;
    }

    /// Does a clause end right behind the statement, apart from when and where it was said?
    bool ends_behind(std::size_t at) const {
        std::size_t steps = 0;
        while (at < reading_.tokens.last && steps++ < 10) {
            if (is(at, ".") || is(at, ";") || is(at, ",")) return true;
            const TagKind kind = reading_.tag(at).kind;
            if (kind == TagKind::event || kind == TagKind::stance) return false;
            if (is(at, "that")) return false;
            ++at;
        }
        return at >= reading_.tokens.last;
    }

    bool is_trailing(const Statement& statement) const {
        if (statement.kind != "say" && statement.kind != "source") return false;
        const std::size_t subject =
            statement.claimant.known() && statement.claimant.tokens.first < statement.verb.first
                ? statement.claimant.tokens.first
                : statement.verb.first;
        const std::size_t begin = clause_begin(subject);
        if (!has_event({begin, subject}) && !has_casualties({begin, subject})) return false;
        if (statement.kind == "source") return true;
        const std::size_t end = std::max(statement.verb.last, statement.claimant.tokens.last);
        return ends_behind(end);
    }

    const Document& document_;
    const Reading& reading_;
};

}  // namespace

void set_scopes(const Document& document, const Reading& reading, std::vector<Statement>& statements) {
    ScopeSetter(document, reading).set(statements);
}

const Statement* governing(const std::vector<Statement>& statements, std::size_t token) {
    const Statement* best = nullptr;
    for (const Statement& statement : statements) {
        if (!statement.scope.contains(token)) continue;
        if (!statement.trailing)
            best = &statement;  // the nearest leading one wins
        else if (best == nullptr)
            best = &statement;
    }
    return best;
}

}  // namespace bearing::report
