#pragma once

#include <QByteArray>
#include <QStringList>

namespace support {

/// The texts of a PDF that QPdfWriter has made, as a reader would copy them: each run of one
/// direction by itself, from left to right as it stands on the page.
QStringList texts_of_pdf(const QByteArray& pdf);

}  // namespace support
