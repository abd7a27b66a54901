#pragma once

#include "qt_world.h"
#include "views/process_actions.h"
#include "views/xray_view.h"

namespace support {

/// The X-ray of a mailbox of the shop, as it is seen in a window.
struct XrayScreen {
  World world{&start_shop};
  QWidget window;
  ui::ProcessActions actions{world.observation, world.selection, world.commands, &window};
  ui::XrayView view{world.observation, world.selection, world.commands, actions};

  XrayScreen() {
    view.resize(1000, 300);
    view.show();
  }
};

}  // namespace support
