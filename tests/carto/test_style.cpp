#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>

#include "bearing/carto/style.hpp"

using namespace bearing;

namespace {

constexpr std::array kThemes{Theme::print, Theme::light, Theme::dark, Theme::greyscale};

using Vector = std::array<double, 3>;

double linear(double c) {
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

/// Dichromacy after Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB.
constexpr std::array<std::array<Vector, 3>, 4> kVision{
    {{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
     {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
     {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
     {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}}};

/// CIE L*a*b* (D65) of a colour as seen.
Vector lab(Color color, const std::array<Vector, 3>& vision) {
    const Vector rgb{linear(color.r / 255.0), linear(color.g / 255.0), linear(color.b / 255.0)};
    Vector seen{};
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 3; ++j) seen[i] += vision[i][j] * rgb[j];
    for (double& c : seen) c = std::clamp(c, 0.0, 1.0);
    const Vector xyz{(0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.9505,
                     0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2],
                     (0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.089};
    Vector f{};
    for (std::size_t i = 0; i < 3; ++i)
        f[i] = xyz[i] > 0.008856 ? std::cbrt(xyz[i]) : 7.787 * xyz[i] + 16.0 / 116;
    return {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
}

double difference(Color a, Color b, const std::array<Vector, 3>& vision) {
    const Vector x = lab(a, vision);
    const Vector y = lab(b, vision);
    return std::hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

}  // namespace

TEST_CASE("contrast ratio as WCAG has it") {
    CHECK(contrast_ratio(rgb(0x000000), rgb(0xffffff)) == Approx(21));
    CHECK(contrast_ratio(rgb(0x777777), rgb(0xffffff)) == Approx(4.48).margin(0.01));
    CHECK(contrast_ratio(rgb(0x123456), rgb(0x123456)) == Approx(1));
}

TEST_CASE("grey keeps the luminance, hex is plain, mixing meets in the middle") {
    for (const auto hex : {0xb3321cU, 0x553a8cU, 0xd9e6eeU})
        CHECK(relative_luminance(to_grey(rgb(hex))) == Approx(relative_luminance(rgb(hex))).margin(0.005));
    CHECK(to_hex(rgb(0x0a0bff)) == "#0a0bff");
    CHECK(mix(rgb(0x000000), rgb(0xffffff), 0.5) == rgb(0x808080));
    CHECK(mix(rgb(0x102030), rgb(0xffffff), 0) == rgb(0x102030));
}

TEST_CASE("text reads on whatever lies under it") {
    for (const Theme theme : kThemes) {
        INFO(to_string(theme));
        const Style s = style_for(theme);
        for (const Color ground : {s.land, s.land_alt, s.water, s.halo, s.background}) {
            CHECK(contrast_ratio(s.text, ground) >= 7);
            CHECK(contrast_ratio(s.text_muted, ground) >= 4.5);
        }
        CHECK(contrast_ratio(s.text_water, s.water) >= 4.5);
        CHECK(contrast_ratio(s.text_water, s.land) >= 4.5);
    }
}

TEST_CASE("symbols stand out from the land and the basemap stays behind") {
    for (const Theme theme : kThemes) {
        INFO(to_string(theme));
        const Style s = style_for(theme);
        for (const Color ground : {s.land, s.water, s.land_alt}) {
            CHECK(contrast_ratio(s.incident, ground) >= 4.5);
            CHECK(contrast_ratio(s.incident_contested, ground) >= 4.5);
        }
        CHECK(contrast_ratio(s.incident, s.land) > contrast_ratio(s.border, s.land));
        CHECK(contrast_ratio(s.control_line, s.land) >= 3);
        CHECK(contrast_ratio(s.graticule, s.land) <= 2);
        CHECK(contrast_ratio(s.selected, s.land) >= 7);
    }
}

TEST_CASE("incident colours stay apart with any colour vision") {
    for (const Theme theme : {Theme::print, Theme::light, Theme::dark}) {
        const Style s = style_for(theme);
        for (std::size_t v = 0; v < kVision.size(); ++v) {
            INFO(to_string(theme) << " vision " << v);
            CHECK(difference(s.incident, s.incident_contested, kVision[v]) >= 25);
            CHECK(difference(s.incident, s.land, kVision[v]) >= 30);
            CHECK(difference(s.incident_contested, s.land, kVision[v]) >= 30);
        }
    }
}

TEST_CASE("greyscale has no colour at all") {
    const Style s = style_for(Theme::greyscale);
    for (const Color c : {s.background,
                          s.water,
                          s.land,
                          s.land_alt,
                          s.coast,
                          s.river,
                          s.border,
                          s.border_disputed,
                          s.control_line,
                          s.graticule,
                          s.text,
                          s.text_muted,
                          s.text_water,
                          s.halo,
                          s.frame,
                          s.incident,
                          s.incident_contested,
                          s.incident_possible,
                          s.footprint,
                          s.selected}) {
        CHECK(c.r == c.g);
        CHECK(c.g == c.b);
    }
}

TEST_CASE("themes by name") {
    for (const Theme theme : kThemes) {
        CHECK(parse_theme(to_string(theme)) == theme);
        CHECK(style_for(theme).theme == theme);
    }
    CHECK_FALSE(parse_theme("sepia"));
}

TEST_CASE("names by language and side") {
    Feature f;
    f.name = "Stepanakert";
    f.names = {{"Stepanakert", "en", "am"}, {"Khankendi", "", "az"},     {"Xankəndi", "az", "az"},
               {"Ստեփանակերտ", "hy", "am"}, {"Степанакерт", "ru", "am"}, {"Ханкенди", "ru", "az"}};
    CHECK(label_for(f, {}) == "Stepanakert / Khankendi");
    CHECK(label_for(f, {{"ru"}, true}) == "Степанакерт / Ханкенди");
    CHECK(label_for(f, {{"az"}, false}) == "Xankəndi");
    CHECK(label_for(f, {{"hy", "en"}, false}) == "Ստեփանակերտ");
    CHECK(label_for(f, {{"fr"}, false}) == "Stepanakert");
    CHECK(label_for(f, {{"en"}, false}) == "Stepanakert");
}

TEST_CASE("a name that all share is not doubled, nor a foreign script put beside it") {
    Feature f;
    f.name = "Talish";
    f.names = {{"Talish", "en", ""}, {"Talış", "az", "az"}, {"Թալիշ", "hy", "am"}};
    CHECK(label_for(f, {}) == "Talish");
    CHECK(label_for(f, {{"az"}, true}) == "Talış / Թալիշ");
    Feature plain;
    plain.name = "Goris";
    CHECK(label_for(plain, {}) == "Goris");
}
