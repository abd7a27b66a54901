#include "views/empty_pane.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

EmptyPane::EmptyPane(const QString& name, QWidget* parent)
    : QWidget(parent), text_(new QLabel(this)), button_(new QPushButton(this)) {
  text_->setObjectName(name);
  text_->setAlignment(Qt::AlignCenter);
  text_->setWordWrap(true);
  text_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);  // widens no window
  button_->hide();
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(12, 6, 12, 6);
  layout->addStretch();
  layout->addWidget(text_);
  layout->addWidget(button_, 0, Qt::AlignHCenter);
  layout->addStretch();
}

void EmptyPane::say(const QString& text) { text_->setText(text); }

QString EmptyPane::text() const { return text_->text(); }

void EmptyPane::offer(const QString& name, const QString& text, std::function<void()> act) {
  button_->setObjectName(name);
  button_->setText(text);
  button_->show();
  connect(button_, &QPushButton::clicked, this, std::move(act));
}

void EmptyPane::setOffers(bool offers) { button_->setVisible(offers); }

}  // namespace ui
