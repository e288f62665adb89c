// What lies in a folder. One that cannot be read, or not to its end, holds what was read of it: nothing here throws.
#pragma once

#include <filesystem>
#include <system_error>
#include <vector>

namespace app {

// Calls `act` with each entry, in no order, until it returns false.
template <class Act>
void each_entry(const std::filesystem::path& folder, const Act& act) {
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        if (!act(*entry)) return;
    }
}

// Those that end in .json and are not hidden, by name.
std::vector<std::filesystem::path> json_files(const std::filesystem::path& folder);

} // namespace app
