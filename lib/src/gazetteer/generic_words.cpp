#include <array>

#include "gazetteer/name_variants.hpp"

namespace bearing {
namespace {

struct GenericWord {
    std::string_view word;  ///< folded
    PlaceKind kind;
};

using enum PlaceKind;

// Longer phrases stand before the shorter ones that begin or end them.
constexpr std::array kLeading{
    GenericWord{"capital city of", populated},
    GenericWord{"city of", populated},
    GenericWord{"town of", populated},
    GenericWord{"village of", populated},
    GenericWord{"settlement of", populated},
    GenericWord{"community of", populated},
    GenericWord{"cities of", populated},
    GenericWord{"towns of", populated},
    GenericWord{"villages of", populated},
    GenericWord{"settlements of", populated},
    GenericWord{"communities of", populated},
    GenericWord{"municipality of", area},
    GenericWord{"districts of", area},
    GenericWord{"regions of", area},
    GenericWord{"provinces of", area},
    GenericWord{"district of", area},
    GenericWord{"region of", area},
    GenericWord{"province of", area},
    GenericWord{"republic of", area},
    GenericWord{"county of", area},
    GenericWord{"state of", area},
    GenericWord{"area of", area},
    GenericWord{"ville de", populated},
    GenericWord{"village de", populated},
    GenericWord{"region de", area},
    GenericWord{"province de", area},
    GenericWord{"lake", water},
    GenericWord{"river", water},
    GenericWord{"mount", relief},
    GenericWord{"город", populated},
    GenericWord{"города", populated},
    GenericWord{"городе", populated},
    GenericWord{"городом", populated},
    GenericWord{"городами", populated},
    GenericWord{"городов", populated},
    GenericWord{"г", populated},
    GenericWord{"село", populated},
    GenericWord{"села", populated},
    GenericWord{"селе", populated},
    GenericWord{"селом", populated},
    GenericWord{"селами", populated},
    GenericWord{"сел", populated},
    GenericWord{"с", populated},
    GenericWord{"поселок", populated},
    GenericWord{"поселке", populated},
    GenericWord{"поселка", populated},
    GenericWord{"поселком", populated},
    GenericWord{"пос", populated},
    GenericWord{"деревня", populated},
    GenericWord{"деревне", populated},
    GenericWord{"деревни", populated},
    GenericWord{"район", area},
    GenericWord{"районе", area},
    GenericWord{"река", water},
    GenericWord{"реки", water},
    GenericWord{"реке", water},
    GenericWord{"рекой", water},
    GenericWord{"озеро", water},
    GenericWord{"озера", water},
    GenericWord{"озере", water},
    GenericWord{"гора", relief},
};

constexpr std::array kTrailing{
    GenericWord{"autonomous republic", area},
    GenericWord{"administrative district", area},
    GenericWord{"capital city", populated},
    GenericWord{"city", populated},
    GenericWord{"town", populated},
    GenericWord{"village", populated},
    GenericWord{"settlement", populated},
    GenericWord{"hamlet", populated},
    GenericWord{"community", populated},
    GenericWord{"township", populated},
    GenericWord{"municipality", area},
    GenericWord{"district", area},
    GenericWord{"subdistrict", area},
    GenericWord{"region", area},
    GenericWord{"province", area},
    GenericWord{"county", area},
    GenericWord{"governorate", area},
    GenericWord{"prefecture", area},
    GenericWord{"oblast", area},
    GenericWord{"rayon", area},
    GenericWord{"raion", area},
    GenericWord{"marz", area},
    GenericWord{"state", area},
    GenericWord{"republic", area},
    GenericWord{"area", area},
    GenericWord{"river", water},
    GenericWord{"lake", water},
    GenericWord{"reservoir", water},
    GenericWord{"mountains", relief},
    GenericWord{"mountain range", relief},
    GenericWord{"mountain", relief},
    GenericWord{"range", relief},
    GenericWord{"pass", relief},
    GenericWord{"seheri", populated},
    GenericWord{"şəhəri", populated},
    GenericWord{"səhəri", populated},
    GenericWord{"kəndi", populated},
    GenericWord{"qəsəbəsi", populated},
    GenericWord{"rayonu", area},
    GenericWord{"mahali", area},
    GenericWord{"cayi", water},
    GenericWord{"golu", water},
    GenericWord{"sehri", populated},
    GenericWord{"koyu", populated},
    GenericWord{"ilcesi", area},
    GenericWord{"ili", area},
    GenericWord{"քաղաք", populated},
    GenericWord{"գյուղ", populated},
    GenericWord{"շրջան", area},
    GenericWord{"մարզ", area},
    GenericWord{"գետ", water},
    GenericWord{"լիճ", water},
    GenericWord{"ქალაქი", populated},
    GenericWord{"სოფელი", populated},
    GenericWord{"რაიონი", area},
    GenericWord{"район", area},
    GenericWord{"районе", area},
    GenericWord{"района", area},
    GenericWord{"область", area},
    GenericWord{"области", area},
};

}  // namespace

std::optional<GenericName> strip_generic(std::string_view folded) {
    for (const GenericWord& g : kLeading)
        if (folded.size() > g.word.size() + 1 && folded.starts_with(g.word) && folded[g.word.size()] == ' ')
            return GenericName{std::string(folded.substr(g.word.size() + 1)), g.kind};
    for (const GenericWord& g : kTrailing)
        if (folded.size() > g.word.size() + 1 && folded.ends_with(g.word) &&
            folded[folded.size() - g.word.size() - 1] == ' ')
            return GenericName{std::string(folded.substr(0, folded.size() - g.word.size() - 1)), g.kind};
    return std::nullopt;
}

}  // namespace bearing
