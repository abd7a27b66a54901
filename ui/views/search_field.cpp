#include "views/search_field.h"

#include <QHBoxLayout>
#include <QKeyEvent>

#include "draw/counted.h"
#include "draw/text.h"

namespace ui {

SearchField::SearchField(QWidget* parent)
    : QWidget(parent), text_(new QLineEdit(this)), found_(new QLabel(this)) {
  setObjectName("search");
  text_->setObjectName("search.text");
  text_->setPlaceholderText(tr("Search (Ctrl+F)"));
  text_->setAccessibleName(tr("Search"));
  text_->setToolTip(
      tr("Finds name, pid, kind, module, status and state. Enter goes to the next, Shift and Enter "
         "to the previous, Esc clears."));
  text_->setClearButtonEnabled(true);
  text_->setFixedWidth(text_->fontMetrics().averageCharWidth() * 28);
  text_->installEventFilter(this);
  found_->setObjectName("search.found");
  found_->setAutoFillBackground(true);
  found_->setMargin(2);
  found_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  found_->hide();
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->addWidget(found_);
  row->addWidget(text_);
  setFocusProxy(text_);
  connect(text_, &QLineEdit::textChanged, this, &SearchField::changed);
}

void SearchField::begin() {
  text_->setFocus(Qt::ShortcutFocusReason);
  text_->selectAll();
}

void SearchField::clear() { text_->clear(); }

void SearchField::showFound(int matches, int current, bool isComplete) {
  QString all = number(std::uint64_t(matches));
  QString sentence = matches == 0 && isComplete ? tr("nothing found")
                     : current > 0              ? tr("%1 of %2").arg(current).arg(all)
                                                : counted(std::uint64_t(matches), Things::Matches);
  found_->setText(isComplete ? sentence : sentence + QString::fromUtf8(" \u2026"));
  found_->setVisible(!text_->text().trimmed().isEmpty());
  updateGeometry();
}

bool SearchField::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
  auto* press = static_cast<QKeyEvent*>(event);
  switch (press->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (press->modifiers() & Qt::ShiftModifier) Q_EMIT previousWanted();
      else Q_EMIT nextWanted();
      return true;
    case Qt::Key_Escape:
      clear();
      Q_EMIT left();
      return true;
    default: return QWidget::eventFilter(watched, event);
  }
}

}  // namespace ui
