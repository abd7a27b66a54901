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

/// Most facts are plain already, and need no document.
QString plain(const QString& html) {
  bool is_plain = !html.contains('<') && !html.contains('&');
  return is_plain ? html : QTextDocumentFragment::fromHtml(html).toPlainText();
}

}  // namespace

SummaryLabel::SummaryLabel(QWidget* parent) : QLabel(parent) {
  setTextFormat(Qt::RichText);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
}

void SummaryLabel::show(const QList<Fact>& facts) {
  if (facts == facts_) return;
  facts_ = facts;
  setToolTip(plain(line_of(facts)));
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
