#include "render/stage/contour.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

#include "render/pen.h"

namespace render {

namespace {

// A piece of a curve within one cell: it enters and leaves through edges, which cells share. An edge is named by a
// number: two for each grid point, to its right and downwards.
struct Piece {
    std::size_t enters = 0;
    std::size_t leaves = 0;
    bool used = false;
};

class Grid {
  public:
    Grid(const std::function<float(Point)>& value, Rect area, float cell)
        : columns_(static_cast<std::size_t>(std::max(2.0F, std::ceil(area.width / cell))) + 1),
          rows_(static_cast<std::size_t>(std::max(2.0F, std::ceil(area.height / cell))) + 1),
          origin_{area.x, area.y},
          step_{area.width / static_cast<float>(columns_ - 1), area.height / static_cast<float>(rows_ - 1)} {
        values_.reserve(columns_ * rows_);
        for (std::size_t i = 0; i < columns_ * rows_; ++i)
            values_.push_back(value(at(i)));
    }

    std::vector<Piece> pieces() const {
        std::vector<Piece> found;
        for (std::size_t row = 0; row + 1 < rows_; ++row) {
            for (std::size_t column = 0; column + 1 < columns_; ++column)
                add_pieces(row * columns_ + column, found);
        }
        return found;
    }

    // Where the curve crosses an edge.
    Point crossing(std::size_t edge) const {
        const std::size_t a = edge / 2;
        const std::size_t b = a + (edge % 2 == 0 ? 1 : columns_);
        const float part = values_[a] / (values_[a] - values_[b]);
        return between(at(a), at(b), part);
    }

  private:
    Point at(std::size_t i) const {
        const std::size_t row = i / columns_;
        return {origin_.x + step_.x * static_cast<float>(i % columns_), origin_.y + step_.y * static_cast<float>(row)};
    }

    bool crosses(std::size_t a, std::size_t b) const { return (values_[a] < 0) != (values_[b] < 0); }

    void add_pieces(std::size_t corner, std::vector<Piece>& found) const {
        const std::size_t right = corner + 1;
        const std::size_t below = corner + columns_;
        std::array<std::size_t, 4> edges{};
        std::size_t count = 0;
        if (crosses(corner, right)) edges[count++] = 2 * corner;
        if (crosses(right, below + 1)) edges[count++] = 2 * right + 1;
        if (crosses(below, below + 1)) edges[count++] = 2 * below;
        if (crosses(corner, below)) edges[count++] = 2 * corner + 1;
        for (std::size_t i = 0; i + 1 < count; i += 2)
            found.push_back({edges[i], edges[i + 1]});
    }

    std::size_t columns_;
    std::size_t rows_;
    Point origin_;
    Point step_;
    std::vector<float> values_;
};

// The edge on which a piece that touches `edge` goes on.
std::optional<std::size_t> follow(std::vector<Piece>& pieces, std::size_t edge) {
    for (Piece& piece : pieces) {
        if (piece.used || (piece.enters != edge && piece.leaves != edge)) continue;
        piece.used = true;
        return piece.enters == edge ? piece.leaves : piece.enters;
    }
    return std::nullopt;
}

} // namespace

std::vector<std::vector<Point>> zero_curves(const std::function<float(Point)>& value, Rect area, float cell) {
    const Grid grid(value, area, cell);
    std::vector<Piece> pieces = grid.pieces();
    std::vector<std::vector<Point>> curves;
    for (Piece& piece : pieces) {
        if (piece.used) continue;
        piece.used = true;
        std::vector<Point> curve{grid.crossing(piece.enters), grid.crossing(piece.leaves)};
        for (auto edge = follow(pieces, piece.leaves); edge; edge = follow(pieces, *edge)) {
            curve.push_back(grid.crossing(*edge));
        }
        std::reverse(curve.begin(), curve.end());
        for (auto edge = follow(pieces, piece.enters); edge; edge = follow(pieces, *edge)) {
            curve.push_back(grid.crossing(*edge));
        }
        curves.push_back(std::move(curve));
    }
    return curves;
}

std::vector<Point> softened(std::vector<Point> curve, int rounds) {
    std::vector<Point> before;
    for (int round = 0; round < rounds; ++round) {
        before = curve;
        for (std::size_t i = 1; i + 1 < curve.size(); ++i) {
            curve[i] = before[i] * 0.5F + (before[i - 1] + before[i + 1]) * 0.25F;
        }
    }
    return curve;
}

} // namespace render
