#include "appearance.h"

#include <QApplication>
#include <QFontDatabase>
#include <QImage>
#include <QLocale>
#include <QPainter>
#include <QProxyStyle>
#include <QScreen>
#include <QStyleFactory>
#include <QStyleOption>

#include <cstdio>

/// Resources of a static library must be asked for, from outside of any namespace.
static void load_resources() { Q_INIT_RESOURCE(fonts); }

namespace app {
namespace {

constexpr int font_pixels = 13;

/// Fusion with room between the columns of tables.
class Style : public QProxyStyle {
 public:
  Style() : QProxyStyle(QStyleFactory::create("Fusion")) {}

  int pixelMetric(PixelMetric metric, const QStyleOption* option,
                  const QWidget* widget) const override {
    constexpr int cell_margin = 4;
    bool is_margin = metric == PM_FocusFrameHMargin || metric == PM_HeaderMargin;
    return is_margin ? cell_margin : QProxyStyle::pixelMetric(metric, option, widget);
  }

  /// The line below a key would cut Arabic words into letters that are not joined. The keys work
  /// without it.
  int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                QStyleHintReturn* returned) const override {
    bool is_cutting = hint == SH_UnderlineShortcut && QApplication::isRightToLeft();
    return is_cutting ? 0 : QProxyStyle::styleHint(hint, option, widget, returned);
  }

  /// Fusion frames what can be ticked and typed into with a shade of the ground, which nobody sees
  /// on a dark one.
  void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override {
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    bool is_field = element == PE_FrameLineEdit || element == PE_IndicatorCheckBox;
    bool has_focus = (option->state & State_HasFocus) != 0 && element == PE_FrameLineEdit;
    if (!is_field || has_focus) return;
    painter->save();
    painter->setPen(option->palette.color(QPalette::Dark));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
    painter->restore();
  }
};

/// Drops what Qt says about every machine without a display, and prints the rest.
void print_warning(QtMsgType, const QMessageLogContext&, const QString& message) {
  bool is_usual = message.startsWith("This plugin does not support propagateSizeHints") ||
                  message.startsWith("QStandardPaths: XDG_RUNTIME_DIR not set");
  if (!is_usual) std::fprintf(stderr, "%s\n", qUtf8Printable(message));
}

}  // namespace

void prepare_for_pictures(double scale) {
  qInstallMessageHandler(print_warning);
  qputenv("QT_QPA_PLATFORM", "offscreen");
  qputenv("QT_FONT_DPI", "96");
  qputenv("QT_SCALE_FACTOR", QByteArray::number(scale));
  qputenv("QT_HASH_SEED", "0");
  qputenv("LC_ALL", "C.UTF-8");
  qputenv("TZ", "UTC");
  QLocale::setDefault(QLocale::c());
  QApplication::setDesktopSettingsAware(false);
}

void apply_appearance(ui::ThemeKind theme) {
  load_resources();
  for (const char* file : {"DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSansMono.ttf"}) {
    QFontDatabase::addApplicationFont(QString(":/fonts/") + file);
  }
  QFont font("DejaVu Sans");
  font.setPixelSize(font_pixels);
  font.setHintingPreference(QFont::PreferNoHinting);
  font.setStyleStrategy(QFont::StyleStrategy(QFont::PreferAntialias | QFont::NoSubpixelAntialias));
  QApplication::setFont(font);
  QApplication::setStyle(new Style);
  QApplication::setEffectEnabled(Qt::UI_General, false);
  apply_theme(theme);
}

void apply_theme(ui::ThemeKind theme) { QApplication::setPalette(ui::theme_of(theme).palette()); }

void fit_to_screen(QWidget& window) {
  int title_bar = window.style()->pixelMetric(QStyle::PM_TitleBarHeight);
  QSize room = window.screen()->availableSize() - QSize(0, title_bar);
  if (window.size().boundedTo(room) == window.size()) return;
  window.resize(window.size().boundedTo(room));
  window.setWindowState(window.windowState() | Qt::WindowMaximized);
}

QImage picture_of(QWidget& widget) {
  QApplication::setCursorFlashTime(0);
  if (QWidget* focused = QApplication::focusWidget()) focused->clearFocus();
  for (int round = 0; round < 4; ++round) QApplication::processEvents();
  return widget.grab().toImage();
}

}  // namespace app
