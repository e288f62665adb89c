// Names a file to open, save or export to: a field for the path, and what lies in its folder.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/action.h"
#include "app/look.h"

namespace app {

class FileDialog {
  public:
    // Draws the dialog that is open; `dialog` is Open, Save or Export. `suggestion` is the path it starts with; only
    // `own_file` is replaced without a word.
    void show(const Look& look, Dialog dialog, const std::string& suggestion, const std::string& own_file,
              Actions& actions);

    // The dialog was closed: it starts afresh the next time.
    void forget() { shown_ = Dialog::None; }

  private:
    void begin(Dialog dialog, const std::string& suggestion);
    void list(const Look& look, Dialog dialog);
    void read_folder();
    bool replaces(Dialog dialog, const std::string& own_file) const;

    struct Item {
        std::string name;
        bool folder = false;
    };

    Dialog shown_ = Dialog::None;
    std::string path_;
    std::filesystem::path folder_;
    std::vector<Item> items_;
    bool focus_ = false;
    std::string warned_of_; // the file of which it was said that it will be replaced
    bool accepted_ = false; // by a double click in the list
};

} // namespace app
