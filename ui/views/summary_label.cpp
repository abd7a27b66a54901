#include "views/summary_label.h"

#include <QTextDocumentFragment>

#include <algorithm>

namespace ui {
namespace {

QString line_of(const QList<SummaryLabel::Fact>& facts) {
  QStringList parts;
  for (const auto& fact : facts) parts << fact.html;
  return parts.join(QString::fromUtf8(" \u00a0\u00b7\u00a0 "));
}

QString plain(const QString& html) { return QTextDocumentFragment::fromHtml(html).toPlainText(); }

}  // namespace

SummaryLabel::SummaryLabel(QWidget* parent) : QLabel(parent) {
  setTextFormat(Qt::RichText);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
}

void SummaryLabel::show(const QList<Fact>& facts) {
  facts_ = facts;
  QString all = plain(line_of(facts));
  if (all == toolTip()) return;
  setToolTip(all);
  updateGeometry();
  fit();
}

int SummaryLabel::widthOf(const QList<Fact>& facts) const {
  QMargins margins = contentsMargins();
  return fontMetrics().horizontalAdvance(plain(line_of(facts))) + margins.left() + margins.right() +
         2;
}

QSize SummaryLabel::sizeHint() const { return {widthOf(facts_), QLabel::sizeHint().height()}; }

QSize SummaryLabel::minimumSizeHint() const { return {0, QLabel::minimumSizeHint().height()}; }

void SummaryLabel::resizeEvent(QResizeEvent* event) {
  QLabel::resizeEvent(event);
  fit();
}

void SummaryLabel::fit() {
  QList<Fact> shown = facts_;
  while (shown.size() > 1 && widthOf(shown) > width()) {
    shown.erase(std::ranges::min_element(shown, {}, &Fact::importance));
  }
  setText(line_of(shown));
}

}  // namespace ui
