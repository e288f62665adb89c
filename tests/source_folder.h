// Where the source lies: tests read the data that is shipped and their own goldens.
#pragma once

#include <filesystem>

namespace tests {

std::filesystem::path source_folder();

} // namespace tests
