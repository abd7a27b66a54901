// The program in Arabic: every text of the contract desk is translated, windows are mirrored, and
// the language is remembered.

#include "language.h"

#include <QAbstractButton>
#include <QFile>
#include <QMessageBox>
#include <QProcess>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include "composition.h"
#include "draw/contract_words.h"
#include "qt_test.h"
#include "settings.h"

namespace {

using support::child;
using support::in_dialog;

/// A text of the program and what the file of translations makes of it.
struct Message {
  QString context;
  QString source;
  QString translation;
  QStringList files;
  bool is_finished = true;
};

void read_message(QXmlStreamReader& xml, Message& message) {
  while (xml.readNextStartElement()) {
    if (xml.name() == u"source") {
      message.source = xml.readElementText();
    } else if (xml.name() == u"translation") {
      message.is_finished = xml.attributes().value("type").isEmpty();
      message.translation = xml.readElementText(QXmlStreamReader::IncludeChildElements);
    } else {
      if (xml.name() == u"location") {
        message.files << xml.attributes().value("filename").toString();
      }
      xml.skipCurrentElement();
    }
  }
}

QList<Message> messages_of(const QString& file) {
  QFile ts(file);
  if (!ts.open(QIODevice::ReadOnly)) return {};
  QXmlStreamReader xml(&ts);
  QList<Message> messages;
  QString context;
  while (!xml.atEnd()) {
    xml.readNext();
    if (!xml.isStartElement()) continue;
    if (xml.name() == u"name") context = xml.readElementText();
    if (xml.name() != u"message") continue;
    messages.append({context, {}, {}, {}});
    read_message(xml, messages.last());
  }
  return messages;
}

QStringList matches(const QString& text, const char* pattern) {
  QStringList found;
  for (auto it = QRegularExpression(pattern).globalMatch(text); it.hasNext();) {
    found << it.next().captured();
  }
  found.sort();
  found.removeDuplicates();  // of a plural there are several forms
  return found;
}

/// Whether a source file is of the contract desk, or of the frame of the window.
bool must_be_translated(const QString& file) {
  static const QRegularExpression ours(
      "contract|statement|desk_|save_file|main_window|world_actions|world_bar|process_actions|"
      "exports|docks|command_palette|pause_banner|counted|observer_words|box_look|tree_accessible|"
      "chain_layout|event_|sequence|timeline|help_actions|empty_pane|past_lives|overhead");
  return file.contains(ours);
}

class LanguageTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void cleanup();
  void every_text_of_the_desk_and_the_frame_is_translated();
  void translations_keep_places_and_keys();
  void a_language_brings_its_texts_and_direction();
  void qts_own_dialogs_are_translated_too();
  void the_desk_uses_the_terms_of_the_trade_data();
  void the_desk_uses_the_terms_of_the_trade();
  void the_menu_chooses_the_language_of_the_next_start();
  void the_language_is_remembered();

 private:
  QTemporaryDir folder_;
};

void LanguageTest::initTestCase() {
  QSettings::setDefaultFormat(QSettings::IniFormat);
  QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder_.path());
}

void LanguageTest::cleanup() {
  QSettings().clear();
  app::apply_language(ui::Language::English);
}

/// The sources are read anew, so that a text that is not in the file yet is found as well.
void LanguageTest::every_text_of_the_desk_and_the_frame_is_translated() {
  QString file = folder_.filePath("fresh.ts");
  QVERIFY(QFile::copy(TRANSLATIONS, file));
  QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner));
  QProcess lupdate;
  lupdate.start(LUPDATE,
                {"-silent", "-no-obsolete", "-locations", "absolute", UI_FOLDER, "-ts", file});
  QVERIFY(lupdate.waitForFinished());
  QCOMPARE(lupdate.exitCode(), 0);
  int count = 0;
  QStringList missing;
  for (const Message& message : messages_of(file)) {
    // What lupdate has put there is looked up nowhere.
    QVERIFY2(message.context != "ui" && message.context != "std", qPrintable(message.source));
    if (std::ranges::none_of(message.files, must_be_translated)) continue;
    ++count;
    bool is_translated = message.is_finished && !message.translation.isEmpty();
    if (!is_translated) missing << message.context + ": " + message.source;
  }
  QVERIFY(count > 250);
  QVERIFY2(missing.isEmpty(), qPrintable("not translated (see the target update_translations):\n" +
                                         missing.join('\n')));
}

void LanguageTest::translations_keep_places_and_keys() {
  for (const Message& message : messages_of(TRANSLATIONS)) {
    if (!message.is_finished) continue;
    QString what = message.context + ": " + message.source;
    QVERIFY2(matches(message.source, "%[0-9n]") == matches(message.translation, "%[0-9n]"),
             qPrintable(what));
    QVERIFY2(matches(message.source, "&(?!\\w+;)") == matches(message.translation, "&(?!\\w+;)"),
             qPrintable(what));
    QVERIFY2(message.source.endsWith(u'…') == message.translation.endsWith(u'…'), qPrintable(what));
    QCOMPARE(message.translation.count(QChar(0x2068)), message.translation.count(QChar(0x2069)));
  }
}

void LanguageTest::a_language_brings_its_texts_and_direction() {
  app::apply_language(ui::Language::Arabic);
  QCOMPARE(QApplication::layoutDirection(), Qt::RightToLeft);
  QCOMPARE(ui::present_language() == ui::Language::Arabic, true);
  app::Composition arabic{app::Options()};
  QCOMPARE(child<QAction>(arabic.window(), "contract.new").text(), "عقد &جديد…");
  QVERIFY(arabic.window().isRightToLeft());
  app::apply_language(ui::Language::English);
  QCOMPARE(QApplication::layoutDirection(), Qt::LeftToRight);
  app::Composition english{app::Options()};
  QCOMPARE(child<QAction>(english.window(), "contract.new").text(), "&New contract…");
}

void LanguageTest::qts_own_dialogs_are_translated_too() {
  app::apply_language(ui::Language::Arabic);
  QMessageBox box(QMessageBox::Warning, "title", "text", QMessageBox::Cancel);
  QVERIFY(box.button(QMessageBox::Cancel)->text() != "Cancel");
}

void LanguageTest::the_desk_uses_the_terms_of_the_trade_data() {
  using murabaha::Stage;
  QTest::addColumn<int>("stage");
  QTest::addColumn<QString>("word");
  auto row = [](const char* name, Stage stage, const char* word) {
    QTest::newRow(name) << int(stage) << QString::fromUtf8(word);
  };
  row("pending", Stage::Pending, "قيد الانتظار");
  row("approved", Stage::Approved, "معتمد");
  row("disbursed", Stage::Disbursed, "مصروف");
  row("repaying", Stage::Repaying, "قيد السداد");
  row("completed", Stage::Completed, "مكتمل");
  row("rejected", Stage::Rejected, "مرفوض");
}

void LanguageTest::the_desk_uses_the_terms_of_the_trade() {
  QFETCH(int, stage);
  QFETCH(QString, word);
  app::apply_language(ui::Language::Arabic);
  QCOMPARE(ui::word_of(murabaha::Stage(stage)), word);
  QCOMPARE(ui::word_of(murabaha::EvidenceKind::Promise), "وعد");
  QCOMPARE(ui::word_of(murabaha::EvidenceKind::Possession), "قبض");
  QCOMPARE(ui::word_of(murabaha::EvidenceKind::Agency), "وكالة");
}

void LanguageTest::the_menu_chooses_the_language_of_the_next_start() {
  app::Composition composition{app::Options()};
  auto& window = composition.window();
  auto& arabic = child<QAction>(window, "view.language.ar");
  auto& english = child<QAction>(window, "view.language.en");
  QCOMPARE(arabic.text(), "العربية");
  QVERIFY(english.isChecked() && !arabic.isChecked());
  QSignalSpy chosen(&window, &ui::MainWindow::languageChosen);
  in_dialog([&] { arabic.trigger(); },
            [](QDialog& dialog) { QCOMPARE(dialog.objectName(), "dialog.language"); });
  QVERIFY(arabic.isChecked());
  english.trigger();  // which it speaks already: no dialog
  QCOMPARE(chosen.count(), 2);
  QCOMPARE(int(chosen.at(0).at(0).value<ui::Language>()), int(ui::Language::Arabic));
}

void LanguageTest::the_language_is_remembered() {
  QVERIFY(!app::settings::language().has_value());
  for (ui::Language language : ui::languages) {
    app::settings::keep_language(language);
    QCOMPARE(int(*app::settings::language()), int(language));
  }
  QSettings().setValue("language", "xx");
  QVERIFY(!app::settings::language().has_value());
}

const support::Registered registered(&support::make_case<LanguageTest>);

}  // namespace

#include "language_test.moc"
