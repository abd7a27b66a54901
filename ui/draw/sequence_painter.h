#pragma once

#include <QPainter>

#include <optional>

#include "draw/sequence_layout.h"
#include "draw/theme.h"

namespace ui {

/// Paints a sequence diagram: on the screen, and for pictures of it. `arrow_look` says how the
/// arrows differ.
class SequencePainter {
 public:
  SequencePainter(const observer::MessageFlow& flow, const observer::SystemModel& system,
                  const SequenceLayout& layout, const Theme& theme)
      : flow_(flow), system_(system), layout_(layout), theme_(theme) {}

  void select(std::optional<MessageNumber> message) { selected_ = message; }
  void select(Identity process) { process_ = process; }

  /// Paints the names of the processes, then the lines and arrows below them.
  void paint(QPainter& painter, const QRectF& area) const;

  static constexpr double header = 34;

 private:
  QString label_of(const SequenceLayout::Arrow& arrow) const;
  QString name_of(otp::Pid pid) const;
  void paint_time(QPainter& painter, const SequenceLayout::Arrow& arrow) const;
  void paint_columns(QPainter& painter, const QRectF& area) const;
  void paint_arrow(QPainter& painter, const SequenceLayout::Arrow& arrow) const;
  void paint_to_itself(QPainter& painter, const SequenceLayout::Arrow& arrow) const;
  void paint_label(QPainter& painter, const SequenceLayout::Arrow& arrow) const;

  const observer::MessageFlow& flow_;
  const observer::SystemModel& system_;
  const SequenceLayout& layout_;
  const Theme& theme_;
  std::optional<MessageNumber> selected_;
  Identity process_;
};

}  // namespace ui
