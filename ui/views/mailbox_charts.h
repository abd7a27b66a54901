#pragma once

#include <QWidget>

#include <optional>
#include <vector>

#include "models/observation.h"
#include "views/time_series_chart.h"

class QComboBox;
class QLabel;
class QToolButton;

namespace ui {

class EmptyPane;

/// How full mailboxes were over the last half to two minutes: that of the selected process, and the
/// deepest ones.
class MailboxCharts : public QWidget {
  Q_OBJECT

 public:
  MailboxCharts(Observation& observation, Selection& selection, QWidget* parent = nullptr);

  QSize sizeHint() const override { return {640, 208}; }
  bool isPaused() const { return is_paused_; }
  /// Whether there is a line in any of them.
  bool isEmpty() const;

 public Q_SLOTS:
  /// Freezes the charts; nothing is lost meanwhile.
  void setPaused(bool paused);

 protected:
  void showEvent(QShowEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void onTick();
  void refresh();
  void chooseDeepest();
  void chooseAnew();
  void setSpan(int seconds);
  std::vector<Identity> deepest() const;
  observer::TimePoint endOfLastPart() const;
  TimeSeriesChart::Series seriesOf(Identity id, const QColor& colour,
                                   const QList<qreal>& dashes_of_line) const;

  Observation& observation_;
  Selection& selection_;
  TimeSeriesChart* selected_ = nullptr;
  EmptyPane* none_ = nullptr;  // is selected
  TimeSeriesChart* deepest_ = nullptr;
  QToolButton* pause_ = nullptr;
  QLabel* paused_label_ = nullptr;
  QComboBox* span_ = nullptr;
  std::chrono::seconds shown_{60};
  bool is_paused_ = false;
  int ticks_ = 0;
  std::vector<Identity> deepest_ids_;
  std::optional<observer::Duration> chosen_;  // when, by the clock of whoever watches
};

}  // namespace ui
