#pragma once

#include <QSet>
#include <QWidget>

#include "bridge/command_port.h"
#include "models/observation.h"
#include "observer/lint.h"

class QLabel;
class QTreeWidget;
class QTreeWidgetItem;

namespace ui {

class EmptyPane;

/// What is wrong in the system, in sentences: looked for once a second, while somebody looks here,
/// and now and then to tell how much it is. What many of one kind have is one row, which opens.
class FindingsView : public QWidget {
  Q_OBJECT

 public:
  FindingsView(Observation& observation, Selection& selection, CommandPort& port,
               QWidget* parent = nullptr);

  QSize sizeHint() const override { return {640, 208}; }
  /// Looks for what is wrong now.
  void look();
  /// What was found last.
  const observer::Findings& findings() const { return findings_; }

 Q_SIGNALS:
  /// How many things are wrong now; 0 also when that is not looked for any more.
  void numberChanged(int findings);

 protected:
  void showEvent(QShowEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void onTick();
  bool isTooMuch() const;
  void giveUp();
  void fill();
  QSet<QString> openGroups() const;
  QTreeWidgetItem* addRow(QTreeWidgetItem* group, observer::Severity severity,
                          const QString& sentence);
  QTreeWidgetItem* addGroup(const observer::Finding& first, std::size_t count);
  void add(const observer::Finding& finding, QTreeWidgetItem* group);
  void addUntold(observer::Rule rule, std::size_t count, QTreeWidgetItem* group);
  void selectPlace();
  QString summary() const;

  Observation& observation_;
  Selection& selection_;
  CommandPort& port_;
  QLabel* summary_;
  QTreeWidget* list_;
  EmptyPane* empty_;
  observer::Findings findings_;
  observer::Duration looked_{};  // when, by the clock of whoever watches
  bool watched_ = false;         // messages, when it looked last
  bool is_filled_ = false;       // with what was found
  bool has_given_up_ = false;    // counting, because there is too much to look through
};

}  // namespace ui
