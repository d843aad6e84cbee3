#include "commands/publishing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>

#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "bearing/geo/geodesy.hpp"

namespace bearing {

void add_profile_option(CLI::App& command, std::string& profile) {
    command.add_option(
        "--profile", profile,
        "internal (everything, the default), publish (places coarsened, texts scrubbed, checked for "
        "leaks), or a profile as a JSON file");
}

std::optional<Publisher> open_publisher(const std::string& name) {
    PublishProfile profile = read_profile(name);
    if (!profile.changes_anything()) return std::nullopt;
    PublishKey key = publish_key(profile);
    const bool needs_key = profile.coarsen == CoarsenBy::radius || profile.keyed_ids;
    if (needs_key && key.is_random)
        std::cerr
            << "bearing: no key was given, so a random one is used and the same output cannot be made again; "
               "set BEARING_PUBLISH_KEY or the profile's key_file\n";
    return Publisher(std::move(profile), std::move(key));
}

PublishedSelection publish_selection(const Dataset& dataset, const Selection& selection,
                                     const Publisher& publisher, LeakTest& test) {
    PublishedSelection out;
    std::vector<Incident> incidents;
    std::vector<std::vector<std::string>> ids;
    for (const auto* list : {&selection.certain, &selection.possible, &selection.undated,
                             &selection.unlocated, &selection.background}) {
        out.held_back += learn_secrets(dataset, *list, publisher, test);
        ids.emplace_back();
        dataset.each_incident(*list, [&](std::uint32_t, const Incident& original) {
            if (auto published = publisher.publish(original)) {
                ids.back().push_back(published->id);
                incidents.push_back(std::move(*published));
            }
        });
    }
    for (const auto* list : {&selection.certain, &selection.possible, &selection.undated,
                             &selection.unlocated, &selection.background})
        allow_published(dataset, *list, publisher, test);
    const auto made = std::make_shared<const Dataset>(std::move(incidents));
    auto list = ids.begin();
    for (auto* found : {&out.selection.certain, &out.selection.possible, &out.selection.undated,
                        &out.selection.unlocated, &out.selection.background}) {
        for (const std::string& id : *list++)
            if (const auto index = made->find(id)) found->push_back(*index);
        std::sort(found->begin(), found->end());
    }
    out.dataset = made;
    return out;
}

std::size_t learn_secrets(const Dataset& dataset, const std::vector<std::uint32_t>& indices,
                          const Publisher& publisher, LeakTest& test) {
    std::size_t held_back = 0;
    dataset.each_incident(indices, [&](std::uint32_t, const Incident& original) {
        Withheld withheld;
        const auto published = publisher.publish(original, &withheld);
        test.add(original, withheld, published ? &*published : nullptr);
        held_back += !published;
    });
    return held_back;
}

void allow_published(const Dataset& dataset, const std::vector<std::uint32_t>& indices,
                     const Publisher& publisher, LeakTest& test) {
    dataset.each_incident(indices, [&](std::uint32_t, const Incident& original) {
        Withheld withheld;
        if (const auto published = publisher.publish(original, &withheld)) test.allow(*published, withheld);
    });
}

void require_no_leaks(const std::vector<Leak>& leaks, const std::string& output) {
    if (leaks.empty()) return;
    constexpr std::size_t kShown = 10;
    for (std::size_t i = 0; i < std::min(kShown, leaks.size()); ++i)
        std::cerr << "bearing: leak: " << to_string(leaks[i]) << '\n';
    throw Error(
        fmt::format("{} was not written: {} found in it that was to be withheld; look at the title, the "
                    "filter and the profile",
                    output, counted(leaks.size(), "thing")));
}

void warn_of_narrow_boxes(const Query& query, const PublishProfile& profile) {
    if (profile.coarsen == CoarsenBy::none) return;
    const double size_km = profile.coarsen == CoarsenBy::radius ? 2 * profile.radius_km : profile.grid_km;
    for (const Extent& box : query.boxes) {
        const double middle = (box.south + box.north) / 2;
        const double high_km = distance_m({box.west, box.south}, {box.west, box.north}) / 1000;
        const double wide_km = distance_m({box.west, middle}, {box.west + box.width(), middle}) / 1000;
        if (std::min(high_km, wide_km) < size_km)
            std::cerr << fmt::format(
                "bearing: the box of --bbox is narrower than the areas to which places are coarsened, so "
                "that "
                "whoever knows it knows more of the places than these tell; make it {:g} km wide and high or "
                "more\n",
                size_km);
    }
}

void tell_held_back(std::size_t count) {
    if (count > 0) std::cerr << "bearing: " << counted(count, "unverified incident") << " held back\n";
}

}  // namespace bearing
