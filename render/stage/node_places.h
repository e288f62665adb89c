// Where the nodes stand on the stage: on an ellipse, clockwise from the upper left, each with its label outside. The
// largest text and circles are taken with which nothing lies on its neighbour. While nothing is told of a node but its
// name and value, it is a large, quiet circle; showing more of what is beside it, or its ring, then moves no node.
#pragma once

#include <vector>

#include "render/geometry.h"
#include "render/view.h"

namespace render {

enum class Side { Left, Right, Below }; // of its node, where a label stands

// What the labels show; less where room is short.
enum class Detail { Whole, WithoutTimer, WithoutLog, OnlyName };

struct NodePlace {
    Point center;
    Side side = Side::Right;
    Rect label; // name and role, timer, log
};

// Heights within a label, from its top, in em: baselines of the text, and the strip of log entries; 0: not there.
struct LabelLines {
    float name = 1.1F;
    float timer = 2.4F;
    float strip = 2.95F;
    float entry_height = 1.9F;
    float position = 5.7F; // index and term below an entry
    float height = 5.95F;
};

// With room for all that the detail allows; what shows of it stands in the middle of that height.
LabelLines label_lines(Detail detail, const Shows& shows = {});

struct StagePlaces {
    float em = 16;   // of ordinary text on the stage
    float ring = 57; // radius of the timeout ring, to the middle of its stroke
    bool rings = true;
    Detail detail = Detail::Whole;
    LabelLines lines;
    std::vector<NodePlace> nodes;
    Rect clients; // the column at the right that is theirs

    float body() const { return ring * (rings ? 0.807F : 0.95F); } // radius of a node's circle
    float ring_width() const { return ring * 0.105F; }
    float outside() const { return ring + (rings ? ring_width() : 0); } // nothing of a node reaches further
};

// The part of a label in which something stands.
Rect shown_label(const StagePlaces& places, const NodePlace& place);

// How much text matters: enlarged, it asks for no more room between things than it would at its ordinary size; while
// somebody presents, it keeps its size and circles are smaller instead.
struct TextWeight {
    float enlarged = 1;
    bool presenting = false;

    friend bool operator==(const TextWeight&, const TextWeight&) = default;
};

StagePlaces place_nodes(int nodes, Rect area, float font_size, const Shows& shows = {}, const TextWeight& text = {});

// The same, searched for anew only where something that they depend on is not what it was the last time.
class RememberedPlaces {
  public:
    const StagePlaces& of(int nodes, Rect area, const View& view);

  private:
    int nodes_ = 0;
    Rect area_{};
    float font_size_ = 0;
    Shows shows_;
    TextWeight text_;
    StagePlaces places_;
};

} // namespace render
