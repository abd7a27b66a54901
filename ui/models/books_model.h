#pragma once

#include <QAbstractTableModel>

#include "models/books_comparison.h"

namespace ui {

/// Two books side by side, those payments first that differ.
class BooksModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column {
    Contract,
    OurAmount,
    OurStatus,
    TheirStatus,
    TheirAmount,
    Compared,
    Payee,
    Key,
    ColumnCount
  };

  using QAbstractTableModel::QAbstractTableModel;

  void show(std::vector<BooksLine> lines);
  /// Hides the payments on which both books agree.
  void setOnlyDifferences(bool only);
  const std::vector<BooksLine>& lines() const { return lines_; }
  /// How many payments differ, or are not known yet.
  int differences() const { return differences_; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QString cell(const BooksLine& line, int column) const;

  std::vector<BooksLine> lines_;
  int differences_ = 0;
  bool only_differences_ = false;
};

}  // namespace ui
