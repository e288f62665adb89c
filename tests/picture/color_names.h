// What the theme calls the colours of a picture.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "render/theme.h"

namespace picture_tests {

class ColorNames {
  public:
    explicit ColorNames(const render::Theme& theme);

    // Its name there, of opaque paint; nothing for a colour that the theme does not have.
    std::optional<std::string> find(render::Color color) const;

  private:
    void add(const std::string& prefix, const render::Theme& theme);

    std::vector<std::pair<std::string, render::Color>> names_;
};

} // namespace picture_tests
