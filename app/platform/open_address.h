// Hands an address to the desktop, which shows it in the person's browser.
#pragma once

#include <string>

namespace app {

// Only of the web: "https://…". False where nothing here opens addresses.
bool open_address(const std::string& address);

} // namespace app
