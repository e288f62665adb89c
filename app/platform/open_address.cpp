#include "app/platform/open_address.h"

#ifdef _WIN32
#include <windows.h>

#include <shellapi.h>
#else
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <string_view>
#endif

namespace app {
namespace {

bool is_of_the_web(const std::string& address) {
    return address.rfind("https://", 0) == 0;
}

#ifndef _WIN32
#ifdef __APPLE__
constexpr std::string_view kOpener = "open";
#else
constexpr std::string_view kOpener = "xdg-open";
#endif

// Where the command lies; empty if it is not installed.
std::string opener() {
    const char* folders = std::getenv("PATH");
    std::string_view rest = folders == nullptr ? std::string_view() : folders;
    while (!rest.empty()) {
        const std::size_t end = rest.find(':');
        std::string path = std::string(rest.substr(0, end)) + '/' + std::string(kOpener);
        if (::access(path.c_str(), X_OK) == 0) return path;
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    return {};
}
#endif

} // namespace

#ifdef _WIN32
bool open_address(const std::string& address) {
    if (!is_of_the_web(address)) return false;
    return reinterpret_cast<INT_PTR>(ShellExecuteA(nullptr, "open", address.c_str(), nullptr, nullptr, SW_SHOWNORMAL)) >
           32;
}
#else
// Without a shell, which might find more in an address than an address. The child leaves at once and the opener is
// nobody's child, so that nobody has to wait for a browser.
bool open_address(const std::string& address) {
    const std::string path = opener();
    if (!is_of_the_web(address) || path.empty()) return false;
    const pid_t child = ::fork();
    if (child < 0) return false;
    if (child == 0) {
        ::setsid();
        if (::fork() == 0) {
            ::execl(path.c_str(), path.c_str(), address.c_str(), static_cast<char*>(nullptr));
            ::_exit(127);
        }
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return true;
}
#endif

} // namespace app
