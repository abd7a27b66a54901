#pragma once

#include <QDialog>
#include <QList>
#include <QString>

class QTreeWidget;

namespace ui {

/// The keys of one part of the window.
struct KeySection {
  struct Row {
    QString keys;
    QString what;
  };
  QString title;
  QList<Row> rows;
};

/// Shows all keys by the part of the window where they work, and finds those that one looks for.
class KeysDialog : public QDialog {
  Q_OBJECT

 public:
  KeysDialog(const QList<KeySection>& sections, QWidget* parent);

 private:
  void fill(const QList<KeySection>& sections);
  void filter(const QString& wanted);
  void fitTo(const QSize& window);

  QTreeWidget* list_;
};

}  // namespace ui
