// What the observer's core says in English is said in the language of the program.

#include "draw/observer_sentences.h"

#include <QFile>
#include <QRegularExpression>

#include "draw/contract_words.h"
#include "draw/text.h"
#include "language.h"
#include "observer/lint.h"
#include "qt_test.h"

namespace {

bool is_arabic(const QString& text) {
  return std::ranges::any_of(text, [](QChar c) { return c.script() == QChar::Script_Arabic; });
}

/// Words of English, which no translation has; names that differ are of one letter here.
bool has_english(const QString& text) {
  static const QRegularExpression word("[A-Za-z]{2,}");
  return text.contains(word);
}

class ObserverSentencesTest : public support::Case {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { app::apply_language(ui::Language::Arabic); }
  void cleanupTestCase() { app::apply_language(ui::Language::English); }
  void every_sentence_of_the_sources_is_translated_data();
  void every_sentence_of_the_sources_is_translated();
  void the_parts_of_a_sentence_are_translated_too_data();
  void the_parts_of_a_sentence_are_translated_too();
  void what_was_found_is_summed_up();
  void names_are_isolated();
  void what_is_not_known_stays_as_it_is();
};

/// The texts in a file of the sources, with pieces that the compiler joins joined.
QStringList texts_of(const char* file) {
  QFile source(QString(SOURCES) + file);
  if (!source.open(QFile::ReadOnly)) qFatal("%s cannot be read", file);
  static const QRegularExpression comment("//[^\n]*|#include[^\n]*");
  static const QRegularExpression joint(R"("\s*\n\s*")");
  static const QRegularExpression quoted(R"re("([^"\\]*)")re");
  QString code = QString::fromUtf8(source.readAll()).remove(comment).remove(joint);
  QStringList texts;
  for (auto found = quoted.globalMatch(code); found.hasNext();) {
    texts << found.next().captured(1);
  }
  return texts;
}

void ObserverSentencesTest::every_sentence_of_the_sources_is_translated_data() {
  QTest::addColumn<QString>("file");
  QTest::addColumn<int>("at_least");
  QTest::newRow("findings") << "/core/observer/lint.cpp" << 7;
  QTest::newRow("causes") << "/core/observer/causality_chain.cpp" << 16;
  QTest::newRow("commands") << "/core/observer/local_node.cpp" << 4;
  QTest::newRow("demos") << "/core/demo/demo.cpp" << 8;
}

void ObserverSentencesTest::every_sentence_of_the_sources_is_translated() {
  QFETCH(QString, file);
  QFETCH(int, at_least);
  // Sentences that are put together of pieces, which the next tests do.
  const QStringList composed{"all {} restarts", "{} {}",
                             "{} has used up {} in {}: one more child that ends will end it"};
  static const QRegularExpression place(R"(\{[^}]*\})");
  QStringList missing;
  int count = 0;
  for (QString sentence : texts_of(file.toUtf8().constData())) {
    bool is_begun = !sentence.isEmpty() && (sentence[0].isUpper() || sentence[0].isDigit());
    bool is_piece = sentence.endsWith(' ') ||
                    (!is_begun && !sentence.contains('{') && !sentence.startsWith(';'));
    bool is_sentence = sentence.count(' ') > 1 && !is_piece && !composed.contains(sentence) &&
                       !sentence.contains("::") && !sentence.contains("\\n");
    if (!is_sentence) continue;
    ++count;
    if (sentence.startsWith(':') || sentence.startsWith(';')) sentence.prepend("{}");
    sentence.replace(place, "7");
    QString said = ui::translated_observation(sentence.toStdString());
    if (!is_arabic(said) || has_english(said)) missing << sentence;
  }
  QVERIFY2(count >= at_least, qPrintable(QString::number(count)));
  QVERIFY2(missing.isEmpty(), qPrintable(missing.join('\n')));
}

void ObserverSentencesTest::the_parts_of_a_sentence_are_translated_too_data() {
  QTest::addColumn<QString>("sentence");
  for (const char* sentence :
       {"a waits for the answer of b and b waits for the answer of a: for 2.5 s none of them can "
        "go "
        "on",
        "a waits for the answer of b, b waits for the answer of c and c waits for the answer of a: "
        "for 200 ms none of them can go on",
        "a was restarted 3 times in the last 60 s",
        "a was restarted at least 8 times in the last 60 s",
        "a has used up its only restart in 5 s: one more child that ends will end it",
        "a has used up all 3 restarts in 5 s: one more child that ends will end it",
        "The process a waits: no message for it has come.", "The process a has ended.",
        "a accepts no message b.", "somebody outside called a with b",
        "a sent nobody an exit signal; it was dropped: receiver dead",
        "a decided on its child b: keep without restart"}) {
    QTest::newRow(sentence) << sentence;
  }
}

void ObserverSentencesTest::the_parts_of_a_sentence_are_translated_too() {
  QFETCH(QString, sentence);
  QString said = ui::translated_observation(sentence.toStdString());
  QVERIFY2(is_arabic(said) && !has_english(said), qPrintable(said));
}

void ObserverSentencesTest::what_was_found_is_summed_up() {
  for (std::size_t rule = 0; rule <= std::size_t(observer::Rule::Unsupervised); ++rule) {
    for (std::size_t count : {1, 2, 1'000}) {
      std::string english = observer::summary(observer::Rule(rule), count);
      QString said = ui::translated_observation(english);
      QVERIFY2(is_arabic(said) && !has_english(said), english.c_str());
    }
  }
}

void ObserverSentencesTest::names_are_isolated() {
  QString said =
      ui::translated_observation("ledger has 66 messages waiting and got 40 more in the last 10 s");
  for (const char* part : {"ledger", "66", "40", "10"}) {
    QVERIFY2(said.contains(ui::isolated(std::string_view(part))), qPrintable(said));
  }
}

void ObserverSentencesTest::what_is_not_known_stays_as_it_is() {
  QCOMPARE(ui::translated_observation("The sky is blue."), "The sky is blue.");
  app::apply_language(ui::Language::English);
  QCOMPARE(ui::translated_observation("The process a has ended."), "The process a has ended.");
  app::apply_language(ui::Language::Arabic);
}

const support::Registered registered(&support::make_case<ObserverSentencesTest>);

}  // namespace

#include "observer_sentences_test.moc"
