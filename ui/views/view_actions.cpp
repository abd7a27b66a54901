#include "views/view_actions.h"

#include <QCoreApplication>
#include <QEvent>

#include <vector>

namespace ui {
namespace {

struct ViewActions {
  Q_DECLARE_TR_FUNCTIONS(ViewActions)
};

struct Button {
  const char* name;  // of the button
  const char* text;
};

struct View {
  const char* text;
  std::vector<Button> buttons;
};

const View views[] = {
    {QT_TRANSLATE_NOOP("ViewActions", "Within the &event log"),
     {{"log.why", QT_TRANSLATE_NOOP("ViewActions", "&Why did the chosen event happen?")},
      {"log.follow", QT_TRANSLATE_NOOP("ViewActions", "&Follow the latest event")},
      {"log.only_selected", QT_TRANSLATE_NOOP("ViewActions", "Events of the &selected process")}}},
    {QT_TRANSLATE_NOOP("ViewActions", "Within the &messages"),
     {{"sequence.why", QT_TRANSLATE_NOOP("ViewActions", "&Why was the chosen message sent?")},
      {"sequence.follow", QT_TRANSLATE_NOOP("ViewActions", "&Follow the latest message")},
      {"sequence.only_selected",
       QT_TRANSLATE_NOOP("ViewActions", "Messages of the &selected process")}}},
    {QT_TRANSLATE_NOOP("ViewActions", "Within the timeli&ne"),
     {{"timeline.why", QT_TRANSLATE_NOOP("ViewActions", "&Why did the chosen mark happen?")},
      {"timeline.follow", QT_TRANSLATE_NOOP("ViewActions", "&Follow the present")}}},
    {QT_TRANSLATE_NOOP("ViewActions", "Within the ta&ble of processes"),
     {{"table.only_matches", QT_TRANSLATE_NOOP("ViewActions", "&Only what the search finds")}}},
    {QT_TRANSLATE_NOOP("ViewActions", "Within the mailbox c&harts"),
     {{"charts.pause", QT_TRANSLATE_NOOP("ViewActions", "&Pause the charts")}}},
};

}  // namespace

ButtonAction::ButtonAction(const QString& id, const QString& text, QAbstractButton* button,
                           QObject* parent)
    : QAction(text, parent), button_(button) {
  setObjectName(id);
  setCheckable(button->isCheckable());
  button->installEventFilter(this);
  connect(button, &QAbstractButton::toggled, this, &ButtonAction::follow);
  connect(this, &QAction::triggered, button, [this] {
    button_->click();
    follow();
  });
  follow();
}

void ButtonAction::follow() {
  setEnabled(button_->isEnabled());
  setChecked(button_->isChecked());
  setToolTip(button_->toolTip());
}

bool ButtonAction::eventFilter(QObject* watched, QEvent* event) {
  bool is_told = event->type() == QEvent::EnabledChange || event->type() == QEvent::ToolTipChange;
  if (is_told) follow();
  return QAction::eventFilter(watched, event);
}

QList<QMenu*> menus_of_views(QWidget& window) {
  QList<QMenu*> menus;
  for (const View& view : views) {
    auto* menu = new QMenu(ViewActions::tr(view.text), &window);
    for (const Button& button : view.buttons) {
      menu->addAction(new ButtonAction("do." + QString(button.name), ViewActions::tr(button.text),
                                       window.findChild<QAbstractButton*>(button.name), menu));
    }
    menus.append(menu);
  }
  return menus;
}

}  // namespace ui
