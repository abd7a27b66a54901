#include "draw/depth_heat.h"

namespace ui {

const QColor& heat_color(const Theme& theme, int heat) {
  return heat < 3 ? theme.warning : theme.error;
}

QColor heat_ground(const Theme& theme, int heat) {
  constexpr double shares[] = {0, 0.12, 0.22, 0.24};
  double share = shares[heat];
  const QColor& color = heat_color(theme, heat);
  auto mixed = [share](double ground, double over) { return ground + share * (over - ground); };
  return QColor::fromRgbF(float(mixed(theme.raised.redF(), color.redF())),
                          float(mixed(theme.raised.greenF(), color.greenF())),
                          float(mixed(theme.raised.blueF(), color.blueF())));
}

}  // namespace ui
