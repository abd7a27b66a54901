#include <QApplication>
#include <QImage>

#include <cstdio>

#include "appearance.h"
#include "composition.h"
#include "contracts.h"
#include "database_checks.h"
#include "draw/text.h"
#include "language.h"
#include "machine_output.h"
#include "settings.h"

namespace {

constexpr int cannot_write = 1;
constexpr int wrong_option = 2;
constexpr int no_display = 3;
constexpr int no_database = 4;

int print(const app::Answer& answer) {
  std::fputs(qUtf8Printable(answer.text), answer.code == 0 ? stdout : stderr);
  return answer.code;
}

bool has_display() {
  return qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || qEnvironmentVariableIsSet("DISPLAY") ||
         qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
}

/// The options are read before there is a display to ask for.
std::variant<app::Options, app::Answer> options_of(int argc, char** argv) {
  QCoreApplication application(argc, argv);
  return app::read_options(application.arguments());
}

int take_picture(const app::Options& options, app::Contracts contracts) {
  app::Composition composition(options, std::move(contracts));
  QWidget* view = &composition.window();
  if (options.view != "window") {
    view = composition.window().findChild<QWidget*>("view." + options.view);
    view->setParent(nullptr);
  }
  view->resize(options.size);
  view->show();
  if (!options.select.isEmpty()) composition.selectByName(options.select);
  composition.runUntil(otp::TimePoint(options.at));
  QImage picture = app::picture_of(*view);
  if (view != &composition.window()) view->deleteLater();
  if (composition.awaitsSelection()) {
    QString at = ui::moment(otp::TimePoint(options.at));
    return print(
        {QString("There was no process '%1' until %2. See --json snapshot for the names.\n")
             .arg(options.select, at),
         wrong_option});
  }
  if (picture.save(options.screenshot, "PNG")) return 0;
  return print({QString("The picture could not be written to '%1'.\n").arg(options.screenshot),
                cannot_write});
}

int show_window(const app::Options& options, app::Contracts contracts) {
  app::Composition composition(options, std::move(contracts));
  ui::MainWindow& window = composition.window();
  QObject::connect(&window, &ui::MainWindow::themeChosen, &window, &app::apply_theme);
  app::settings::follow(window);
  ui::DeskPort& desk = composition.desk();
  app::settings::restore(desk);
  if (options.actor) desk.setActor(options.actor->toStdString());
  QObject::connect(&desk.habits(), &ui::DeskHabits::changed, &window,
                   [&desk] { app::settings::keep(desk.habits()); });
  window.resize(options.size);
  app::settings::restore(window);
  app::fit_to_screen(window);
  window.show();
  composition.play();
  int code = QApplication::exec();
  app::settings::keep(window);
  return code;
}

}  // namespace

int main(int argc, char** argv) {
  QCoreApplication::setApplicationName("Actorscope");
  QCoreApplication::setOrganizationName("Actorscope");
  QCoreApplication::setApplicationVersion(ACTORSCOPE_VERSION);
  auto read = options_of(argc, argv);
  if (auto* answer = std::get_if<app::Answer>(&read)) return print(*answer);
  const auto& options = std::get<app::Options>(read);
  if (auto report = app::check_database(options)) return print({report->text, report->code});
  if (!options.json.isEmpty()) return app::print_json(options, stdout);
  bool is_picture = !options.screenshot.isEmpty();
  if (!is_picture && !has_display()) {
    return print(
        {"There is no display to open a window on. Use --screenshot FILE to draw without "
         "one.\n",
         no_display});
  }
  // Only what somebody drives is kept without being asked for.
  auto contracts =
      app::open_contracts(options.database.value_or(is_picture ? app::in_memory : QString()));
  if (!contracts) {
    return print({QString("%1 Choose another place with --db, or --db :memory: to keep nothing.\n")
                      .arg(ui::text(contracts.error().text())),
                  no_database});
  }
  if (is_picture) app::prepare_for_pictures(options.scale);
  QApplication application(argc, argv);
  auto remembered = is_picture ? std::nullopt : app::settings::theme();
  app::apply_appearance(options.theme.value_or(remembered.value_or(ui::ThemeKind::Light)));
  auto spoken = is_picture ? std::nullopt : app::settings::language();
  app::apply_language(options.language.value_or(spoken.value_or(ui::Language::English)));
  return is_picture ? take_picture(options, std::move(*contracts))
                    : show_window(options, std::move(*contracts));
}
