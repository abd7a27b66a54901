#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace ui {

/// How the columns of a table are arranged, and by which one its rows are sorted. As text, to be
/// kept, columns go by their ids: one that a later version adds stands where that version puts it,
/// and one that it has no more is passed over.
struct ColumnArrangement {
  struct Place {
    int column = 0;  // of the model
    int width = 0;
    bool is_hidden = false;

    friend bool operator==(const Place&, const Place&) = default;
  };
  QList<Place> places;  // from the leading edge on, each column once
  int sorted_by = 0;
  Qt::SortOrder order = Qt::AscendingOrder;

  friend bool operator==(const ColumnArrangement&, const ColumnArrangement&) = default;
};

/// @param ids of the columns of the model
QByteArray text_of(const ColumnArrangement& arrangement, const QStringList& ids);
/// What such a text says.
/// @param at_first of the columns and the order that it does not tell of; all of it when the text
/// is of another version or none at all. Its first column is never hidden.
ColumnArrangement arrangement_of(const QByteArray& text, const QStringList& ids,
                                 const ColumnArrangement& at_first);

}  // namespace ui
