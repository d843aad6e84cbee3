#include "report/statements.hpp"

#include <algorithm>

#include "report/characters.hpp"
#include "report/mentions.hpp"

namespace bearing::report {

namespace {

constexpr std::size_t kSubjectReach = 16;

class StatementFinder {
  public:
    StatementFinder(const Document& document, const Reading& reading)
        : document_(document), reading_(reading), allegations_read_(reading.tokens.first) {}

    std::vector<Statement> find() {
        for (const StanceMention& stance : reading_.stances) {
            add_allegations_before(stance.tokens.first);
            Statement statement;
            statement.kind = stance.kind;
            statement.verb = stance.tokens;
            statement.negated = stance.negated;
            if (stance.kind == "source")
                statement.claimant = party_after(stance.tokens.last, 8);
            else if (stance.kind == "source_before")
                read_source_before(stance, statement);
            else if (stance.kind == "behind")
                read_behind(stance, statement);
            else if (stance.kind == "origin")
                read_origin(stance, statement);
            else if (stance.kind == "false")
                statement.kind = "deny";
            else if (stance.kind == "attribute")
                read_attribution(stance, statement);
            else if (stance.passive)
                read_passive(stance, statement);
            else
                read_active(stance, statement);
            statements_.push_back(std::move(statement));
        }
        add_allegations_before(reading_.tokens.last);
        set_scopes();
        for (std::size_t i = 0; i < statements_.size(); ++i) settle_speaker(i);
        return std::move(statements_);
    }

  private:
    bool is(std::size_t at, std::string_view low) const {
        return at < reading_.tokens.last && document_.tokens.is(at, low);
    }

    /// "the claim of the Armenian side that …": it says so.
    void add_allegations_before(std::size_t end) {
        for (; allegations_read_ < end; ++allegations_read_) {
            const Hit* noun = reading_.hit_at(allegations_read_, Category::cue, "allegation");
            if (noun == nullptr || reading_.tag(allegations_read_).kind != TagKind::none) continue;
            const std::size_t by = noun->tokens.last;
            if (!is(by, "of") && !is(by, "by") && !is(by, "from")) continue;
            const Who who = party_after(by + 1, 3);
            if (!who.known() || !is(who.tokens.last, "that")) continue;
            Statement statement;
            statement.kind = "say";
            statement.verb = {noun->tokens.first, who.tokens.last};
            statement.claimant = who;
            statements_.push_back(std::move(statement));
        }
    }

    /// "Israel was behind it", "it was responsible"; what else is to blame is nobody.
    void read_behind(const StanceMention& stance, Statement& statement) const {
        constexpr std::size_t kReach = 5;
        const std::size_t begin = verb_group_begin(reading_, stance.tokens.first);
        for (std::size_t at = begin; at-- > reading_.tokens.first && at + kReach >= begin;) {
            if (reading_.tag(at).kind == TagKind::stance || is(at, ";")) break;
            if (Who who = party_at(at); who.known() || is_pronoun(at)) {
                statement.accused = subject_before(stance.tokens.first);
                return;
            }
        }
        statement.kind = "say";
    }

    /// "it came from Houthi positions".
    void read_origin(const StanceMention& stance, Statement& statement) const {
        statement.accused = party_after(stance.tokens.last, 4);
        statement.kind = statement.accused.kind == Who::Kind::party ? "behind" : "say";
        if (statement.kind == "say") statement.accused = {};
    }

    /// "Ըստ", "görə": the claimant stands before it.
    void read_source_before(const StanceMention& stance, Statement& statement) const {
        statement.kind = "source";
        constexpr std::size_t kReach = 4;
        for (std::size_t at = stance.tokens.first;
             at-- > reading_.tokens.first && at + kReach >= stance.tokens.first;)
            if (Who who = party_at(at); who.known()) {
                statement.claimant = who;
                return;
            }
    }

    /// "Hezbollah said Israel was behind it", "the report is false, Baku said": whose word that is.
    void settle_speaker(std::size_t index) {
        Statement& statement = statements_[index];
        const bool behind = statement.kind == "behind";
        if (!behind && (statement.kind != "deny" || statement.claimant.known())) return;
        for (std::size_t i = 0; i < statements_.size(); ++i) {
            const Statement& other = statements_[i];
            if (i == index || !other.claimant.known() || other.kind == "behind") continue;
            const bool leads =
                other.verb.last <= statement.verb.first && (other.kind == "say" || other.kind == "source");
            const bool trails = other.trailing && other.scope.contains(statement.verb.first);
            const bool alleges =
                !behind && is_allegation(other);  // what is false is not its own author's word
            if ((leads || trails) && !alleges) statement.claimant = other.claimant;
        }
        if (!behind) return;
        const bool own =
            statement.accused.kind == Who::Kind::pronoun ||
            (statement.claimant.known() && statement.accused.tokens == statement.claimant.tokens);
        statement.kind = own ? "admit" : "accuse";
    }

    bool is_allegation(const Statement& statement) const {
        return reading_.has(statement.verb.first, Category::cue, "allegation") &&
               reading_.tag(statement.verb.first).kind == TagKind::none;
    }

    Who party_at(std::size_t at) const {
        const Tag tag = reading_.tag(at);
        return tag.kind == TagKind::party ? who_is(reading_, tag.index) : Who{};
    }

    /// The first party behind a token, past articles and small words, before the clause ends.
    Who party_after(std::size_t from, std::size_t reach) const {
        for (std::size_t at = from; at < reading_.tokens.last && at < from + reach; ++at) {
            if (Who who = party_at(at); who.known()) return who;
            const TagKind kind = reading_.tag(at).kind;
            if (kind == TagKind::event || kind == TagKind::stance || is(at, ";") || is(at, ".")) break;
            if (Who name = unknown_name_from(at); at == from && name.known()) return name;
        }
        return {};
    }

    Who party_after_word(std::string_view word, std::size_t from, std::size_t reach) const {
        for (std::size_t at = from; at < reading_.tokens.last && at < from + reach; ++at)
            if (is(at, word))
                if (Who who = party_after(at + 1, 4); who.known()) return who;
        return {};
    }

    bool is_name_word(std::size_t at) const {
        const Token& token = document_.tokens[at];
        return reading_.tokens.contains(at) && token.kind == TokenKind::word && token.capital &&
               reading_.tag(at).kind == TagKind::none && !reading_.has(at, Category::grammar) &&
               !reading_.has(at, Category::cue) && !reading_.has(at, Category::time_word);
    }

    Who name_of(TokenRange tokens) const {
        Who who;
        who.kind = Who::Kind::name;
        who.tokens = tokens;
        who.name = document_.words(tokens);
        return who;
    }

    Who unknown_name_from(std::size_t first) const {
        std::size_t last = first;
        while (last < reading_.tokens.last && last < first + 5 && is_name_word(last)) ++last;
        return last > first ? name_of({first, last}) : Who{};
    }

    Who unknown_name_before(std::size_t last) const {
        std::size_t first = last;
        while (first > reading_.tokens.first && last - first < 5 && is_name_word(first - 1)) --first;
        const bool sentence_start = first == reading_.tokens.first && last - first == 1;
        return last > first && !sentence_start ? name_of({first, last}) : Who{};
    }

    bool is_pronoun(std::size_t at) const {
        for (std::string_view word : {"it", "they", "he", "she", "we", "он", "она", "они"})
            if (is(at, word)) return true;
        return false;
    }

    Who previous_claimant() const { return statements_.empty() ? Who{} : statements_.back().claimant; }

    /// The subject of an active verb: walks left from its verb group.
    Who subject_before(std::size_t verb) const {
        const std::size_t begin = verb_group_begin(reading_, verb);
        std::size_t stop =
            begin > reading_.tokens.first + kSubjectReach ? begin - kSubjectReach : reading_.tokens.first;
        bool past_comma = false;
        for (std::size_t at = begin; at-- > stop;) {
            if (Who who = party_at(at); who.known()) return who;
            if (!past_comma && (is_pronoun(at) || reading_.has(at, Category::grammar, "reference"))) {
                if (is(at, "we")) return {};  // the report itself
                if (is_pronoun(at) && previous_claimant().known() && statements_.back().kind == "say" &&
                    statements_.back().verb.last <= at)
                    return previous_claimant();  // "Moscow said that it had nothing to do with it"
                Who who;
                who.kind = Who::Kind::pronoun;
                who.tokens = {at, at + 1};
                return who;
            }
            const bool adjacent = at + 1 == begin;
            if (is(at, "and") || is(at, "but") || is(at, "then") || is(at, ";"))
                if (adjacent || previous_claimant().known()) return previous_claimant();
            if (is(at, ";") || is(at, ".")) return {};
            const TagKind kind = reading_.tag(at).kind;
            if (kind == TagKind::stance) return previous_claimant();
            if (adjacent)
                if (Who name = unknown_name_before(at + 1); name.known()) return name;
            if (kind == TagKind::event && !past_comma) return previous_claimant();
            if (is(at, ",")) {
                if (adjacent && is_participle(verb)) return previous_claimant();
                if (adjacent) {
                    const std::size_t opened = behind_relative_clause(at);
                    if (opened < at)
                        stop = opened > kSubjectReach
                                   ? std::max(reading_.tokens.first, opened - kSubjectReach)
                                   : reading_.tokens.first;
                    at = opened;
                }
                past_comma = true;
            }
        }
        return {};
    }

    /// For the comma that closes ", which had accused …," the one that opens it; else the comma itself.
    std::size_t behind_relative_clause(std::size_t comma) const {
        constexpr std::size_t kLongestClause = 30;
        const std::size_t stop =
            comma > reading_.tokens.first + kLongestClause ? comma - kLongestClause : reading_.tokens.first;
        for (std::size_t at = comma; at-- > stop;)
            if (is(at, ",") && (is(at + 1, "which") || is(at + 1, "who") || is(at + 1, "whose"))) return at;
        return behind_apposition(comma);
    }

    /// For the comma that closes ", Ihor Terekhov,", the one that opens it; else the comma itself.
    std::size_t behind_apposition(std::size_t comma) const {
        constexpr std::size_t kLongestName = 6;
        for (std::size_t at = comma; at-- > reading_.tokens.first && at + kLongestName >= comma;) {
            if (is(at, ",")) return at + 1 < comma ? at : comma;
            if (!document_.tokens[at].capital || reading_.tag(at).kind == TagKind::event) return comma;
        }
        return comma;
    }

    bool is_participle(std::size_t verb) const { return document_.tokens.low(verb).ends_with("ing"); }

    /// "…, said the ministry": the verb stands first.
    Who subject_after(const StanceMention& stance) const {
        std::size_t at = stance.tokens.last;
        if (is(at, "the") || is(at, "a")) ++at;
        if (Who who = party_at(at); who.known()) return who;
        return unknown_name_from(at);
    }

    bool stands_first(const StanceMention& stance) const {
        const std::size_t at = stance.tokens.first;
        if (at == reading_.tokens.first) return false;
        const Token& before = document_.tokens[at - 1];
        return before.kind == TokenKind::punctuation &&
               (is(at - 1, ",") || is_quote(document_.text[before.begin]));
    }

    bool is_mutual(const StanceMention& stance) const {
        for (std::size_t at = stance.tokens.first; at < reading_.tokens.last && at < stance.tokens.last + 4;
             ++at)
            if (reading_.has(at, Category::cue, "mutual")) return true;
        return false;
    }

    void read_active(const StanceMention& stance, Statement& statement) {
        if (is(stance.tokens.last - 1, "by")) {
            statement.claimant = party_after(stance.tokens.last, 4);  // "claimed by the Houthis"
            return;
        }
        const std::size_t begin = verb_group_begin(reading_, stance.tokens.first);
        if (begin > reading_.tokens.first && is(begin - 1, "we") && stance.kind != "say") {
            statement.kind = "say";  // the report's own opinion
            return;
        }
        const bool inverted = stands_first(stance) && behind_relative_clause(stance.tokens.first - 1) == stance.tokens.first - 1;
        if (stance.kind == "say" && inverted) statement.claimant = subject_after(stance);
        if (!statement.claimant.known()) statement.claimant = subject_before(stance.tokens.first);
        if (!statement.claimant.known() && stance.kind == "say") statement.claimant = subject_after(stance);
        if (stance.kind == "say" && says_the_other_did(stance)) {
            statement.kind = "accuse";
            statement.mutual = true;
            statement.other_claimant = coordinated_with(statement.claimant);
        }
        if (stance.kind == "deny") statement.other_claimant = coordinated_with(statement.claimant);
        if (stance.kind != "accuse" && stance.kind != "hold") return;
        statement.mutual = is_mutual(stance);
        statement.other_claimant = coordinated_with(statement.claimant);
        if (statement.mutual) return;
        statement.accused = accused_after(stance);
        if (!statement.accused.known()) statement.accused = antecedent_of(statement.claimant);
    }

    /// "Azerbaijan, which Armenia accuses": whom "which" stands for.
    Who antecedent_of(const Who& subject) const {
        if (!subject.known() || subject.tokens.first < reading_.tokens.first + 3) return {};
        std::size_t at = subject.tokens.first - 1;
        if (is(at, "the")) --at;
        if (!is(at, "which") && !is(at, "whom") && !is(at, "who")) return {};
        return is(at - 1, ",") ? party_at(at - 2) : party_at(at - 1);
    }

    /// "blamed Russia", "accused the army of", "blamed the attack on the rebels".
    Who accused_after(const StanceMention& stance) const {
        Who direct;
        for (std::size_t at = stance.tokens.last; at < reading_.tokens.last && at < stance.tokens.last + 7;
             ++at) {
            if (is(at, "of") || is(at, "for") || is(at, "on") || is(at, "from") || is(at, "by") || is(at, ",") ||
                is(at, ";"))
                break;
            direct = party_at(at);
            if (direct.known() || reading_.tag(at).kind == TagKind::event) break;
        }
        if (direct.known()) return direct;
        for (std::string_view word : {"by", "from", "of"})
            if (Who owner = party_after_word(word, stance.tokens.last, 8);
                owner.known() && blames_a_thing(stance, owner))
                return owner;  // "blamed a rocket of the militants", "blamed shelling by the army"
        if (Who on = party_after_word("on", stance.tokens.last, 14); on.known()) return on;
        Who name = party_after(stance.tokens.last, 3);
        return name;
    }

    /// Do an attack or a weapon, and nothing else, stand between a verb of blame and whose they were?
    bool blames_a_thing(const StanceMention& stance, const Who& owner) const {
        bool thing = false;
        for (std::size_t at = stance.tokens.last; at < owner.tokens.first; ++at) {
            const TagKind kind = reading_.tag(at).kind;
            thing = thing || kind == TagKind::event || kind == TagKind::weapon;
            if (is(at, "on") || is(at, ",") || is(at, ";") || (is(at, "for") && !thing)) return false;
        }
        return thing;
    }

    /// The party that "and" joins to a claimant: "Armenia and Azerbaijan".
    Who coordinated_with(const Who& who) const {
        if (who.kind != Who::Kind::party || who.tokens.first < reading_.tokens.first + 2) return {};
        std::size_t at = who.tokens.first - 1;
        if (is(at, "the") && at > reading_.tokens.first) --at;
        return is(at, "and") ? party_at(at - 1) : Who{};
    }

    /// "each said the other had opened fire".
    bool says_the_other_did(const StanceMention& stance) const {
        const std::size_t at = is(stance.tokens.last, "that") ? stance.tokens.last + 1 : stance.tokens.last;
        return is(at, "the") && is(at + 1, "other") && (at + 2 >= reading_.tokens.last || is_verb_group(reading_, at + 2) ||
                                                       is(at + 2, "side") || reading_.tag(at + 2).kind == TagKind::event);
    }

    /// "was blamed by A", "were accused by A of".
    void read_passive(const StanceMention& stance, Statement& statement) {
        statement.claimant = party_after_word("by", stance.tokens.last, 12);
        if (stance.kind == "accuse" || stance.kind == "hold") {
            statement.accused = party_after_word("on", stance.tokens.last, 3);
            if (!statement.accused.known()) statement.accused = subject_before(stance.tokens.first);
        }
    }

    /// "attributed by A to B", "A attributed it to B".
    void read_attribution(const StanceMention& stance, Statement& statement) {
        statement.accused = party_after_word("to", stance.tokens.last, 20);
        statement.claimant = party_after_word("by", stance.tokens.last, 8);
        if (!statement.claimant.known() && !stance.passive)
            statement.claimant = subject_before(stance.tokens.first);
        if (statement.claimant.tokens == statement.accused.tokens) statement.claimant = {};
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

    void set_scopes() {
        for (std::size_t i = 0; i < statements_.size(); ++i) {
            Statement& statement = statements_[i];
            statement.trailing = is_trailing(statement);
            const std::size_t end = clause_end(statement.verb.last);
            statement.scope = {statement.trailing ? clause_begin(statement.verb.first) : statement.verb.last,
                               end};
        }
        // A statement ends where the next one that leads begins with its subject.
        for (std::size_t i = 0; i + 1 < statements_.size(); ++i) {
            const Statement& next = statements_[i + 1];
            if (next.trailing) continue;
            const bool own_subject = next.claimant.known() &&
                                     next.claimant.tokens.first > statements_[i].verb.last &&
                                     next.claimant.tokens.first < next.verb.first;
            const std::size_t begin = own_subject ? next.claimant.tokens.first : next.verb.first;
            if (statements_[i].scope.last > begin && begin >= statements_[i].scope.first)
                statements_[i].scope.last = begin;
        }
    }

    const Document& document_;
    const Reading& reading_;
    std::vector<Statement> statements_;
    std::size_t allegations_read_ = 0;
};

}  // namespace

Who who_is(const Reading& reading, std::size_t index) {
    const PartyMention& party = reading.parties[index];
    Who who;
    who.kind = party.kind == "both" ? Who::Kind::both : Who::Kind::party;
    who.name = party.name;
    who.country = party.country;
    who.party_kind = party.kind;
    who.state_body = party.state_body;
    who.staff = party.staff;
    who.tokens = party.tokens;
    return who;
}

std::vector<Statement> find_statements(const Document& document, const Reading& reading) {
    return StatementFinder(document, reading).find();
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
