#pragma once

#include <QString>

#include <string>

#include "murabaha/date.h"

class QDate;
class QDateEdit;
class QWidget;

namespace ui {

/// A field for a day of the calendar, written like 2026-01-05 as everywhere in the desk. Which days
/// are allowed is up to the rules, which say why not.
QDateEdit* make_date_field(const QString& id, murabaha::Date day, QWidget* parent);
QDate qdate_of(murabaha::Date day);
murabaha::Date day_of(const QDate& date);
/// `2026-01-05`
std::string date_text(const QDateEdit& field);

}  // namespace ui
