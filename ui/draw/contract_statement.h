#pragma once

#include <QByteArray>
#include <QImage>
#include <QPainter>

#include "draw/statement_layout.h"

namespace ui {

/// Draws a contract's statement on sheets of A4, from the left or from the right. Tables that are
/// longer than a page go on with their header; each page has its number and the short hash.
///
///     ContractStatement statement(statement_of(contract, records, {now}));
///     save(statement.pdf());
class ContractStatement {
 public:
  explicit ContractStatement(Statement statement,
                             Qt::LayoutDirection direction = Qt::LayoutDirectionAuto);
  ContractStatement(const ContractStatement&) = delete;
  ContractStatement& operator=(const ContractStatement&) = delete;

  const Statement& content() const { return content_; }
  const StatementLayout& layout() const { return layout_; }
  int pageCount() const { return int(layout_.pages().size()); }
  /// Draws a page, counted from 0, in points at the origin of the painter.
  void paintPage(QPainter& painter, int page) const;

  QByteArray pdf() const;
  /// @param scale pixels for a point
  QImage picture(int page, double scale = 1) const;

 private:
  void paintStrip(QPainter& painter, const StatementLayout::Placed& placed) const;
  void paintCells(QPainter& painter, const StatementLayout::Placed& placed) const;
  void paintText(QPainter& painter, const QRectF& where, const QString& text,
                 StatementStrip::Kind kind, Qt::Alignment alignment, int first, int last,
                 bool is_strong = false) const;
  void paintFoot(QPainter& painter, int page) const;
  bool isMirrored() const { return direction_ == Qt::RightToLeft; }

  Statement content_;
  StatementLayout layout_;
  Qt::LayoutDirection direction_;
};

}  // namespace ui
