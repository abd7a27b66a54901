#include "views/column_arrangement.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace ui {
namespace {

using Place = ColumnArrangement::Place;

constexpr int version = 1;
constexpr int narrowest = 24, widest = 2000;

bool contains(const QList<Place>& places, int column) {
  return std::ranges::find(places, column, &Place::column) != places.end();
}

/// What is known of one column; nothing of one that is not, or was there already.
void add(QList<Place>& places, const QJsonObject& kept, const QStringList& ids,
         const QList<Place>& at_first) {
  int column = int(ids.indexOf(kept["id"].toString()));
  auto usual = std::ranges::find(at_first, column, &Place::column);
  if (usual == at_first.end() || contains(places, column)) return;
  int width = std::clamp(kept["width"].toInt(usual->width), narrowest, widest);
  places.append({column, width, kept["hidden"].toBool() && column != at_first.first().column});
}

/// What is missing comes behind what it stands behind at first.
void add_missing(QList<Place>& places, const QList<Place>& at_first) {
  for (qsizetype i = 0; i < at_first.size(); ++i) {
    if (contains(places, at_first[i].column)) continue;
    auto before =
        i == 0 ? places.end() : std::ranges::find(places, at_first[i - 1].column, &Place::column);
    places.insert(i == 0 ? 0 : before - places.begin() + 1, at_first[i]);
  }
}

}  // namespace

QByteArray text_of(const ColumnArrangement& arrangement, const QStringList& ids) {
  QJsonArray columns;
  for (const Place& place : arrangement.places) {
    QJsonObject column{{"id", ids[place.column]}, {"width", place.width}};
    if (place.is_hidden) column["hidden"] = true;
    columns.append(column);
  }
  QJsonObject all{{"version", version},
                  {"columns", columns},
                  {"sorted_by", ids[arrangement.sorted_by]},
                  {"descending", arrangement.order == Qt::DescendingOrder}};
  return QJsonDocument(all).toJson(QJsonDocument::Compact);
}

ColumnArrangement arrangement_of(const QByteArray& text, const QStringList& ids,
                                 const ColumnArrangement& at_first) {
  QJsonObject all = QJsonDocument::fromJson(text).object();
  if (all["version"].toInt() != version) return at_first;
  ColumnArrangement arrangement = at_first;
  arrangement.places.clear();
  for (const QJsonValue& column : all["columns"].toArray()) {
    add(arrangement.places, column.toObject(), ids, at_first.places);
  }
  add_missing(arrangement.places, at_first.places);
  int sorted_by = int(ids.indexOf(all["sorted_by"].toString()));
  if (sorted_by < 0) return arrangement;
  arrangement.sorted_by = sorted_by;
  arrangement.order = all["descending"].toBool() ? Qt::DescendingOrder : Qt::AscendingOrder;
  return arrangement;
}

}  // namespace ui
