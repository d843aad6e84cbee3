#include "panels/mention_look.hpp"

#include <array>

namespace bearing {
namespace {

struct KindLook {
    const char* words;
    unsigned light, dark;
};

constexpr std::array<KindLook, kMentionKinds> kLooks{{{"When", 0x1b6a9c, 0x62b3e8},
                                                      {"Where", 0x2e7d32, 0x7cc47f},
                                                      {"Actor", 0xb0521a, 0xf0945a},
                                                      {"Who says so", 0x8a6d00, 0xd9b84a},
                                                      {"Weapon", 0x6a3fa0, 0xb79af0},
                                                      {"Casualties", 0xb3264a, 0xf07a9a},
                                                      {"What happened", 0x00797a, 0x4fc3c0},
                                                      {"Stance", 0x4a55b5, 0x97a3f5},
                                                      {"Reserve", 0x6b6f76, 0xa9b0b8}}};

const KindLook& look_of(MentionKind kind) {
    return kLooks[static_cast<std::size_t>(kind)];
}

}  // namespace

ImU32 mention_color(MentionKind kind, const Look& look) {
    const unsigned rgb = look.dark ? look_of(kind).dark : look_of(kind).light;
    return IM_COL32((rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255, 255);
}

const char* mention_words(MentionKind kind) {
    return look_of(kind).words;
}

bool is_dashed(MentionKind kind) {
    return kind == MentionKind::event || kind == MentionKind::stance || kind == MentionKind::hedge;
}

void underline(ImDrawList* list, ImVec2 a, ImVec2 b, MentionKind kind, const Look& look) {
    const ImU32 ink = mention_color(kind, look);
    const float thickness = look.px(1.5F);
    if (!is_dashed(kind)) return list->AddLine(a, b, ink, thickness);
    const float dash = look.px(4), gap = look.px(3);
    for (float x = a.x; x < b.x; x += dash + gap)
        list->AddLine({x, a.y}, {x + dash < b.x ? x + dash : b.x, a.y}, ink, thickness);
}

}  // namespace bearing
