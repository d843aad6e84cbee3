#include "gl/renderer.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace bearing::gl {
namespace {

constexpr const char* kVertexShader = R"(#version 330 core
uniform vec4 transform;  // scale and offset from pixels to clip space
layout(location = 0) in vec2 position;
layout(location = 1) in vec2 texel;
layout(location = 2) in float half_width;
layout(location = 3) in uint shade;
layout(location = 4) in vec4 color;
out vec2 at;
flat out float reach;
flat out uint kind;
out vec4 tint;
void main() {
    at = texel;
    reach = half_width;
    kind = shade;
    tint = color;
    gl_Position = vec4(position * transform.xy + transform.zw, 0.0, 1.0);
}
)";

constexpr const char* kFragmentShader = R"(#version 330 core
uniform sampler2D atlas;
uniform float threshold;  // fragments that cover less are left out
in vec2 at;
flat in float reach;
flat in uint kind;
in vec4 tint;
out vec4 shown;
void main() {
    float coverage = 1.0;
    if (kind == 1u) {
        coverage = clamp(reach + 0.5 - abs(at.x), 0.0, 1.0);
    } else if (kind >= 2u) {
        vec2 both = texture(atlas, at / vec2(textureSize(atlas, 0))).rg;
        coverage = kind == 2u ? both.r : both.g;
    }
    if (coverage < threshold) discard;
    shown = vec4(tint.rgb, tint.a * coverage);
}
)";

const void* offset(std::size_t bytes) {
    return reinterpret_cast<const void*>(bytes);
}

void describe_vertices() {
    constexpr GLsizei stride = sizeof(Vertex);
    glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, stride, offset(offsetof(Vertex, x)));
    glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, stride, offset(offsetof(Vertex, u)));
    glVertexAttribPointer(2, 1, GL_FLOAT, GL_FALSE, stride, offset(offsetof(Vertex, half_width)));
    glVertexAttribIPointer(3, 1, GL_UNSIGNED_INT, stride, offset(offsetof(Vertex, shade)));
    glVertexAttribPointer(4, 4, GL_UNSIGNED_BYTE, GL_TRUE, stride, offset(offsetof(Vertex, rgba)));
    for (GLuint i = 0; i < 5; ++i) glEnableVertexAttribArray(i);
}

void draw_triangles(std::uint32_t first, std::uint32_t count) {
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(count), GL_UNSIGNED_INT,
                   offset(first * sizeof(std::uint32_t)));
}

void write_colors(bool on) {
    const GLboolean mask = on ? GL_TRUE : GL_FALSE;
    glColorMask(mask, mask, mask, mask);
}

bool contains(const std::vector<std::string>& ids, const std::string& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// A scene's clip as pixels of the frame, rows from the bottom as OpenGL has them.
void set_scissor(const std::optional<SceneRect>& clip, double scale, ScenePoint offset_px,
                 const MapFrame& frame) {
    if (!clip) return glScissor(0, 0, frame.width, frame.height);
    const double left = std::clamp(clip->x * scale + offset_px.x, 0.0, double(frame.width));
    const double top = std::clamp(clip->y * scale + offset_px.y, 0.0, double(frame.height));
    const double right = std::clamp((clip->x + clip->width) * scale + offset_px.x, 0.0, double(frame.width));
    const double bottom =
        std::clamp((clip->y + clip->height) * scale + offset_px.y, 0.0, double(frame.height));
    const auto px = [](double v) { return static_cast<GLint>(std::lround(v)); };
    glScissor(px(left), frame.height - px(bottom), px(right) - px(left), px(bottom) - px(top));
}

}  // namespace

Renderer::Renderer(bool smooth_fills)
    : smooth_fills_(smooth_fills),
      program_(make_program(kVertexShader, kFragmentShader)),
      atlas_texture_(make_texture()) {
    transform_ = glGetUniformLocation(program_.name(), "transform");
    threshold_ = glGetUniformLocation(program_.name(), "threshold");
    glBindTexture(GL_TEXTURE_2D, atlas_texture_.name());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RG8, GlyphAtlas::kSize, GlyphAtlas::kSize, 0, GL_RG, GL_UNSIGNED_BYTE,
                 atlas_.pixels().data());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

SceneMesh Renderer::build(const Scene& scene, double pixels_per_unit) {
    try {
        return build_mesh(scene, pixels_per_unit, atlas_, smooth_fills_);
    } catch (const AtlasFull&) {
        atlas_.reset();  // the other scenes find their meshes stale and are built again
    }
    try {
        return build_mesh(scene, pixels_per_unit, atlas_, smooth_fills_);
    } catch (const AtlasFull&) {
        // More text than one atlas holds, on one picture: draw the rest of the scene at least.
        Scene without_text = scene;
        for (SceneLayer& layer : without_text.layers)
            std::erase_if(layer.items,
                          [](const SceneItem& i) { return std::holds_alternative<TextItem>(i.shape); });
        return build_mesh(without_text, pixels_per_unit, atlas_, smooth_fills_);
    }
}

const Renderer::Uploaded& Renderer::upload(const PlacedScene& placed, double pixels_per_unit) {
    Uploaded& uploaded = uploaded_[placed.scene.get()];
    const bool same = uploaded.scene.lock() == placed.scene && uploaded.pixels_per_unit == pixels_per_unit &&
                      uploaded.mesh.atlas_generation == atlas_.generation();
    if (same) return uploaded;
    uploaded.scene = placed.scene;
    uploaded.pixels_per_unit = pixels_per_unit;
    uploaded.mesh = build(*placed.scene, pixels_per_unit);
    if (uploaded.array.name() == 0) {
        uploaded.vertices = make_buffer();
        uploaded.indices = make_buffer();
        uploaded.array = make_vertex_array();
    }
    glBindVertexArray(uploaded.array.name());
    glBindBuffer(GL_ARRAY_BUFFER, uploaded.vertices.name());
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, uploaded.indices.name());
    const auto bytes = [](const auto& list) {
        return static_cast<GLsizeiptr>(list.size() * sizeof(list[0]));
    };
    glBufferData(GL_ARRAY_BUFFER, bytes(uploaded.mesh.vertices), uploaded.mesh.vertices.data(),
                 GL_STATIC_DRAW);
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, bytes(uploaded.mesh.indices), uploaded.mesh.indices.data(),
                 GL_STATIC_DRAW);
    describe_vertices();
    uploaded.mesh.vertices = {};
    uploaded.mesh.indices = {};
    return uploaded;
}

void Renderer::upload_atlas() {
    glBindTexture(GL_TEXTURE_2D, atlas_texture_.name());
    const auto [first, last] = atlas_.take_changed_rows();
    if (first >= last) return;
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, first, GlyphAtlas::kSize, last - first, GL_RG, GL_UNSIGNED_BYTE,
                    atlas_.pixels().data() + static_cast<std::ptrdiff_t>(2) * first * GlyphAtlas::kSize);
}

void Renderer::forget_dead_scenes() {
    std::erase_if(uploaded_, [](const auto& entry) { return entry.second.scene.expired(); });
}

void Renderer::draw(const MapFrame& frame) {
    forget_dead_scenes();
    // A full atlas makes meshes stale that were built before in this loop; the second round builds them
    // again.
    for (int round = 0; round < 2; ++round) {
        const std::uint32_t generation = atlas_.generation();
        for (const PlacedScene& placed : frame.scenes) upload(placed, frame.pixels_per_unit);
        if (generation == atlas_.generation()) break;
    }
    glViewport(0, 0, frame.width, frame.height);
    glDisable(GL_SCISSOR_TEST);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
    write_colors(true);
    glStencilMask(0xff);
    glClearColor(frame.background.r / 255.0F, frame.background.g / 255.0F, frame.background.b / 255.0F, 1);
    glClearStencil(0);
    glClear(GL_COLOR_BUFFER_BIT | GL_STENCIL_BUFFER_BIT);
    glEnable(GL_BLEND);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glEnable(GL_SCISSOR_TEST);
    glActiveTexture(GL_TEXTURE0);
    upload_atlas();
    glBindSampler(0, 0);
    glUseProgram(program_.name());
    for (const PlacedScene& placed : frame.scenes)
        draw_scene(placed, uploaded_.at(placed.scene.get()), frame);
    glBindVertexArray(0);
    glDisable(GL_SCISSOR_TEST);
    glDisable(GL_STENCIL_TEST);
}

void Renderer::draw_scene(const PlacedScene& placed, const Uploaded& uploaded, const MapFrame& frame) {
    // At its own scale a scene is moved by whole pixels only, so that its text stays on the pixel grid.
    ScenePoint offset_px{placed.offset.x * frame.pixels_per_unit, placed.offset.y * frame.pixels_per_unit};
    if (placed.scale == 1) offset_px = {std::round(offset_px.x), std::round(offset_px.y)};
    const double x = 2.0 / frame.width, y = -2.0 / frame.height;
    glUniform4f(transform_, static_cast<float>(placed.scale * x), static_cast<float>(placed.scale * y),
                static_cast<float>(offset_px.x * x - 1), static_cast<float>(offset_px.y * y + 1));
    glUniform1f(threshold_, 0);
    glBindVertexArray(uploaded.array.name());
    for (const LayerMesh& layer : uploaded.mesh.layers) {
        if (!placed.only.empty() && !contains(placed.only, layer.id)) continue;
        if (contains(placed.except, layer.id)) continue;
        set_scissor(layer.clip, placed.scale, offset_px, frame);
        for (const Batch& batch : layer.batches) draw_batch(batch);
    }
}

void Renderer::draw_batch(const Batch& batch) {
    switch (batch.kind) {
        case Batch::Kind::direct:
            draw_triangles(batch.first, batch.count);
            return;
        case Batch::Kind::even_odd:
            glEnable(GL_STENCIL_TEST);
            write_colors(false);
            glStencilFunc(GL_ALWAYS, 0, 1);
            glStencilOp(GL_KEEP, GL_KEEP, GL_INVERT);
            draw_triangles(batch.first, batch.count);
            write_colors(true);
            glStencilFunc(GL_NOTEQUAL, 0, 1);
            glStencilOp(GL_ZERO, GL_ZERO, GL_ZERO);
            draw_triangles(batch.cover_first, batch.cover_count);
            break;
        case Batch::Kind::once:
            glEnable(GL_STENCIL_TEST);
            glStencilFunc(GL_EQUAL, 0, 0xff);
            glStencilOp(GL_KEEP, GL_KEEP, GL_INCR);
            glUniform1f(threshold_, 0.998F);
            draw_triangles(batch.first, batch.count);
            glUniform1f(threshold_, 0);
            glStencilOp(GL_KEEP, GL_KEEP, GL_KEEP);
            draw_triangles(batch.first, batch.count);  // the fading edges
            write_colors(false);
            glStencilFunc(GL_ALWAYS, 0, 0xff);
            glStencilOp(GL_ZERO, GL_ZERO, GL_ZERO);
            draw_triangles(batch.first, batch.count);
            write_colors(true);
            break;
    }
    glDisable(GL_STENCIL_TEST);
}

}  // namespace bearing::gl
