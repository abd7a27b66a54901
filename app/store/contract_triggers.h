#pragma once

#include <string>
#include <vector>

namespace app {

/// What makes SQLite keep the rules of the contract desk whatever the settings of a connection are.
/// Foreign keys count only where they are switched on, CHECKs only where they are not switched off;
/// a trigger counts always. PostgreSQL has no such settings.
/// @pre the tables and triggers of the steps before are there
std::vector<std::string> triggers_for_any_settings();

}  // namespace app
