#pragma once

#include <QDialog>
#include <QEvent>
#include <QObject>
#include <QTest>

#include <functional>
#include <memory>

/// What the tests of the window share.
namespace support {

/// A set of tests that fail when Qt warns about something.
class Case : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init();
};

using MakeCase = std::unique_ptr<Case> (*)();
/// Cases register themselves, so that several files make one program.
struct Registered {
  explicit Registered(MakeCase make);
};
template <class T>
std::unique_ptr<Case> make_case() {
  return std::make_unique<T>();
}

/// Calls `open`, which shows a dialog and waits for its end, and `act` in the dialog meanwhile. A
/// dialog that is open after that is closed. The test fails when no dialog comes.
void in_dialog(const std::function<void()>& open, const std::function<void(QDialog&)>& act);

/// Calls `act` whenever an event of this type comes to an object, for as long as that lives.
void on_event(QObject& object, QEvent::Type type, std::function<void(const QEvent&)> act);

/// The child with this object name; the test stops when there is none.
template <class Widget>
Widget& child(const QObject& parent, const QString& name) {
  auto* found = parent.findChild<Widget*>(name);
  if (found == nullptr) qFatal("there is no '%s'", qPrintable(name));
  return *found;
}

}  // namespace support
