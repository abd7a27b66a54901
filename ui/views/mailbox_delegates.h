#pragma once

#include "models/observation.h"
#include "views/process_delegate.h"

namespace ui {

/// Shows the depth of a mailbox, with a ground and marks that tell how much it should worry.
class DepthDelegate : public ProcessDelegate {
  Q_OBJECT

 public:
  using ProcessDelegate::ProcessDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;
};

/// Draws how the depth of a mailbox went in the last minute.
class SparklineDelegate : public ProcessDelegate {
  Q_OBJECT

 public:
  SparklineDelegate(const Observation& observation, QObject* parent);
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;

  static constexpr observer::Duration length = std::chrono::seconds(60);

 private:
  const Observation& observation_;
};

}  // namespace ui
