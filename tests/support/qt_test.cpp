#include "qt_test.h"

#include <QApplication>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTimer>

#include <memory>
#include <vector>

#include "appearance.h"

namespace support {
namespace {

std::vector<MakeCase>& cases() {
  static std::vector<MakeCase> all;
  return all;
}

QtMessageHandler handler_of_qt_test = nullptr;

void tell(QtMsgType type, const QMessageLogContext& context, const QString& message) {
  // The offscreen platform says this of every window.
  if (message.startsWith("This plugin does not support")) return;
  handler_of_qt_test(type, context, message);
}

constexpr int most_rounds = 100;

/// Acts in the dialog as soon as it is there.
struct Visitor : std::enable_shared_from_this<Visitor> {
  std::function<void(QDialog&)> act;
  bool has_acted = false;
  int rounds = 0;

  void look() {
    auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
    if (dialog == nullptr) return ++rounds < most_rounds ? again() : void();
    has_acted = true;
    act(*dialog);
    if (dialog->isVisible()) dialog->reject();
  }
  void again() {
    QTimer::singleShot(0, qApp, [self = shared_from_this()] { self->look(); });
  }
};

/// Listens to one object, which owns it.
struct Listener : QObject {
  QEvent::Type type;
  std::function<void(const QEvent&)> act;

  Listener(QObject& object, QEvent::Type what, std::function<void(const QEvent&)> then)
      : QObject(&object), type(what), act(std::move(then)) {
    object.installEventFilter(this);
  }
  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() == type) act(*event);
    return false;
  }
};

}  // namespace

void Case::init() {
  // Each case begins with Qt Test's own handler in place.
  QtMessageHandler before = qInstallMessageHandler(&tell);
  if (before != &tell) handler_of_qt_test = before;
  QTest::failOnWarning(QRegularExpression(".*"));
}

Registered::Registered(MakeCase make) { cases().push_back(make); }

void on_event(QObject& object, QEvent::Type type, std::function<void(const QEvent&)> act) {
  new Listener(object, type, std::move(act));
}

void in_dialog(const std::function<void()>& open, const std::function<void(QDialog&)>& act) {
  auto visitor = std::make_shared<Visitor>();
  visitor->act = act;
  visitor->again();
  open();
  QVERIFY2(visitor->has_acted, "no dialog came");
}

}  // namespace support

int main(int argc, char** argv) {
  app::prepare_for_pictures(1);
  QStandardPaths::setTestModeEnabled(true);
  QApplication application(argc, argv);
  QCoreApplication::setApplicationName("Actorscope tests");
  QCoreApplication::setOrganizationName("Actorscope");
  app::apply_appearance(ui::ThemeKind::Light);
  int failures = 0;
  for (support::MakeCase make : support::cases()) {
    failures += QTest::qExec(make().get(), argc, argv);
  }
  return failures;
}
