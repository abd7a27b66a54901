#include "bridge/desk_habits.h"

#include "murabaha/money.h"

namespace ui {

void DeskHabits::addName(const QString& name) {
  if (name.isEmpty() || names_.value(0) == name) return;
  names_.removeAll(name);
  names_.prepend(name);
  names_ = names_.mid(0, most_names);
  Q_EMIT changed();
}

void DeskHabits::setCurrency(const QString& code) {
  if (code == currency_) return;
  currency_ = code;
  Q_EMIT changed();
}

void DeskHabits::restore(const QStringList& names, const QString& currency) {
  names_ = names.mid(0, most_names);
  if (murabaha::Currency::of(currency.toStdString())) currency_ = currency;
  Q_EMIT changed();
}

}  // namespace ui
