#pragma once

#include <QRegularExpression>
#include <QString>

#include <functional>
#include <span>
#include <vector>

namespace ui {

/// Sentences that core writes in English, and how each is recognised, so that they can be said in
/// the language of the program. Core knows no other language, and need not.
class SentenceForms {
 public:
  /// What stands in a sentence at a place, in the language of the program; empty when it is not
  /// known.
  using Part = std::function<QString(const QString& part)>;

  /// @param context of the translations
  /// @param sentences with %1, %2, ... for what differs, as in the translations; of several that
  /// are like a sentence the first is taken
  /// @param part says what the sentences do not
  SentenceForms(const char* context, std::span<const char* const> sentences, Part part);

  /// A sentence that is not known stays as it is.
  QString in_language(const QString& english) const;
  /// What differs in a sentence; what is not known, such as an id or an amount, is isolated.
  QString part_in_language(const QString& part) const;

 private:
  struct Form {
    const char* source;
    QRegularExpression expression;
  };

  const char* context_;
  std::vector<Form> forms_;
  Part part_;
};

}  // namespace ui
