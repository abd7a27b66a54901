#include "views/search_field.h"

#include <QHBoxLayout>
#include <QKeyEvent>

#include "draw/counted.h"
#include "draw/text.h"

namespace ui {

SearchEdit::SearchEdit(QWidget* parent) : QLineEdit(parent) {
  setAccessibleName(SearchField::tr("Search"));
  setToolTip(SearchField::tr(
      "Finds name, pid, kind, module, status and state. Enter goes to the next, Shift and Enter "
      "to the previous, Esc clears."));
  setClearButtonEnabled(true);
}

void SearchEdit::begin() {
  setFocus(Qt::ShortcutFocusReason);
  selectAll();
}

void SearchEdit::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (event->modifiers() & Qt::ShiftModifier) Q_EMIT previousWanted();
      else Q_EMIT nextWanted();
      return;
    case Qt::Key_Escape:
      clear();
      Q_EMIT left();
      return;
    default: QLineEdit::keyPressEvent(event);
  }
}

SearchField::SearchField(QWidget* parent)
    : QWidget(parent), text_(new SearchEdit(this)), found_(new QLabel(this)) {
  setObjectName("search");
  text_->setObjectName("search.text");
  text_->setPlaceholderText(tr("Search (Ctrl+F)"));
  text_->setFixedWidth(text_->fontMetrics().averageCharWidth() * 28);
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
  connect(text_, &SearchEdit::nextWanted, this, &SearchField::nextWanted);
  connect(text_, &SearchEdit::previousWanted, this, &SearchField::previousWanted);
  connect(text_, &SearchEdit::left, this, &SearchField::left);
}

void SearchField::showFound(int matches, int current, bool isComplete) {
  QString all = number(std::uint64_t(matches));
  QString sentence = matches == 0 && isComplete ? tr("nothing found")
                     : current > 0              ? tr("%1 of %2").arg(current).arg(all)
                                                : counted(std::uint64_t(matches), Things::Matches);
  found_->setText(isComplete ? sentence : sentence + QString::fromUtf8(" \u2026"));
  found_->setVisible(!text_->text().trimmed().isEmpty());
  updateGeometry();
}

}  // namespace ui
