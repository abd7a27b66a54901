#pragma once

#include <QTreeView>

#include <map>

#include "models/term_model.h"

namespace ui {

/// A term as a tree of names and values, open to its first level. What somebody has opened or
/// closed stays so, also when its row goes and comes back.
class TermView : public QTreeView {
  Q_OBJECT

 public:
  TermView(TermModel* model, const QString& name, QWidget* parent = nullptr);

  /// It takes what others leave.
  QSize sizeHint() const override { return minimumSizeHint(); }

 protected:
  void rowsInserted(const QModelIndex& parent, int first, int last) override;

 private:
  void remember(const QModelIndex& row, bool is_open);
  void restore(const QModelIndex& row);

  std::map<QStringList, bool> chosen_;  // by the names from the top
  bool is_restoring_ = false;
};

}  // namespace ui
