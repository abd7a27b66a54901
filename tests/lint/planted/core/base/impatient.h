// What the layers lint must find: the base knows nobody, least of all Qt.
#include <QString>

#include "actor/process.h"
