#include "report/tables.hpp"

#include <algorithm>

#include "report/numbers.hpp"

namespace bearing::report {

namespace {

class RowReader {
  public:
    RowReader(const Document& document, const Reading& reading, const Block& row,
              const std::vector<std::string>& columns)
        : document_(document), reading_(reading), row_(row), columns_(columns) {}

    std::optional<Frame> read() const {
        if (columns_.size() < 2 || cell("place").empty()) return std::nullopt;
        Frame frame;
        frame.reading = &reading_;
        frame.tokens = reading_.tokens;
        const auto common = build_frames(document_, reading_);
        for (std::size_t i = 0; i < reading_.events.size(); ++i)
            if (!reading_.events[i].negated && !reading_.events[i].hypothetical) frame.events.push_back(i);
        for (std::size_t i = 0; i < reading_.weapons.size(); ++i) frame.weapons.push_back(i);
        for (std::size_t i = 0; i < reading_.places.size(); ++i)
            if (frame.places.empty() && reading_.places[i].tokens.overlaps(cell("place")))
                frame.places.push_back(i);
        for (const TimeMention& time : reading_.times)
            if (!frame.time && time.tokens.overlaps(cell("time"))) frame.time = time;
        for (const Frame& part : common)
            if (frame.type == EventType::unknown) frame.type = part.type;
        if (frame.events.empty() || frame.places.empty()) return std::nullopt;
        add_claims(frame);
        return frame;
    }

  private:
    TokenRange cell(std::string_view column) const {
        for (std::size_t i = 0; i < columns_.size() && i < row_.cells.size(); ++i)
            if (columns_[i] == column) return document_.tokens_of(row_.cells[i]);
        return {};
    }

    Who who_in(TokenRange tokens) const {
        if (tokens.empty()) return {};
        for (std::size_t i = 0; i < reading_.parties.size(); ++i)
            if (reading_.parties[i].tokens.overlaps(tokens)) return who_is(reading_, i);
        const Token& first = document_.tokens[tokens.first];
        if (first.kind != TokenKind::word) return {};
        Who who;
        who.kind = Who::Kind::name;
        who.tokens = tokens;
        who.name = document_.words(tokens);
        return who;
    }

    Count count_in(TokenRange tokens) const {
        if (tokens.empty()) return {};
        const auto number = number_at(document_, reading_, tokens.first);
        return number ? number->count : Count{};
    }

    void add_claims(Frame& frame) const {
        FrameClaim claim;
        claim.tokens = frame.tokens;
        claim.claimant = who_in(cell("claimant"));
        claim.actor = who_in(cell("actor"));
        claim.stance = claim.actor.known() ? Stance::alleges : Stance::reports;
        claim.killed = count_in(cell("killed"));
        claim.injured = count_in(cell("injured"));
        frame.claims.push_back(claim);
        if (const Who denier = who_in(cell("denied_by")); denier.known()) {
            FrameClaim denial;
            denial.tokens = cell("denied_by");
            denial.stance = Stance::denies;
            denial.claimant = denier;
            denial.own_side = true;
            frame.claims.push_back(std::move(denial));
        }
    }

    const Document& document_;
    const Reading& reading_;
    const Block& row_;
    const std::vector<std::string>& columns_;
};

}  // namespace

std::vector<std::string> read_columns(const Document& document, const Block& head) {
    std::vector<std::string> columns;
    for (const TextSpan& cell : head.cells) {
        const TokenRange tokens = document.tokens_of(cell);
        std::string column;
        for (const Hit& hit : document.phrases_in(tokens))
            if (column.empty() && hit.tokens.first == tokens.first &&
                hit.entry->category == Category::structure && hit.entry->kind == "column")
                column = hit.entry->value;
        columns.push_back(std::move(column));
    }
    return columns;
}

std::optional<Frame> build_row_frame(const Document& document, const Reading& reading, const Block& row,
                                     const std::vector<std::string>& columns) {
    return RowReader(document, reading, row, columns).read();
}

}  // namespace bearing::report
