#pragma once

#include <QObject>
#include <QStringList>

namespace ui {

/// What was chosen at the desk before, to be offered again.
/// @thread gui
class DeskHabits : public QObject {
  Q_OBJECT

 public:
  static constexpr int most_names = 12;

  /// Who was signed in, the last one first.
  const QStringList& names() const { return names_; }
  void addName(const QString& name);
  /// The currency of the last contract that was opened here; `XXX`, none, before the first.
  const QString& currency() const { return currency_; }
  void setCurrency(const QString& code);

  /// Takes up what was kept of an earlier time.
  void restore(const QStringList& names, const QString& currency);

 Q_SIGNALS:
  void changed();

 private:
  QStringList names_;
  QString currency_ = "XXX";
};

}  // namespace ui
