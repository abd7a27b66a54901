#pragma once

#include <QDialog>

#include <functional>
#include <optional>

#include "base/term.h"
#include "observer/blast_radius.h"

class QComboBox;
class QLabel;

namespace ui {

/// Asks for the reason of an exit signal and says what it will do.
class ExitDialog : public QDialog {
  Q_OBJECT

 public:
  /// What comes of an end, as sentences.
  using Consequences = std::function<QString(observer::Death death)>;

  ExitDialog(const QString& process, Consequences consequences, QWidget* parent);

  /// An atom when it is written like one, else a text.
  otp::Term reason() const;

 private:
  void explain();
  void showConsequences(observer::Death death);

  QComboBox* reason_ = nullptr;
  QLabel* effect_ = nullptr;
  Consequences consequences_;
  std::optional<observer::Death> thought_through_;
  QLabel* then_ = nullptr;
};

}  // namespace ui
