#pragma once

#include <string>
#include <vector>

namespace app {

/// What makes SQLite keep the rules of the contract desk whatever the PRAGMAs of a connection are.
/// Foreign keys count only where they are switched on, CHECKs only where they are not switched off;
/// triggers count unless a program switches off all of them in its own code
/// (`SQLITE_DBCONFIG_ENABLE_TRIGGER`). PostgreSQL has no such settings.
/// @pre the tables and triggers of the steps before are there
std::vector<std::string> triggers_for_any_settings();

}  // namespace app
