// A person's taste as it is now, and in settings.json from one start to the next.
#pragma once

#include <filesystem>
#include <optional>

#include "app/files/preferences.h"
#include "app/files/whole_file.h"

namespace app {

class KeptPreferences {
  public:
    // What differs from what is kept was asked for this time only. An empty path keeps nothing.
    KeptPreferences(Preferences now, Preferences kept, std::filesystem::path file)
        : now_(std::move(now)), kept_(std::move(kept)), file_(std::move(file)) {}

    const Preferences& now() const { return now_; }

    std::optional<FileProblem> apply(const PreferenceAction& action, const Languages& languages);

  private:
    Preferences now_;
    Preferences kept_;
    std::filesystem::path file_;
};

} // namespace app
