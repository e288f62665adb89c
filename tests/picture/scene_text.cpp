#include "tests/picture/scene_text.h"

#include <cmath>
#include <string_view>

#include "tests/picture/color_names.h"

namespace picture_tests {

namespace {

using namespace render;

class Printer {
  public:
    Printer(std::string& out, const Theme& theme) : out_(out), names_(theme) {}

    void operator()(const Line& line) {
        word("line");
        point(line.from);
        word(" →");
        point(line.to);
        stroke(line.stroke);
    }

    // Of a long one only how long it is, and its ends.
    void operator()(const Polyline& line) {
        constexpr std::size_t kLong = 8;
        word("polyline");
        if (line.points.size() > kLong) {
            number(static_cast<float>(line.points.size()));
            word(" points");
            point(line.points.front());
            word(" …");
            point(line.points.back());
        } else {
            for (const Point p : line.points)
                point(p);
        }
        stroke(line.stroke);
    }

    void operator()(const Polygon& polygon) {
        word("polygon");
        for (const Point p : polygon.points)
            point(p);
        fill(polygon.fill);
        stroke(polygon.stroke);
    }

    void operator()(const Circle& circle) {
        word("circle");
        point(circle.center);
        word(" r");
        number(circle.radius);
        fill(circle.fill);
        stroke(circle.stroke);
        if (circle.hatched) word(" hatched");
    }

    void operator()(const Arc& arc) {
        word("arc");
        point(arc.center);
        word(" r");
        number(arc.radius);
        word(" from");
        number(arc.from * 100);
        word("% to");
        number(arc.to * 100);
        word("%");
        stroke(arc.stroke);
    }

    void operator()(const Box& box) {
        word("box");
        rect(box.rect);
        fill(box.fill);
        stroke(box.stroke);
        if (box.hatched) word(" hatched");
    }

    void operator()(const Text& text) {
        word("text");
        point(text.at);
        word(text.align == Align::Left ? " left" : text.align == Align::Center ? " center" : " right");
        word(text.weight == Weight::Regular ? " regular" : text.weight == Weight::SemiBold ? " semibold" : " bold");
        number(text.size);
        fill(text.color);
        word(" \"");
        word(text.text);
        word("\"");
    }

    void hit(const HitArea& area) {
        word("hit ");
        std::visit([this](const auto& target) { name(target); }, area.target);
        if (area.rect) {
            rect(*area.rect);
            return;
        }
        point(area.a);
        if (area.b != area.a) point(area.b);
        word(" reach");
        number(area.reach);
    }

  private:
    void word(std::string_view text) { out_ += text; }

    // A hair more than halfway up, so that what lies in the middle goes the same way wherever sines are computed.
    static long whole(float value) { return std::lround(static_cast<double>(value) - 0.01); }

    void number(float value) {
        out_ += ' ';
        out_ += std::to_string(whole(value));
    }

    // Strokes are thin: in tenths.
    void thin(float value) {
        const long tenths = std::lround(static_cast<double>(value) * 10 - 0.01);
        out_ += ' ';
        out_ += std::to_string(tenths / 10);
        if (tenths % 10 == 0) return;
        out_ += '.';
        out_ += std::to_string(tenths % 10);
    }

    void point(Point p) {
        number(p.x);
        word(",");
        number(p.y);
    }

    void rect(const Rect& r) {
        point({r.x, r.y});
        word(" size");
        point({r.width, r.height});
    }

    void color(Color c) {
        out_ += ' ';
        out_ += names_.find(c).value_or("a colour of no theme");
        if (c.a == 255) return;
        out_ += '/';
        out_ += std::to_string((c.a * 100 + 127) / 255);
        out_ += '%';
    }

    void fill(Color c) {
        if (c.a > 0) color(c);
    }

    void stroke(const Stroke& s) {
        if (s.width <= 0 || s.color.a == 0) return;
        word(" stroke");
        thin(s.width);
        color(s.color);
        if (s.dash > 0) word(" dashed");
    }

    void name(const NodeTarget& t) { word(std::string("node ") + raft::name_of(t.node)); }
    void name(const LinkTarget& t) { word(std::string("link ") + raft::name_of(t.from) + raft::name_of(t.to)); }
    void name(const MessageTarget& t) { word("message " + std::to_string(t.message)); }
    void name(const ClientTarget& t) { word("client " + std::to_string(t.client)); }
    void name(const EntryTarget& t) { word(std::string("entry ") + raft::name_of(t.node) + std::to_string(t.index)); }
    void name(const TimeTarget& t) { word("time " + std::to_string(t.at)); }

    std::string& out_;
    ColorNames names_;
};

} // namespace

std::string scene_text(const Scene& scene, const Theme& theme) {
    std::string out;
    Printer printer(out, theme);
    for (const Shape& shape : scene.shapes) {
        std::visit(printer, shape);
        out += '\n';
    }
    for (const HitArea& area : scene.hits) {
        printer.hit(area);
        out += '\n';
    }
    return out;
}

} // namespace picture_tests
