#include "draw/heat_map.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {
namespace {

constexpr double largest_cell = 22;
constexpr double smallest_cell = 2;
constexpr double hottest = 3;  // a thousand messages: the power of ten with the full colour
constexpr std::size_t shades = 64;

QColor mixed(const QColor& a, const QColor& b, double share) {
  auto part = [share](double from, double to) { return float(from + (to - from) * share); };
  return QColor::fromRgbF(part(a.redF(), b.redF()), part(a.greenF(), b.greenF()),
                          part(a.blueF(), b.blueF()));
}

bool is_shown(const ProcessFacts& facts) { return !facts.is_hidden && facts.is_alive; }

void add(std::vector<HeatMap::Cell>& cells, const ProcessFacts& facts, std::size_t shared_by) {
  if (cells.empty() || cells.back().count == shared_by) {
    cells.push_back({facts.id, facts.depth, facts.id, facts.id, 1});
    return;
  }
  HeatMap::Cell& cell = cells.back();
  ++cell.count;
  cell.last = facts.id;
  if (facts.depth <= cell.depth) return;
  cell.id = facts.id;
  cell.depth = facts.depth;
}

double warmth(std::uint32_t depth) { return std::min(1.0, std::log10(1.0 + depth) / hottest); }

}  // namespace

/// Up to the colour of errors, and beyond it towards that of text: a step can be told from the next
/// also by how light it is.
QColor heat(std::uint32_t depth, const Theme& theme) {
  if (depth == 0) return theme.ground;
  constexpr double faintest = 0.62;  // one message differs from none
  constexpr double strongest = 0.85;
  double warm = 2 * warmth(depth);
  return warm < 1 ? mixed(theme.ground, theme.error, faintest + (1 - faintest) * warm)
                  : mixed(theme.error, theme.text, strongest * (warm - 1));
}

QRectF HeatMap::rect(std::size_t index) const {
  auto column = double(index % std::size_t(columns)), row = double(index / std::size_t(columns));
  return {column * cell, row * cell, cell, cell};
}

const HeatMap::Cell* HeatMap::at(QPointF point) const {
  if (point.x() < 0 || point.y() < 0 || cell <= 0) return nullptr;
  auto column = std::size_t(point.x() / cell), row = std::size_t(point.y() / cell);
  std::size_t index = row * std::size_t(columns) + column;
  bool is_there = column < std::size_t(columns) && index < cells.size();
  return is_there ? &cells[index] : nullptr;
}

const HeatMap::Cell* HeatMap::cell_of(observer::Identity id) const {
  auto found = std::ranges::lower_bound(cells, id, {}, &Cell::last);
  return found == cells.end() || id < found->first ? nullptr : &*found;
}

QImage HeatMap::image(const Theme& theme) const {
  std::array<QRgb, shades + 1> colours;
  colours[0] = heat(0, theme).rgb();
  for (std::size_t i = 1; i <= shades; ++i) {
    double depth = std::pow(10, hottest * double(i) / shades) - 1;
    colours[i] = heat(std::uint32_t(std::ceil(depth)), theme).rgb();
  }
  auto rows = int((cells.size() + std::size_t(columns) - 1) / std::size_t(columns));
  QImage image(columns, std::max(1, rows), QImage::Format_RGB32);
  image.fill(theme.ground);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    std::uint32_t depth = cells[i].depth;
    auto shade = depth == 0 ? 0 : std::max<std::size_t>(1, std::size_t(warmth(depth) * shades));
    auto* line = reinterpret_cast<QRgb*>(image.scanLine(int(i / std::size_t(columns))));
    line[i % std::size_t(columns)] = colours[shade];
  }
  return image;
}

HeatMap heat_map(const TreeFacts& processes, QSizeF room) {
  HeatMap map;
  std::size_t count = 0;
  processes.for_each([&](const ProcessFacts& facts) { count += is_shown(facts) ? 1 : 0; });
  if (count == 0 || room.isEmpty()) return map;
  auto across = [](double length) { return std::max(1.0, std::floor(length / smallest_cell)); };
  auto most = std::size_t(across(room.width()) * across(room.height()));
  std::size_t shared_by = (count + most - 1) / most;
  map.cells.reserve(count / shared_by + 1);
  processes.for_each([&](const ProcessFacts& facts) {
    if (is_shown(facts)) add(map.cells, facts, shared_by);
  });
  double edge = std::sqrt(room.width() * room.height() / double(map.cells.size()));
  map.cell = std::clamp(std::floor(edge), smallest_cell, largest_cell);
  auto fits = [&] {
    map.columns = std::max(1, int(room.width() / map.cell));
    auto rows = (map.cells.size() + std::size_t(map.columns) - 1) / std::size_t(map.columns);
    return double(rows) * map.cell <= room.height();
  };
  while (!fits() && map.cell > smallest_cell) map.cell -= 1;
  return map;
}

}  // namespace ui
