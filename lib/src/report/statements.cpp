#include "report/speakers.hpp"

#include <algorithm>

#include "report/mentions.hpp"

namespace bearing::report {

namespace {

class StatementFinder {
  public:
    StatementFinder(const Document& document, const Reading& reading)
        : document_(document),
          reading_(reading),
          speakers_(document, reading, statements_),
          allegations_read_(reading.tokens.first) {}

    std::vector<Statement> find() {
        add_quoted_speaker();
        for (const StanceMention& stance : reading_.stances) {
            add_allegations_before(stance.tokens.first);
            Statement statement;
            statement.kind = stance.kind;
            statement.verb = stance.tokens;
            statement.negated = stance.negated;
            if (stance.kind == "source")
                statement.claimant = speakers_.party_after(stance.tokens.last, 8);
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
        set_scopes(document_, reading_, statements_);
        for (std::size_t i = 0; i < statements_.size(); ++i) settle_speaker(i);
        return std::move(statements_);
    }

  private:
    bool is(std::size_t at, std::string_view low) const {
        return at < reading_.tokens.last && document_.tokens.is(at, low);
    }

    /// "Armenian MoD: drones struck the town".
    void add_quoted_speaker() {
        const Who who = speakers_.party_at(reading_.tokens.first);
        if (!who.known() || !is(who.tokens.last, ":") || who.tokens.first != reading_.tokens.first) return;
        Statement statement;
        statement.kind = "say";
        statement.verb = {who.tokens.last, who.tokens.last + 1};
        statement.claimant = who;
        statements_.push_back(std::move(statement));
    }

    /// "the claim of the Armenian side that …": it says so.
    void add_allegations_before(std::size_t end) {
        for (; allegations_read_ < end; ++allegations_read_) {
            const Hit* noun = reading_.hit_at(allegations_read_, Category::cue, "allegation");
            if (noun == nullptr || reading_.tag(allegations_read_).kind != TagKind::none) continue;
            const std::size_t by = noun->tokens.last;
            if (!is(by, "of") && !is(by, "by") && !is(by, "from")) continue;
            const Who who = speakers_.party_after(by + 1, 3);
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
            if (Who who = speakers_.party_at(at); who.known() || speakers_.is_pronoun(at)) {
                statement.accused = speakers_.subject_before(stance.tokens.first);
                return;
            }
        }
        statement.kind = "say";
    }

    /// "it came from Houthi positions".
    void read_origin(const StanceMention& stance, Statement& statement) const {
        statement.accused = speakers_.party_after(stance.tokens.last, 4);
        statement.kind = statement.accused.kind == Who::Kind::party ? "behind" : "say";
        if (statement.kind == "say") statement.accused = {};
    }

    /// "Ըստ", "görə": the claimant stands before it.
    void read_source_before(const StanceMention& stance, Statement& statement) const {
        statement.kind = "source";
        constexpr std::size_t kReach = 4;
        for (std::size_t at = stance.tokens.first;
             at-- > reading_.tokens.first && at + kReach >= stance.tokens.first;)
            if (Who who = speakers_.party_at(at); who.known()) {
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

    bool is_mutual(const StanceMention& stance) const {
        for (std::size_t at = stance.tokens.first; at < reading_.tokens.last && at < stance.tokens.last + 4;
             ++at)
            if (reading_.has(at, Category::cue, "mutual")) return true;
        return false;
    }

    void read_active(const StanceMention& stance, Statement& statement) {
        if (is(stance.tokens.last - 1, "by")) {
            statement.claimant = speakers_.party_after(stance.tokens.last, 4);  // "claimed by the Houthis"
            return;
        }
        const std::size_t begin = verb_group_begin(reading_, stance.tokens.first);
        if (begin > reading_.tokens.first && is(begin - 1, "we") && stance.kind != "say") {
            statement.kind = "say";  // the report's own opinion
            return;
        }
        if (stance.kind == "say" && speakers_.is_inverted(stance))
            statement.claimant = speakers_.subject_after(stance);
        if (!statement.claimant.known()) statement.claimant = speakers_.subject_before(stance.tokens.first);
        if (!statement.claimant.known() && stance.kind == "say")
            statement.claimant = speakers_.subject_after(stance);
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
        return is(at - 1, ",") ? speakers_.party_at(at - 2) : speakers_.party_at(at - 1);
    }

    /// "blamed Russia", "accused the army of", "blamed the attack on the rebels".
    Who accused_after(const StanceMention& stance) const {
        Who direct;
        for (std::size_t at = stance.tokens.last; at < reading_.tokens.last && at < stance.tokens.last + 7;
             ++at) {
            if (is(at, "of") || is(at, "for") || is(at, "on") || is(at, "from") || is(at, "by") ||
                is(at, ",") || is(at, ";"))
                break;
            direct = speakers_.party_at(at);
            if (direct.known() || reading_.tag(at).kind == TagKind::event) break;
        }
        if (direct.known()) return direct;
        for (std::string_view word : {"by", "from", "of"})
            if (Who owner = speakers_.party_after_word(word, stance.tokens.last, 8);
                owner.known() && blames_a_thing(stance, owner))
                return owner;  // "blamed a rocket of the militants", "blamed shelling by the army"
        if (Who on = speakers_.party_after_word("on", stance.tokens.last, 14); on.known()) return on;
        Who name = speakers_.party_after(stance.tokens.last, 3);
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
        return is(at, "and") ? speakers_.party_at(at - 1) : Who{};
    }

    /// "each said the other had opened fire".
    bool says_the_other_did(const StanceMention& stance) const {
        const std::size_t at = is(stance.tokens.last, "that") ? stance.tokens.last + 1 : stance.tokens.last;
        return is(at, "the") && is(at + 1, "other") &&
               (at + 2 >= reading_.tokens.last || is_verb_group(reading_, at + 2) || is(at + 2, "side") ||
                reading_.tag(at + 2).kind == TagKind::event);
    }

    /// "was blamed by A", "were accused by A of".
    void read_passive(const StanceMention& stance, Statement& statement) {
        statement.claimant = speakers_.party_after_word("by", stance.tokens.last, 12);
        if (stance.kind == "accuse" || stance.kind == "hold") {
            statement.accused = speakers_.party_after_word("on", stance.tokens.last, 3);
            if (!statement.accused.known()) statement.accused = speakers_.subject_before(stance.tokens.first);
        }
    }

    /// "attributed by A to B", "A attributed it to B".
    void read_attribution(const StanceMention& stance, Statement& statement) {
        statement.accused = speakers_.party_after_word("to", stance.tokens.last, 20);
        statement.claimant = speakers_.party_after_word("by", stance.tokens.last, 8);
        if (!statement.claimant.known() && !stance.passive)
            statement.claimant = speakers_.subject_before(stance.tokens.first);
        if (statement.claimant.tokens == statement.accused.tokens) statement.claimant = {};
    }

    const Document& document_;
    const Reading& reading_;
    std::vector<Statement> statements_;
    SpeakerFinder speakers_;
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

}  // namespace bearing::report
