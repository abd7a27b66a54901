#pragma once

#include <QWidget>

#include <optional>

#include "bridge/command_port.h"
#include "models/observation.h"

class QBoxLayout;
class QLabel;
class QPushButton;
class QTreeWidget;

namespace ui {

class EmptyPane;
class DepthStackView;
class HeatMapView;
class ProcessActions;
class RateView;

/// Looks into mailboxes: all of them as a heat map, and of the selected process what waits, of
/// which kind and from whom, how fast it comes and goes, and what is the matter when it fills.
class XrayView : public QWidget {
  Q_OBJECT

 public:
  XrayView(Observation& observation, Selection& selection, CommandPort& port,
           ProcessActions& actions, QWidget* parent = nullptr);

  QSize sizeHint() const override { return {640, 208}; }

 protected:
  void showEvent(QShowEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void onTick();
  void refresh();
  QBoxLayout* makeOverview();
  QBoxLayout* makeMailbox();
  QBoxLayout* makeLists();
  void showCells();
  void showAlarm(const observer::ProcessEntry* entry);
  void showFacts(const observer::MailboxXray& xray, const observer::ProcessEntry& entry);
  std::vector<std::size_t> restartsOf(const observer::ProcessEntry& entry) const;
  void showKinds(const observer::MailboxXray& xray);
  void showSenders(const observer::MailboxXray& xray);
  QString alarmSentence(const observer::MailboxAlarm& alarm) const;
  bool isEmptying(otp::Pid pid) const;
  QString linkTo(otp::Pid pid) const;
  void followLink(const QString& link);

  Observation& observation_;
  Selection& selection_;
  CommandPort& port_;
  QLabel* cells_;
  HeatMapView* heat_;
  EmptyPane* none_;
  QLabel* title_;
  QLabel* alarm_;
  QLabel* facts_;
  RateView* rates_;
  DepthStackView* depths_;
  QTreeWidget* kinds_;
  QTreeWidget* senders_;
  QPushButton* watch_;
  QPushButton* resume_;
  int ticks_ = 0;
};

}  // namespace ui
