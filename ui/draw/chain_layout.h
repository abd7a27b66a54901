#pragma once

#include <QRectF>
#include <QString>

#include <optional>
#include <vector>

#include "observer/causality.h"
#include "observer/system_model.h"

namespace ui {

using observer::Identity;

/// How something came about, as a diagram: a lane for each process that took part, and below each
/// other what happened, from the first cause down to what was asked about.
struct ChainLayout {
  /// How a row is drawn.
  enum class Mark : std::uint8_t {
    Arrow,  // from one lane to another
    Event,  // in one lane
    Fault,  // a crash
    End,
  };
  struct Lane {
    otp::Pid pid;  // the first that took part; none for whoever is outside the system
    Identity id;
    QString title;
    double x = 0;
  };
  struct Row {
    std::size_t step = 0;  // of the chain
    std::size_t from = 0;  // lanes
    std::size_t to = 0;
    double y = 0;
    Mark mark = Mark::Event;
    QString time;
    QString label;
  };

  std::vector<Lane> lanes;
  std::vector<Row> rows;
  QSizeF size;

  /// The row at a height; -1 when there is none.
  int at(double y) const;
  QRectF rect_of(std::size_t row) const;
};

/// @param width to be filled, where the lanes need no more
ChainLayout lay_out(const observer::CausalChain& chain, const observer::MessageFlow& flow,
                    const observer::SystemModel& system, double width);

}  // namespace ui
