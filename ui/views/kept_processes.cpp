#include "views/kept_processes.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QToolButton>

#include <algorithm>

#include "draw/text.h"

namespace ui {
namespace {

constexpr const char* name_property = "name";  // also of who is forgotten meanwhile

}  // namespace

KeptProcesses::KeptProcesses(const Observation& observation, QWidget* parent)
    : QWidget(parent), observation_(observation), row_(new QHBoxLayout(this)) {
  row_->setContentsMargins(0, 0, 0, 0);
  row_->setSpacing(4);
}

bool KeptProcesses::contains(Identity id) const {
  return std::ranges::find(ids_, id) != ids_.end();
}

void KeptProcesses::add(Identity id) {
  if (id.is_none() || contains(id)) return;
  ids_.push_back(id);
  addButton(id);
  shortenNames();
  Q_EMIT changed();
}

QToolButton* KeptProcesses::buttonOf(Identity id) const {
  return findChild<QToolButton*>("kept." + QString::number(id.number));
}

/// However many there are, they do not make the window wider.
void KeptProcesses::shortenNames() {
  constexpr int room = 300, widest = 110, narrowest = 20;
  for (Identity id : ids_) {
    QToolButton* button = buttonOf(id);
    int width = std::clamp(room / int(ids_.size()), narrowest, widest);
    button->setText(button->fontMetrics().elidedText(button->property(name_property).toString(),
                                                     Qt::ElideRight, width) +
                    QString::fromUtf8(" \u00d7"));
  }
}

void KeptProcesses::addButton(Identity id) {
  auto* button = new QToolButton(this);
  button->setObjectName("kept." + QString::number(id.number));
  button->setFocusPolicy(Qt::StrongFocus);
  const auto* entry = observation_.system().find(id);
  QString name = entry == nullptr ? QString() : text(entry->title());
  button->setProperty(name_property, name);
  QString remove = tr("Take %1 out of the diagram").arg(apart(name));
  button->setToolTip(remove);
  button->setAccessibleName(remove);
  auto* action = new QAction(remove, button);
  button->addAction(action);
  button->setContextMenuPolicy(Qt::ActionsContextMenu);
  connect(button, &QToolButton::clicked, action, &QAction::trigger);
  connect(action, &QAction::triggered, this, [this, id] { Q_EMIT removeWanted(id); });
  row_->addWidget(button);
}

/// A button that is clicked is not deleted before it has finished.
void KeptProcesses::remove(Identity id) {
  if (std::erase(ids_, id) == 0) return;
  QToolButton* button = buttonOf(id);
  button->setObjectName({});
  button->hide();
  button->deleteLater();
  shortenNames();
  Q_EMIT changed();
}

/// Buttons have no use for Delete, and pass it on.
void KeptProcesses::keyPressEvent(QKeyEvent* event) {
  auto chosen =
      std::ranges::find_if(ids_, [this](Identity id) { return buttonOf(id)->hasFocus(); });
  bool removes = event->key() == Qt::Key_Delete && chosen != ids_.end();
  if (removes) Q_EMIT removeWanted(Identity(*chosen));
  else QWidget::keyPressEvent(event);
}

void KeptProcesses::clear() {
  while (!ids_.empty()) remove(ids_.back());
}

}  // namespace ui
