#pragma once

#include <QByteArray>
#include <QString>

namespace ui {

/// Writes a file as a whole or not at all: what was there stays when it fails.
/// @returns what is wrong, as a sentence; empty when it is written
QString save_file(const QByteArray& bytes, const QString& file);

}  // namespace ui
