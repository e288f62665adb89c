#include "render/svg.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>
#include <set>
#include <string_view>

namespace render {

namespace {

constexpr std::string_view kFonts = "Inter, Noto Sans CJK SC, sans-serif";

// Writes elements and attributes; numbers look the same in every locale.
class Writer {
  public:
    explicit Writer(std::string& out) : out_(out) {}

    Writer& open(std::string_view element) {
        out_ += '<';
        out_ += element;
        return *this;
    }

    Writer& attribute(std::string_view name, std::string_view value) {
        out_ += ' ';
        out_ += name;
        out_ += "=\"";
        escape(value);
        out_ += '"';
        return *this;
    }

    Writer& attribute(std::string_view name, float value) {
        out_ += ' ';
        out_ += name;
        out_ += "=\"";
        number(value);
        out_ += '"';
        return *this;
    }

    void close() { out_ += "/>\n"; }

    // Two decimals at most, without trailing zeros.
    void number(float value) {
        const double hundredths = std::round(static_cast<double>(value) * 100);
        char digits[48];
        const auto end =
            std::to_chars(digits, digits + sizeof digits, hundredths / 100, std::chars_format::fixed, 2).ptr;
        std::string_view text(digits, static_cast<std::size_t>(end - digits));
        while (text.back() == '0')
            text.remove_suffix(1);
        if (text.back() == '.') text.remove_suffix(1);
        out_ += text == "-0" ? "0" : text;
    }

    void escape(std::string_view text) {
        for (const char c : text) {
            switch (c) {
                case '&': out_ += "&amp;"; break;
                case '<': out_ += "&lt;"; break;
                case '>': out_ += "&gt;"; break;
                case '"': out_ += "&quot;"; break;
                default: out_ += c;
            }
        }
    }

    std::string& out() { return out_; }

  private:
    std::string& out_;
};

std::string hex(Color color) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string text = "#";
    for (const std::uint8_t part : {color.r, color.g, color.b}) {
        text += kDigits[part >> 4U];
        text += kDigits[part & 15U];
    }
    return text;
}

std::string pattern_name(const Stroke& stroke) {
    return "hatch" + hex(stroke.color).substr(1);
}

void write_fill(Writer& svg, Color fill) {
    if (fill.a == 0) {
        svg.attribute("fill", "none");
        return;
    }
    svg.attribute("fill", hex(fill));
    if (fill.a < 255) svg.attribute("fill-opacity", static_cast<float>(fill.a) / 255);
}

void write_stroke(Writer& svg, const Stroke& stroke) {
    if (stroke.width <= 0 || stroke.color.a == 0) return;
    svg.attribute("stroke", hex(stroke.color)).attribute("stroke-width", stroke.width);
    if (stroke.color.a < 255) svg.attribute("stroke-opacity", static_cast<float>(stroke.color.a) / 255);
    if (stroke.dash <= 0) return;
    std::string dashes;
    Writer list(dashes);
    list.number(stroke.dash);
    dashes += ' ';
    list.number(stroke.gap);
    svg.attribute("stroke-dasharray", dashes);
}

std::string point_list(const std::vector<Point>& points) {
    std::string text;
    Writer list(text);
    for (const Point p : points) {
        if (!text.empty()) text += ' ';
        list.number(p.x);
        text += ',';
        list.number(p.y);
    }
    return text;
}

// Where a fraction of a turn, clockwise from the top, lies on a circle.
Point on_circle(Point center, float radius, float turn) {
    const float angle = 2 * std::numbers::pi_v<float> * turn;
    return {center.x + radius * std::sin(angle), center.y - radius * std::cos(angle)};
}

class ShapeWriter {
  public:
    explicit ShapeWriter(std::string& out) : svg_(out) {}

    void operator()(const Line& line) {
        svg_.open("line").attribute("x1", line.from.x).attribute("y1", line.from.y);
        svg_.attribute("x2", line.to.x).attribute("y2", line.to.y);
        write_stroke(svg_, line.stroke);
        svg_.close();
    }

    void operator()(const Polyline& line) {
        svg_.open("polyline").attribute("points", point_list(line.points)).attribute("fill", "none");
        write_stroke(svg_, line.stroke);
        svg_.attribute("stroke-linejoin", "round").close();
    }

    void operator()(const Polygon& polygon) {
        svg_.open("polygon").attribute("points", point_list(polygon.points));
        write_fill(svg_, polygon.fill);
        write_stroke(svg_, polygon.stroke);
        svg_.close();
    }

    void operator()(const Circle& circle) {
        open_circle(circle);
        write_fill(svg_, circle.fill);
        if (!circle.hatched) write_stroke(svg_, circle.stroke);
        svg_.close();
        if (!circle.hatched) return;
        open_circle(circle);
        write_hatching(circle.stroke);
    }

    void operator()(const Arc& arc) {
        if (arc.to - arc.from >= 0.9999F) {
            (*this)(Circle{.center = arc.center, .radius = arc.radius, .fill = kNone, .stroke = arc.stroke});
            return;
        }
        const Point from = on_circle(arc.center, arc.radius, arc.from);
        const Point to = on_circle(arc.center, arc.radius, arc.to);
        std::string path = "M";
        Writer way(path);
        const auto add = [&](float x, float y) {
            way.number(x);
            path += ' ';
            way.number(y);
        };
        add(from.x, from.y);
        path += " A";
        add(arc.radius, arc.radius);
        path += arc.to - arc.from > 0.5F ? " 0 1 1 " : " 0 0 1 ";
        add(to.x, to.y);
        svg_.open("path").attribute("d", path).attribute("fill", "none");
        write_stroke(svg_, arc.stroke);
        svg_.attribute("stroke-linecap", "round").close();
    }

    void operator()(const Box& box) {
        open_box(box);
        write_fill(svg_, box.fill);
        if (!box.hatched) write_stroke(svg_, box.stroke);
        svg_.close();
        if (!box.hatched) return;
        open_box(box);
        write_hatching(box.stroke);
    }

    void operator()(const Text& text) {
        svg_.open("text").attribute("x", text.at.x).attribute("y", text.at.y);
        svg_.attribute("font-family", kFonts).attribute("font-size", text.size);
        if (text.weight != Weight::Regular) {
            svg_.attribute("font-weight", text.weight == Weight::Bold ? "700" : "600");
        }
        if (text.align != Align::Left) {
            svg_.attribute("text-anchor", text.align == Align::Center ? "middle" : "end");
        }
        write_fill(svg_, text.color);
        svg_.out() += '>';
        svg_.escape(text.text);
        svg_.out() += "</text>\n";
    }

  private:
    void open_circle(const Circle& circle) {
        svg_.open("circle").attribute("cx", circle.center.x).attribute("cy", circle.center.y);
        svg_.attribute("r", circle.radius);
    }

    void open_box(const Box& box) {
        svg_.open("rect").attribute("x", box.rect.x).attribute("y", box.rect.y);
        svg_.attribute("width", box.rect.width).attribute("height", box.rect.height);
        if (box.rounding > 0) svg_.attribute("rx", box.rounding);
    }

    void write_hatching(const Stroke& stroke) {
        svg_.attribute("fill", "url(#" + pattern_name(stroke) + ")");
        if (stroke.color.a < 255) svg_.attribute("fill-opacity", static_cast<float>(stroke.color.a) / 255);
        svg_.close();
    }

    Writer svg_;
};

// The pattern of hatched shapes, once for each colour.
void write_patterns(std::span<const Scene> scenes, std::string& out) {
    std::set<std::string> known;
    const auto add = [&](bool hatched, const Stroke& stroke) {
        if (!hatched || !known.insert(pattern_name(stroke)).second) return;
        const float pitch = hatch_pitch(stroke);
        Writer svg(out);
        svg.open("pattern").attribute("id", pattern_name(stroke)).attribute("patternUnits", "userSpaceOnUse");
        svg.attribute("width", pitch).attribute("height", pitch).attribute("patternTransform", "rotate(45)");
        out += '>';
        svg.open("rect")
            .attribute("width", stroke.width)
            .attribute("height", pitch)
            .attribute("fill", hex(stroke.color));
        out += "/></pattern>\n";
    };
    out += "<defs>\n";
    for (const Scene& scene : scenes) {
        for (const Shape& shape : scene.shapes) {
            if (const auto* box = std::get_if<Box>(&shape)) add(box->hatched, box->stroke);
            if (const auto* circle = std::get_if<Circle>(&shape)) add(circle->hatched, circle->stroke);
        }
    }
    out += "</defs>\n";
}

} // namespace

std::string to_svg(std::span<const Scene> scenes, Rect size, Color background) {
    std::string out;
    out.reserve(64 * 1024);
    Writer svg(out);
    svg.open("svg").attribute("xmlns", "http://www.w3.org/2000/svg");
    svg.attribute("width", size.width).attribute("height", size.height);
    std::string view_box;
    Writer box(view_box);
    for (const float number : {size.x, size.y, size.width, size.height}) {
        if (!view_box.empty()) view_box += ' ';
        box.number(number);
    }
    svg.attribute("viewBox", view_box);
    out += ">\n";
    write_patterns(scenes, out);
    ShapeWriter shapes(out);
    shapes(Box{.rect = size, .rounding = 0, .fill = background, .stroke = {}});
    for (const Scene& scene : scenes) {
        for (const Shape& shape : scene.shapes)
            std::visit(shapes, shape);
    }
    out += "</svg>\n";
    return out;
}

} // namespace render
