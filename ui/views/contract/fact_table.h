#pragma once

#include <QTableWidget>

namespace ui {

/// A table of what is known of a contract. It can be walked through by keys, and copied as text.
class FactTable : public QTableWidget {
  Q_OBJECT

 public:
  /// @param name what it shows, for those who hear it
  FactTable(const QString& id, const QString& name, const QStringList& columns,
            QWidget* parent = nullptr);

  /// Columns of figures.
  void setFigures(std::initializer_list<int> columns);
  /// What stands in place of rows when there are none.
  void setEmptyText(const QString& sentence) { empty_text_ = sentence; }
  const QString& emptyText() const { return empty_text_; }
  void fill(const QList<QStringList>& rows);
  void setTip(int row, int column, const QString& tip) { item(row, column)->setToolTip(tip); }
  /// All rows, their cells separated by tabs, the heading first.
  QString asText() const;

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  QSet<int> figures_;
  QString empty_text_;
};

}  // namespace ui
