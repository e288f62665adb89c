// Something the program has to say: a key of the catalogue of words and its values, so that it reads right in
// whichever language is shown when it is read.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "render/text.h"

namespace app {

struct Notice {
    bool trouble = false;
    std::string key;
    std::vector<std::pair<std::string, std::string>> values;

    // With a button that leads to another future.
    enum class Offer { Nothing, CutFuture, OwnFuture };
    Offer offers = Offer::Nothing;
};

std::string text_of(const Notice& notice, const render::Words& words);

} // namespace app
