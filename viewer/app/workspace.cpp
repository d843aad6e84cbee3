#include "app/workspace.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/words.hpp"
#include "bearing/basemap/basemap.hpp"

namespace bearing {
namespace {

/// Styles are in points at 72 dpi; on a screen read at arm's length everything is this much larger.
constexpr double kScreenScale = 1.5;
constexpr double kClosest_m = 0.5;  ///< map metres in a logical pixel
constexpr double kFarthest_m = 60000;

Document first_document(const ViewRequest& request) {
    Document document;
    document.dataset = request.dataset;
    document.query = request.query;
    document.theme = parse_theme(request.theme).value_or(Theme::light);
    if (request.highlighted_id) document.highlighted = request.dataset->find(*request.highlighted_id);
    return document;
}

std::optional<Extent> extent_of_selection(const Dataset& dataset, const Selection& selection) {
    std::optional<Extent> extent;
    for (const auto* list : {&selection.certain, &selection.possible})
        for (const std::uint32_t i : *list) {
            if (!dataset.is_located(i) || dataset.precision(i) == Precision::country) continue;
            const LonLat p = dataset.point(i);
            const Extent box{p.lon, p.lat, p.lon, p.lat};
            extent = extent ? united(*extent, box) : box;
        }
    return extent;
}

}  // namespace

Workspace::Workspace(ViewRequest request, std::shared_ptr<const FontSet> fonts)
    : fonts_(std::move(fonts)),
      source_(request.source),
      data_note_(request.data_note),
      history_(first_document(request)),
      answer_(std::make_shared<Answer>()),
      scenes_(fonts_, jobs_) {
    jobs_.on_error([this](const std::string& key, const std::string& message) {
        if (key == "read basemap") basemap_state_ = BasemapState::failed;
        notify(message, true);
    });
    set_theme(document().theme);
    choose_projection();
    map_.dataset = document().dataset;
    load_basemap(request.basemap);

    ask();
}

void Workspace::choose_projection() {
    Extent extent = dataset().extent().value_or(kDefaultRegion);
    if (kDefaultRegion.contains(extent)) extent = kDefaultRegion;
    projection_ = std::make_shared<const Projection>(default_crs(extent));
}

void Workspace::load_basemap(const std::optional<std::filesystem::path>& path) {
    if (!path) {
        basemap_state_ = BasemapState::missing;
        return;
    }
    jobs_.submit("read basemap", [this, path = *path](std::stop_token) {
        Outcome<Layers> read = read_basemap(path);
        return [this, read = std::move(read)] {
            map_.layers = read.value;
            basemap_state_ = BasemapState::ready;
            ++basemap_revision_;
            for (const Issue& issue : read.issues) notify(to_string(issue), true);
        };
    });
}

bool Workspace::is_current() const {
    return answered_ && !jobs_.busy("answer");
}

void Workspace::ask() {
    if (asked_ == document().query) return;
    asked_ = document().query;
    jobs_.submit("answer", [this, dataset = document().dataset, query = *asked_](std::stop_token stop) {
        auto found = std::make_shared<const Answer>(bearing::answer(*dataset, query, stop));
        std::vector<Membership> membership(dataset->size(), Membership::outside);
        const auto mark = [&](const std::vector<std::uint32_t>& list, Membership as) {
            for (const std::uint32_t i : list) membership[i] = as;
        };
        mark(found->selection.certain, Membership::certain);
        mark(found->selection.possible, Membership::possible);
        mark(found->selection.undated, Membership::undated);
        mark(found->selection.unlocated, Membership::unlocated);
        mark(found->selection.background, Membership::background);
        return [this, found, membership = std::move(membership)] {
            answer_ = found;
            membership_ = membership;
            map_.selection = found->selection;
            answered_ = true;
            ++answer_revision_;
        };
    });
}

void Workspace::edit(const std::string& label, const std::function<void(Document&)>& change,
                     const std::string& merge_key) {
    Document next = document();
    change(next);
    history_.edit(std::move(next), label, merge_key);
    ask();
}

void Workspace::undo() {
    history_.undo();
    ask();
}

void Workspace::redo() {
    history_.redo();
    ask();
}

void Workspace::replace_dataset(std::shared_ptr<const Dataset> dataset, std::string source) {
    Document next;
    next.dataset = std::move(dataset);
    next.theme = document().theme;
    next.hidden_layers = document().hidden_layers;
    next.report = document().report;
    next.review = document().review;
    next.draft = document().draft;
    fit_pending_ = true;
    take_dataset(std::move(next), std::move(source));
    choose_projection();
}

void Workspace::refresh_dataset(std::shared_ptr<const Dataset> dataset, std::string source) {
    Document next = document();
    if (next.highlighted) next.highlighted = dataset->find(chosen_incident().id);
    next.dataset = std::move(dataset);
    take_dataset(std::move(next), std::move(source));
}

void Workspace::take_dataset(Document next, std::string source) {
    history_ = History(std::move(next));
    source_ = std::move(source);
    data_note_.clear();
    answer_ = std::make_shared<Answer>();
    chosen_.reset();
    membership_.clear();
    map_.selection = {};
    map_.dataset = document().dataset;
    ++answer_revision_;
    asked_.reset();
    answered_ = false;
    ask();
}

void Workspace::set_theme(Theme theme) {
    history_.look(document().camera, theme);
    style_ = style_for(theme);
    style_.scale = kScreenScale * ui_scale_;
}

void Workspace::set_ui_scale(double scale) {
    ui_scale_ = scale;
    style_.scale = kScreenScale * ui_scale_;
}

void Workspace::set_map_size(double width, double height) {
    map_width_ = std::max(1.0, std::floor(width));
    map_height_ = std::max(1.0, std::floor(height));
}

Viewport Workspace::view() const {
    Viewport view;
    view.projection = projection_;
    view.center = document().camera.center;
    view.metres_per_unit = document().camera.metres_per_unit;
    view.width = map_width_;
    view.height = map_height_;
    view.unit_mm = 25.4 / 96 / ui_scale_;
    return view;
}

void Workspace::look_at(const Camera& camera) {
    Camera kept = camera;
    kept.metres_per_unit = std::clamp(kept.metres_per_unit, kClosest_m, kFarthest_m);
    history_.look(kept, document().theme);
}

void Workspace::zoom_about(ScenePoint at, double factor) {
    const Viewport before = view();
    const MapPoint fixed = before.map_from_screen(at);
    Camera camera = document().camera;
    camera.metres_per_unit = std::clamp(camera.metres_per_unit / factor, kClosest_m, kFarthest_m);
    const double ratio = camera.metres_per_unit / before.metres_per_unit;
    camera.center = {fixed.x + (camera.center.x - fixed.x) * ratio,
                     fixed.y + (camera.center.y - fixed.y) * ratio};
    look_at(camera);
}

void Workspace::pan(double dx, double dy) {
    Camera camera = document().camera;
    camera.center.x -= dx * camera.metres_per_unit;
    camera.center.y += dy * camera.metres_per_unit;
    look_at(camera);
}

void Workspace::fit() {
    if (map_width_ < 2) {
        fit_pending_ = true;
        return;
    }
    fit_extent(extent_of_selection(dataset(), answer().selection)
                   .value_or(dataset().extent().value_or(kDefaultRegion)));
}

/// A single place is shown with what surrounds it.
void Workspace::fit_extent(const Extent& extent) {
    const double margin = std::min({56 * ui_scale_, map_width_ / 6, map_height_ / 6});
    const Viewport fitted = Viewport::fit(projection_, extent, map_width_, map_height_, margin);
    look_at({fitted.center, std::max(fitted.metres_per_unit, 60.0 / ui_scale_)});
}

void Workspace::fit_incident(std::uint32_t index) {
    if (!dataset().is_located(index)) return;
    const double radius_m = std::max(2 * dataset().radius_m(index), 5000.0);
    const Viewport fitted =
        Viewport::fit(projection_, extent_around(dataset().point(index), radius_m), map_width_, map_height_);
    look_at({fitted.center, fitted.metres_per_unit});
}

void Workspace::show(const Extent& extent) {
    show_pending_ = extent;
    if (map_width_ < 2 || fit_pending_) return;
    show_pending_.reset();
    fit_extent(extent);
}

void Workspace::highlight(std::optional<std::uint32_t> index, bool reveal) {
    if (index != document().highlighted)
        edit(
            "incident", [&](Document& next) { next.highlighted = index; }, "incident");
    if (index && reveal && dataset().is_located(*index)) this->reveal(dataset().point(*index));
}

void Workspace::reveal(LonLat place) {
    if (map_width_ < 2) return;
    const Viewport now = view();
    const auto at = now.screen_from_lonlat(place);
    const double edge = std::min(40.0 * ui_scale_, now.width / 4);
    const bool visible =
        at && at->x > edge && at->y > edge && at->x < now.width - edge && at->y < now.height - edge;
    if (const auto point = projection_->map_from_lonlat(place); point && !visible)
        look_at({*point, document().camera.metres_per_unit});
}

const Incident& Workspace::chosen_incident() const {
    const std::pair<const Dataset*, std::uint32_t> key{document().dataset.get(),
                                                       document().highlighted.value()};
    if (!chosen_ || chosen_key_ != key) chosen_ = dataset().incident(key.second);
    chosen_key_ = key;
    return *chosen_;
}

Workspace::Membership Workspace::membership(std::uint32_t index) const {
    return index < membership_.size() ? membership_[index] : Membership::outside;
}

void Workspace::export_figure(FigureSpec spec, const std::filesystem::path& path) {
    Map map = map_;
    map.highlighted.reset();
    spec.filter = query_in_words(document().query);
    notify("Drawing " + path.string() + " …");
    jobs_.submit("figure", [this, map, spec, path, fonts = fonts_](std::stop_token) {
        write_figure(compose(spec, map, fonts), path);
        return [this, path] {
            notify("Wrote " + path.string() + ", with its manifest and alt text beside it.");
        };
    });
}

void Workspace::notify(std::string text, bool error) {
    if (!notices_.empty() && notices_.back().text == text) return;
    notices_.push_back({std::move(text), error});
    if (notices_.size() > 4) notices_.erase(notices_.begin());
}

void Workspace::update_map() {
    map_.hidden_layers = document().hidden_layers;
    map_.highlighted = document().highlighted;
    map_.from = document().query.from;
    map_.to = document().query.to;
    if (map_width_ > 1 && !fit_pending_)
        scenes_.update(map_, style_, view(), answer_revision_, basemap_revision_);
}

void Workspace::frame() {
    jobs_.deliver();
    if (fit_pending_ && answered_ && map_width_ > 1) {
        fit_pending_ = false;
        fit();
        if (document().highlighted) highlight(document().highlighted, true);
    }
    if (show_pending_) show(*show_pending_);
    update_map();
}

void Workspace::settle() {
    do {
        jobs_.wait();
        frame();
    } while (jobs_.busy());
}

}  // namespace bearing
