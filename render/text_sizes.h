// How large text is: four sizes, in parts of the em, and the em while somebody presents. Whatever is written on screen
// or in a picture has one of these, or is a number that fills a circle.
#pragma once

namespace render {

inline constexpr float kRemark = 0.875F; // index and term, what a timer has left, the numbers of an axis
inline constexpr float kText = 1;
inline constexpr float kLarge = 1.25F; // names and titles
inline constexpr float kHuge = 1.625F;

// While presenting, in parts of the picture's height: what the last row of a lecture hall still reads.
inline constexpr float kLeastText = 0.022F;
inline constexpr float kLeastRemark = 0.018F;

// The em of a picture so high in which somebody presents, who would else use `em` pixels.
float presenting_em(float em, float height);

} // namespace render
