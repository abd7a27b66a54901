#pragma once

#include <QWidget>

#include "models/observation.h"

class QAction;
class QHBoxLayout;

namespace ui {

class SearchField;
class SupervisionTreeView;

/// The supervision tree, and around it what belongs to it, so that nothing covers it: above it news
/// and the search field, beside it the legend.
class TreePane : public QWidget {
  Q_OBJECT

 public:
  TreePane(Observation& observation, Selection& selection, QWidget* parent = nullptr);

  SupervisionTreeView& tree() { return *tree_; }
  /// Shows the legend or hides it; at first it is hidden.
  QAction* legend() { return legend_; }
  /// Gives news a place above the tree. It is kept for them while they are hidden, so that nothing
  /// moves when they come.
  void addNews(QWidget* news);

 public Q_SLOTS:
  /// Goes to the search field.
  void beginSearch();

 Q_SIGNALS:
  /// All has ended, and somebody wants to know what led to it: to what this row of the log tells.
  void whyWanted(quint64 row);
  /// All has ended, and somebody wants to see it from its beginning.
  void startAgainWanted();

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  QWidget* makeBar();
  QWidget* makeLegend();
  void followSearch();

  SupervisionTreeView* tree_;
  SearchField* search_;
  QAction* legend_;
  QHBoxLayout* bar_;
};

}  // namespace ui
