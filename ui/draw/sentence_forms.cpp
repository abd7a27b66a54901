#include "draw/sentence_forms.h"

#include <QCoreApplication>

#include "draw/contract_words.h"
#include "draw/text.h"

namespace ui {
namespace {

QRegularExpression expression_of(const char* sentence) {
  static const QRegularExpression place("%\\d");
  QString pattern;
  QString rest = sentence;
  for (auto found = place.match(rest); found.hasMatch(); found = place.match(rest)) {
    pattern += QRegularExpression::escape(rest.left(found.capturedStart())) + "(.*)";
    rest = rest.mid(found.capturedEnd());
  }
  pattern += QRegularExpression::escape(rest);
  return QRegularExpression(QRegularExpression::anchoredPattern(pattern),
                            QRegularExpression::DotMatchesEverythingOption);
}

}  // namespace

SentenceForms::SentenceForms(const char* context, std::span<const char* const> sentences, Part part)
    : context_(context), part_(std::move(part)) {
  for (const char* sentence : sentences) forms_.push_back({sentence, expression_of(sentence)});
}

QString SentenceForms::in_language(const QString& english) const {
  for (const Form& form : forms_) {
    auto match = form.expression.match(english);
    if (!match.hasMatch()) continue;
    QString shown = QCoreApplication::translate(context_, form.source);
    for (int place = 1; place <= match.lastCapturedIndex(); ++place) {
      shown.replace('%' + QString::number(place), part_in_language(match.captured(place)));
    }
    return shown;
  }
  return english;
}

QString SentenceForms::part_in_language(const QString& part) const {
  if (QString known = part_(part); !known.isEmpty()) return known;
  QString known = in_language(part);
  return known == part ? isolated(part) : known;
}

}  // namespace ui
