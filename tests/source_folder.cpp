#include "tests/source_folder.h"

namespace tests {

std::filesystem::path source_folder() {
    return RAFTARIUM_SOURCE_DIR;
}

} // namespace tests
