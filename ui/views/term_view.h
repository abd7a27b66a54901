#pragma once

#include <QTreeView>

#include "models/term_model.h"

namespace ui {

/// A term as a tree of names and values, open to its first level.
class TermView : public QTreeView {
  Q_OBJECT

 public:
  TermView(TermModel* model, const QString& name, QWidget* parent = nullptr);

  /// It takes what others leave.
  QSize sizeHint() const override { return minimumSizeHint(); }
};

}  // namespace ui
